"""What the commands that ask the API share: the connection, filters and names."""
