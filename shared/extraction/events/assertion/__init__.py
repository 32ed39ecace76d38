"""Assertion: what a sentence asserts, and whether it is real yet."""
