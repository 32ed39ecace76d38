"""Counts: facets, timelines and networks, asked for and read."""
