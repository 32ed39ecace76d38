"""What can go wrong with the stack on this machine, said in words that a person can act on."""


class LocalStackError(Exception):
    """The stack cannot start or go on; the message tells why and what to do."""
