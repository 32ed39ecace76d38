"""The environment of the functions: settings and messages of the queue."""
