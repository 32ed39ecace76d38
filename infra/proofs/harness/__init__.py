"""What the proofs share: articles, worker processes, queues, the check of index and bucket."""
