"""Pages of events: which articles to ask for next, in which order, and where a page goes on.

The engine sorts articles, not their nested events. So a page asks in stages, each of which the
engine can sort by itself, and merges the events of the articles that it gets (docs/adr/0089).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from shared.search.facet_registry import EVENTS
from shared.search.filters.engine_clauses import (
    Clause,
    conjunction,
    event_clauses,
    in_one_event,
    own_clauses,
)
from shared.search.filters.filters import Filters
from shared.search.pages.page import ARRIVED, scored_query
from shared.search.query.engine_query import Spellings

type EventSort = Literal["event_newest", "event_oldest", "newest", "oldest", "arrived"]
type Place = tuple[str | int | None, str, int]
"""Where an event stands: the value that is sorted by, id of its article, and its number there."""

MOST_ARTICLES = 300
"""Articles that a stage asks for at most: each comes with all its events."""

SHOWN = (
    "id",
    "key",
    "title",
    "published",
    "source",
    "url",
    "language",
    "record.leaders.id",
    "record.leaders.name",
    "record.countries.id",
    "record.countries.name",
    "record.events",
    "sentences",
)
"""Fields of an article that rows of its events are made of."""

COUNT = "count"

_DATE = f"{EVENTS}.date"
_HAS_DATE: Clause = {"exists": {"field": _DATE}}
_BY_ID: Mapping[str, Any] = {"id": "asc"}
_ARTICLE_ORDERS: Mapping[EventSort, Mapping[str, Any]] = {
    "newest": {"instant": {"order": "desc", "missing": "_last"}},
    "oldest": {"instant": {"order": "asc", "missing": "_last"}},
    "arrived": ARRIVED,
}


@dataclass(frozen=True, slots=True)
class EventRequest:
    """A request for one page of events.

    Attributes:
        filters: which events match; what is selected must meet in one.
        sort: by the day of the event or by the publication of its article.
        limit: events on the page.
        cursor: `next_cursor` of the page before, or None for the first.
    """

    filters: Filters
    sort: EventSort
    limit: int
    cursor: str | None = None

    @property
    def by_event_date(self) -> bool:
        """Return whether events are sorted by their own days, not by those of their articles."""
        return self.sort not in _ARTICLE_ORDERS


@dataclass(frozen=True, slots=True)
class Days:
    """The days of events that a stage takes.

    Attributes:
        dated: whether events with a day are taken, or those without; None for both.
        after: only later days than this, or None.
        before: only earlier days than this, or None.
        on: only this day, or None.
    """

    dated: bool | None = None
    after: str | None = None
    before: str | None = None
    on: str | None = None

    def clauses(self) -> list[Clause]:
        """Build the clauses that an event must satisfy."""
        if self.dated is None:
            return []
        if not self.dated:
            return [{"bool": {"must_not": [_HAS_DATE]}}]
        bounds = {"gt": self.after, "lt": self.before, "gte": self.on, "lte": self.on}
        given = {name: day for name, day in bounds.items() if day is not None}
        return [{"range": {_DATE: given}}] if given else [_HAS_DATE]

    def hold(self, day: str | None) -> bool:
        """Return whether an event of this day is taken."""
        if self.dated is None or day is None:
            return self.dated is None or not self.dated
        after = self.after is None or day > self.after
        before = self.before is None or day < self.before
        return self.dated and after and before and self.on in (None, day)


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a page that the engine sorts by itself.

    Attributes:
        days: days of the events that it takes.
        sort: order of the articles, before the id.
        merges: whether articles are in the order of their first event alone, so that the events
            of several are to be merged; otherwise the events of an article stay together.
        articles: further clauses for the articles.
        search_after: sort values of the article after which it begins; empty for the first.
        seen: id of an article and the number of its last event that was given already.
    """

    days: Days = Days()
    sort: Mapping[str, Any] | None = None
    merges: bool = False
    articles: tuple[Clause, ...] = ()
    search_after: tuple[Any, ...] = ()
    seen: tuple[str, int] | None = None


def stages(request: EventRequest, place: Place | None) -> list[Stage]:
    """Return the stages of a page, in the order of their events.

    Args:
        request: the page.
        place: where the last event of the page before stands, or None at the first page.
    """
    if request.by_event_date:
        return _stages_by_event_date(request, place)
    order = _ARTICLE_ORDERS[request.sort]
    if place is None:
        return [Stage(sort=order)]
    value, id, number = place
    rest = Stage(sort=order, articles=({"term": {"id": id}},), seen=(id, number))
    return [rest, Stage(sort=order, search_after=(value, id))]


def _stages_by_event_date(request: EventRequest, place: Place | None) -> list[Stage]:
    undated = Stage(Days(dated=False))
    if place is None:
        return [_other_days(request, Days(dated=True)), undated]
    day, id, number = place
    begun = Stage(
        Days(dated=False) if day is None else Days(dated=True, on=str(day)),
        articles=({"range": {"id": {"gte": id}}},),
        seen=(id, number),
    )
    if day is None:
        return [begun]
    newest = request.sort == "event_newest"
    beyond = Days(True, before=str(day)) if newest else Days(True, after=str(day))
    return [begun, _other_days(request, beyond), undated]


def _other_days(request: EventRequest, days: Days) -> Stage:
    """Return the stage of several days, in which the first event of an article decides."""
    newest = request.sort == "event_newest"
    within = conjunction([*event_clauses(request.filters), *days.clauses()])
    order = {
        "order": "desc" if newest else "asc",
        "mode": "max" if newest else "min",
        "nested": {"path": EVENTS, "filter": within},
    }
    return Stage(days, {_DATE: order}, merges=True)


def stage_body(request: EventRequest, stage: Stage, spellings: Spellings) -> dict[str, Any]:
    """Build the body that asks for the articles of a stage, one more than are needed."""
    order = [stage.sort, _BY_ID] if stage.sort else [_BY_ID]
    body: dict[str, Any] = {
        "size": articles_needed(request, stage) + 1,
        # Sorting by a nested day, the engine fails with 500 on some queries unless it counts all
        # articles (OpenSearch's issues 17140 and 21537, open; seen here with 3.8.0).
        "track_total_hits": stage.merges,
        "_source": list(SHOWN),
        "query": _query(request.filters, stage, spellings),
        "sort": order,
    }
    return body | ({"search_after": list(stage.search_after)} if stage.search_after else {})


def articles_needed(request: EventRequest, stage: Stage) -> int:
    """Return how many articles fill a page, or a good part of one.

    Each has an event or more; the one that the page before ended with may have no further one.
    """
    return min(request.limit, MOST_ARTICLES) + (stage.seen is not None)


def count_body(filters: Filters, spellings: Spellings) -> dict[str, Any]:
    """Build the body that counts all events that match, and their articles."""
    rows = {"sum": {"field": f"{EVENTS}.times", "missing": 1}}
    matching = {"filter": conjunction(event_clauses(filters)), "aggs": {COUNT: rows}}
    return {
        "size": 0,
        "track_total_hits": True,
        "query": _query(filters, Stage(), spellings),
        "aggs": {COUNT: {"nested": {"path": EVENTS}, "aggs": {COUNT: matching}}},
    }


def read_count(answer: Mapping[str, Any]) -> tuple[int, int]:
    """Read how many events match, and how many articles have them."""
    rows = answer["aggregations"][COUNT][COUNT][COUNT]["value"]
    return int(rows), answer["hits"]["total"]["value"]


def _query(filters: Filters, stage: Stage, spellings: Spellings) -> Clause:
    within = in_one_event([*event_clauses(filters), *stage.days.clauses()])
    return scored_query(filters, [*own_clauses(filters), *stage.articles, within], spellings)
