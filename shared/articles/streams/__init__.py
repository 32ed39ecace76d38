"""Streams of bytes: bounded, decompressed, split."""
