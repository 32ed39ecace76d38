"""The ports on a real OpenSearch."""
