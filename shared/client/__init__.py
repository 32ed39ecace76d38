"""A typed client of the REST API, for programs and for the command line."""

from shared.client.client import Summitry
from shared.client.errors import ApiError

__all__ = ["ApiError", "Summitry"]
