"""The query: what a caller typed, read, matched and highlighted."""
