"""The generators of the Python client and of the reading desk's types."""
