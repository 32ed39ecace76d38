"""Errors of the stack on this machine; each message says what to do."""


class LocalStackError(Exception):
    """The stack cannot start or go on; the message tells why and what to do."""
