"""Tests of shared/articles/dates."""
