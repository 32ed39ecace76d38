"""The index: its names, its mappings and the documents that it holds."""
