"""What of the Python client is generated: its types, and its blocking half."""
