"""Events: one row for each, with the article that tells of it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from functions.api.conditional_answers import json_answer
from functions.api.dependencies import LibraryDep
from functions.api.requests.event_parameters import EventParameters
from functions.api.schemas.events import EventPage
from shared.usecases.read.events.page import list_events

router = APIRouter(tags=["events"])


@router.get("/events", response_model=EventPage, operation_id="listEventRows")
def rows(
    request: Request, parameters: Annotated[EventParameters, Query()], library: LibraryDep
) -> Response:
    """List events: one row for each, with the article that tells of it and the sentence."""
    result = list_events(library, parameters.request())
    return json_answer(request, result, varying=("took_ms",))
