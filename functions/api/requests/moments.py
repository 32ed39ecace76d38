"""Times, as callers write them: an instant, or a whole day in UTC."""

import re
from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
"""RFC 3339; pydantic alone would read seconds since 1970 and times without an offset as well."""


def _first(value: object) -> object:
    return _moment(value, "T00:00:00Z")


def _last(value: object) -> object:
    return _moment(value, "T23:59:59.999Z")


def _moment(value: object, time_of_day: str) -> object:
    """Let nothing but a day or an instant through; a day gets a time."""
    if value is None:
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value + time_of_day
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        return value
    raise ValueError(
        "a time is a day, YYYY-MM-DD, or an instant, YYYY-MM-DDThh:mm:ssZ; the plus sign of an "
        "offset is written %2B in an address"
    )


FirstMoment = Annotated[datetime, BeforeValidator(_first)]
LastMoment = Annotated[datetime, BeforeValidator(_last)]
