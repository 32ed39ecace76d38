"""Read: what callers of the API ask for."""
