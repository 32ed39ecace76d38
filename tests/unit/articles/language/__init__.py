"""Tests of shared/articles/language."""
