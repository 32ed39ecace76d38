"""Ingest: brings the index in line with the bucket, key by key."""
