"""Names: their words, and what stands around them."""
