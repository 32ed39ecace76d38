"""Details of an event: who took part, and on which day it was."""
