"""One reader per format: bytes to articles."""
