"""SQS batch to object references to the ingest use case."""
