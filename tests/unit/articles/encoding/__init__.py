"""Tests of shared/articles/encoding."""
