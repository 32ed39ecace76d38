"""Readers measured on pages of other people, against their ground truth and plain trafilatura."""
