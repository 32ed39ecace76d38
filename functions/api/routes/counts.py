"""Counts without articles: values of a facet, timelines, networks, suggestions."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from functions.api.conditional_answers import fields_of, json_answer
from functions.api.dependencies import LibraryDep
from functions.api.requests.query_parameters import (
    FacetParameters,
    NetworkParameters,
    SuggestParameters,
    TimelineParameters,
    facet_problem,
)
from functions.api.schemas.counts import FacetAnswer, Network, SplitTimeline, Suggestions
from shared.search.facet_registry import FACETS
from shared.search.filters.request_problems import InvalidRequestError
from shared.usecases.read.facet_values import facet_values
from shared.usecases.read.network import network
from shared.usecases.read.suggest import suggest
from shared.usecases.read.timeline import timeline

router = APIRouter(tags=["counts"])


@router.get("/facets/{facet}", response_model=FacetAnswer, operation_id="searchFacet")
def facet(
    request: Request,
    facet: Annotated[str, Path(description="Name of a facet.", examples=["leader"])],
    parameters: Annotated[FacetParameters, Query()],
    library: LibraryDep,
) -> Response:
    """Search inside a facet's values; counts heed the filters as those of a page do."""
    if facet not in FACETS:
        raise InvalidRequestError([facet_problem("facet", facet)])
    counts = facet_values(
        library,
        facet,
        parameters.filters(),
        prefix=parameters.prefix,
        size=parameters.facet_size,
    )
    return json_answer(request, {"facet": facet, **fields_of(counts)})


@router.get("/timeline", response_model=SplitTimeline, operation_id="getTimeline")
def over_time(
    request: Request,
    parameters: Annotated[TimelineParameters, Query()],
    library: LibraryDep,
) -> Response:
    """Count articles over time, of all that match or also of each value of a facet."""
    result = timeline(
        library,
        parameters.filters(),
        parameters.interval,
        parameters.split,
        parameters.facet_size,
        parameters.by,
    )
    return json_answer(request, result)


@router.get("/network", response_model=Network, operation_id="getNetwork")
def pairs(
    request: Request,
    parameters: Annotated[NetworkParameters, Query()],
    library: LibraryDep,
) -> Response:
    """Count who and what occur together, and how much more often than by chance."""
    ends = parameters.ends()
    result = network(library, parameters.filters(), ends, parameters.facet_size)
    return json_answer(request, result)


@router.get("/suggest", response_model=Suggestions, operation_id="suggest")
def suggestions(
    request: Request,
    parameters: Annotated[SuggestParameters, Query()],
    library: LibraryDep,
) -> Response:
    """Suggest leaders, countries, event types, sources and titles while somebody types."""
    found = suggest(library, parameters.q, parameters.limit, parameters.confidence)
    return json_answer(request, {"suggestions": found})
