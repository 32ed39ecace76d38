"""What both proofs share: worker processes, queues, and the check of index against bucket."""
