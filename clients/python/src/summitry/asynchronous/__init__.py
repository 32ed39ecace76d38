"""The client for programs that await; `python -m infra.clients` makes the other half of it."""
