"""Settings read once, observability, decoding of S3 events."""
