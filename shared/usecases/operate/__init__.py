"""Operate: what operators do to bucket, queues and index."""
