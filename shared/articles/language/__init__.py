"""The language of a text, detected or told by code and name."""
