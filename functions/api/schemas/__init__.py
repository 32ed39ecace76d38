"""Answers of the API: with `parameters`, the only HTTP contract."""
