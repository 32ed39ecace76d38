"""What routes depend on, by name."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Query

from functions.api.requests.query_parameters import NoParameters
from functions.api.wiring import get_library
from shared.usecases.read.library import Library

LibraryDep = Annotated[Library, Depends(get_library)]
NoQuery = Annotated[NoParameters, Query()]


async def today() -> str:
    """Return the day, UTC, that recency is counted from."""
    return datetime.now(UTC).date().isoformat()


Today = Annotated[str, Depends(today)]
