"""ASGI middleware: what every request and every answer passes through."""
