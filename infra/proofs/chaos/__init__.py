"""Proof under load: everything dies, repeats and comes late, and the index follows the bucket."""
