"""Tests of shared/articles/text."""
