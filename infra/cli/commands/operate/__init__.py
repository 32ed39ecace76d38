"""Commands of operators, on a bucket and its index."""
