"""Extraction held against whole articles that readers annotated."""
