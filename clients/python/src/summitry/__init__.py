"""A typed client of the REST API, for programs and for the command line."""

from summitry.client import Summitry
from summitry.errors import ApiError

__all__ = ["ApiError", "Summitry"]
