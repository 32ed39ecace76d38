"""The adapters of OpenSearch."""
