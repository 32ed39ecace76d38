"""The generators of the Python client's types and of its synchronous form."""
