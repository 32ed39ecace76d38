"""The ingest function: from a batch of SQS to the ingest use case."""
