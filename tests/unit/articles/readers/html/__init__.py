"""Tests of shared/articles/readers/html."""
