"""Search: a page of articles, the facets of all that match, and their timeline."""

from dataclasses import dataclass
from typing import Any, Literal

from shared.search.counts.facets import FacetCounts, read_facet
from shared.search.counts.timeline import Timeline, read_timeline
from shared.search.facet_registry import FacetName
from shared.search.filters.name_spellings import Hint
from shared.search.filters.request_problems import InvalidRequestError, Problem
from shared.search.index.stored_record import stored_record
from shared.search.pages.cursor import Cursor, CursorError, SortValue, decode_cursor, encode_cursor
from shared.search.pages.page import PageRequest, page_bodies, read_total
from shared.search.pages.search_identity import search_identity
from shared.search.pages.stories import STORIES, Hit
from shared.search.query.highlights import read_highlights
from shared.usecases.read.library import Library, require_known_values
from shared.usecases.read.page_cut import cut_page, cut_page_by_story

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of articles or stories.

    Attributes:
        value: the number.
        relation: `eq` where it is exact, `gte` where it is a lower bound, `about` where it is near.
    """

    value: int
    relation: Literal["eq", "gte", "about"]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page and all that belongs to it.

    Attributes:
        total: articles that match.
        stories: how many stories these are; None where they are not collapsed.
        took_ms: time the engine says it took.
        articles: the page, as JSON objects.
        facets: counts by facet.
        timeline: counts over time.
        hints: facet values that the words name.
        next_cursor: where the next page begins; None at the end.
    """

    total: Count
    stories: Count | None
    took_ms: int
    articles: tuple[Json, ...]
    facets: dict[FacetName, FacetCounts]
    timeline: Timeline
    hints: tuple[Hint, ...]
    next_cursor: str | None


def search_articles(library: Library, request: PageRequest) -> SearchResult:
    """Answer a search in one round trip to the engine.

    Raises:
        InvalidRequestError: a value does not exist, or the cursor is of another search.
    """
    filters = request.filters
    require_known_values(library, filters)
    start = page_start(request)
    bodies = page_bodies(request, start, library.names.spellings)
    answers = library.engine.multi_search((bodies.articles, *bodies.counts))
    found, counted = answers[0], answers[1:]
    total, relation = read_total(counted[0])
    counts = {name: part for answer in counted for name, part in answer["aggregations"].items()}
    hits = found["hits"]["hits"]
    shown = (
        cut_page_by_story(library.engine, bodies.articles, hits, request.limit)
        if request.collapse
        else cut_page(hits, request.limit)
    )
    return SearchResult(
        total=Count(total, relation),
        stories=Count(min(total, counts[STORIES]["value"]), "about") if request.collapse else None,
        took_ms=max(answer["took"] for answer in answers),
        articles=tuple(article_summary(hit) for hit in shown.hits),
        facets={
            facet: read_facet(facet, filters, counts, request.facet_size, library.values.label)
            for facet in request.facets
        },
        timeline=read_timeline(counts, request.interval),
        hints=library.names.hints(filters.words) if filters.words else (),
        next_cursor=next_cursor(request, start, shown.end),
    )


def article_summary(hit: Hit) -> Json:
    """Return one listed article as its JSON object."""
    source = hit["_source"]
    record = stored_record(source)
    return {
        "id": source["id"],
        "key": source["key"],
        "story": source["story"],
        "title": source["title"],
        "summary": source["lead"],
        "published": source["published"],
        "source": source["source"],
        "url": source["url"],
        "language": source["language"],
        "indexed": source.get("indexed"),
        "updated": source.get("updated"),
        "leaders": record["leaders"],
        "countries": record["countries"],
        "events": record["events"],
        "highlights": read_highlights(hit),
    }


def page_start(request: PageRequest) -> Cursor:
    """Return the place where a page begins: its cursor's, or before the first article.

    Raises:
        InvalidRequestError: the cursor is of another search.
    """
    if request.cursor is None:
        return Cursor((), request.as_of)
    try:
        return decode_cursor(request.cursor, search_identity(request))
    except CursorError as error:
        raise InvalidRequestError([Problem("cursor", str(error))]) from error


def next_cursor(
    request: PageRequest, start: Cursor, end: tuple[SortValue, ...] | None
) -> str | None:
    """Return the cursor of the page after this one.

    Args:
        request: this page.
        start: where it begins.
        end: sort values of its last article; None where nothing comes after it.
    """
    if end is None:
        return None
    return encode_cursor(Cursor(end, start.as_of), search_identity(request))
