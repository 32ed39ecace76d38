"""OpenSearch on this machine: its distribution, its Java runtime and its server."""
