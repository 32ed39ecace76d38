"""Streams of bytes: limits, decompression, lines."""
