"""The asynchronous client; `python -m infra.clients` makes the synchronous one from it."""
