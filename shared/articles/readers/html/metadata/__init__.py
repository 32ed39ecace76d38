"""What a page tells of its article besides the text."""
