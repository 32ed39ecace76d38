"""Tests of shared/articles/streams."""
