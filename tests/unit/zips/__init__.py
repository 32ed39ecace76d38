"""The contents of the functions' zips."""
