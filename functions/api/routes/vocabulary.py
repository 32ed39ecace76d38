"""What the vocabulary knows."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from functions.api.conditional_answers import json_answer
from functions.api.dependencies import NoQuery
from functions.api.schemas.vocabulary import Countries, Events, Leaders
from functions.api.wiring import get_vocabulary
from shared.usecases.read.vocabulary_lists import list_countries, list_events, list_leaders
from shared.vocabulary import Vocabulary

router = APIRouter(prefix="/vocabulary", tags=["vocabulary"])

VocabularyDep = Annotated[Vocabulary, Depends(get_vocabulary)]
AN_HOUR = "private, max-age=3600"
"""It changes with a deployment only."""


@router.get("/leaders", response_model=Leaders, operation_id="listLeaders")
def leaders(request: Request, _: NoQuery, vocabulary: VocabularyDep) -> Response:
    """List the leaders with their names and terms of office."""
    return json_answer(request, list_leaders(vocabulary), cache_control=AN_HOUR)


@router.get("/countries", response_model=Countries, operation_id="listCountries")
def countries(request: Request, _: NoQuery, vocabulary: VocabularyDep) -> Response:
    """List the countries with the words they go by."""
    return json_answer(request, list_countries(vocabulary), cache_control=AN_HOUR)


@router.get("/events", response_model=Events, operation_id="listEvents")
def events(request: Request, _: NoQuery, vocabulary: VocabularyDep) -> Response:
    """List the event types, an upper one before its modes."""
    return json_answer(request, list_events(vocabulary), cache_control=AN_HOUR)
