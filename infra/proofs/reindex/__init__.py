"""Proof of a reindex under uploads: no search sees a missing or doubled article."""
