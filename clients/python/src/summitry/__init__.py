"""A typed client of Summitry's REST API: news found by leaders, countries and events."""

from summitry.asynchronous.client import AsyncSummitry
from summitry.errors import ApiError
from summitry.synchronous.client import Summitry

__all__ = ["ApiError", "AsyncSummitry", "Summitry"]
