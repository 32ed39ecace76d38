"""Filters: what a caller narrows a search by, and the values that are known."""
