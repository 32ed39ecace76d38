"""Requests as HTTP brings them: parameters, bodies, and what is refused at once."""
