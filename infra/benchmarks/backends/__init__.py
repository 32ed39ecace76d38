"""The backends of a benchmark: a real engine, or bucket, queue and index in memory."""
