"""Proofs on a local stack: kills, or a reindex, while users change the bucket."""
