"""Tests of shared/articles/readers."""
