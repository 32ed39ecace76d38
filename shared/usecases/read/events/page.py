"""A page of events: all that match, each with the article that tells of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple, cast

from shared.search.filters.event_match import event_matches
from shared.search.filters.request_problems import InvalidRequestError, Problem
from shared.search.index.stored_record import stored_record
from shared.search.pages.cursor import Cursor, CursorError, decode_cursor, encode_cursor
from shared.search.pages.events import (
    EventRequest,
    Place,
    Stage,
    articles_needed,
    count_body,
    read_count,
    stage_body,
    stages,
)
from shared.search.pages.search_identity import event_search_identity
from shared.usecases.read.events.rows import Json, event_row
from shared.usecases.read.export.lines import ndjson_line
from shared.usecases.read.library import Library, require_known_values
from shared.usecases.read.page_cut import MOST_BYTES
from shared.usecases.read.search_articles import Count

type Hit = Mapping[str, Any]


class Found(NamedTuple):
    """An event that matches.

    Attributes:
        place: where it stands in the order of the page.
        hit: its article.
        event: the event as the record has it.
    """

    place: Place
    hit: Hit
    event: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EventPage:
    """A page of events.

    Attributes:
        total: events that match.
        articles: articles that have them.
        took_ms: time the engine says it took to count them.
        events: the page, as JSON objects.
        next_cursor: where the next page begins; None at the end.
    """

    total: Count
    articles: Count
    took_ms: int
    events: tuple[Json, ...]
    next_cursor: str | None


class EventPart(NamedTuple):
    """Some of the events, in order.

    Attributes:
        rows: as JSON objects.
        lines: the same, written.
        next_cursor: where the next ones begin; None at the end.
    """

    rows: list[Json]
    lines: list[str]
    next_cursor: str | None


def list_events(library: Library, request: EventRequest) -> EventPage:
    """Return a page of events.

    Raises:
        InvalidRequestError: a value does not exist, or the cursor is of another search.
    """
    require_known_values(library, request.filters)
    answer = library.engine.search(count_body(request.filters, library.names.spellings))
    total, articles = read_count(answer)
    part = event_part(library, request, ndjson_line)
    return EventPage(
        total=Count(total, "eq"),
        articles=Count(articles, "eq"),
        took_ms=answer["took"],
        events=tuple(part.rows),
        next_cursor=part.next_cursor,
    )


def event_part(library: Library, request: EventRequest, write: Callable[[Json], str]) -> EventPart:
    """Return the next rows, as many as fit into one answer: at least one where there is one.

    Args:
        library: the articles.
        request: the page; its values must be known.
        write: writes a row as text, whose length counts.

    Raises:
        InvalidRequestError: the cursor is of another search.
    """
    found, more = _found(library, request, _place(request))
    rows: list[Json] = []
    lines: list[str] = []
    room = MOST_BYTES
    for one in found[: request.limit]:
        row = event_row(one.hit["_source"], one.place[2], one.event, library.values.name)
        line = write(row)
        room -= len(line.encode())
        if rows and room < 0:
            break
        rows.append(row)
        lines.append(line)
    if len(rows) == len(found) and not more:
        return EventPart(rows, lines, None)
    end = Cursor(found[len(rows) - 1].place, "")
    return EventPart(rows, lines, encode_cursor(end, event_search_identity(request)))


def _place(request: EventRequest) -> Place | None:
    if request.cursor is None:
        return None
    try:
        cursor = decode_cursor(request.cursor, event_search_identity(request))
    except CursorError as error:
        raise InvalidRequestError([Problem("cursor", str(error))]) from error
    return cast(Place, cursor.after)


def _found(
    library: Library, request: EventRequest, place: Place | None
) -> tuple[list[Found], bool]:
    """Return the next events in order, and whether there are more after them."""
    found: list[Found] = []
    for stage in stages(request, place):
        body = stage_body(request, stage, library.names.spellings)
        hits = library.engine.search(body)["hits"]["hits"]
        more = len(hits) > articles_needed(request, stage)
        found += _merged(request, stage, hits, more=more)
        if more or len(found) > request.limit:
            return found, more
    return found, False


def _merged(request: EventRequest, stage: Stage, hits: Sequence[Hit], *, more: bool) -> list[Found]:
    """Return the events of a stage that no later article can come before.

    Args:
        request: the page.
        stage: the stage.
        hits: its articles in order.
        more: whether the last one is there only to tell where the events after these begin.
    """
    events = list(chain.from_iterable(_events(request, stage, hit) for hit in hits))
    if stage.merges:
        events.sort(key=lambda found: found.place[1:])
        events.sort(key=_day, reverse=request.sort == "event_newest")
    if not more:
        return events
    last = hits[-1]["_id"]
    end = next((n for n, found in enumerate(events) if found.hit["_id"] == last), len(events))
    return events[:end]


def _day(found: Found) -> str:
    return str(found.place[0])


def _events(request: EventRequest, stage: Stage, hit: Hit) -> Iterator[Found]:
    """Yield the events of an article that match and lie within the stage."""
    source = hit["_source"]
    record = {"record": {"events": source["record"].get("events", [])}}
    for number, event in enumerate(stored_record(record)["events"]):
        if stage.seen is not None and (source["id"], number) <= stage.seen:
            continue
        if stage.days.hold(event["date"]) and event_matches(event, request.filters):
            value = event["date"] if request.by_event_date else hit["sort"][0]
            yield Found((value, source["id"], number), hit, event)
