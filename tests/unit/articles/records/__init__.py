"""Tests of shared/articles/records."""
