"""Search: a page of articles, the facets of all that match, and their timeline."""

from dataclasses import dataclass, replace
from typing import Any

from shared.search.counts.facets import FacetCounts, read_facet
from shared.search.counts.timeline import Interval, Timeline, read_timeline
from shared.search.facet_registry import FACETS, FacetName
from shared.search.filters.filter_input import FilterInput
from shared.search.filters.filters import Filters
from shared.search.filters.known_values import InvalidRequestError, Problem
from shared.search.filters.name_spellings import Hint
from shared.search.pages.cursor import Cursor, CursorError, decode_cursor, encode_cursor
from shared.search.pages.page import PageRequest, Sort, page_body, read_total
from shared.search.pages.search_identity import search_identity
from shared.search.pages.stories import STORIES, Hit
from shared.search.query.highlights import read_highlights
from shared.usecases.read.library import Library, resolve
from shared.usecases.read.page_cut import Page, cut, cut_by_story

type Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search as the caller wrote it.

    Attributes:
        filters: which articles.
        today: ISO day of the request, that recency is counted from.
        sort: order; None for relevance with words, else newest.
        limit: articles on the page.
        cursor: `next_cursor` of the page before, or None.
        facets: facets to count.
        facet_size: most values of each.
        interval: length of the timeline's buckets.
        highlight: whether matched words are marked.
        collapse: whether one article stands for all of its story.
    """

    filters: FilterInput
    today: str
    sort: Sort | None = None
    limit: int = 20
    cursor: str | None = None
    facets: tuple[FacetName, ...] = FACETS
    facet_size: int = 20
    interval: Interval = "month"
    highlight: bool = True
    collapse: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page and all that belongs to it.

    Attributes:
        total: articles that match.
        relation: `eq` where that is exact, `gte` where it is a lower bound.
        took_ms: time the engine says it took.
        articles: the page, as JSON objects.
        facets: counts by facet.
        timeline: counts over time.
        hints: facet values that the words name.
        stories: about how many stories these are; None where they are not collapsed.
        next_cursor: where the next page begins; None at the end.
    """

    total: int
    relation: str
    took_ms: int
    articles: tuple[Json, ...]
    facets: dict[FacetName, FacetCounts]
    timeline: Timeline
    hints: tuple[Hint, ...]
    stories: int | None
    next_cursor: str | None


def search_articles(library: Library, request: SearchRequest) -> SearchResult:
    """Answer a search in one round trip to the engine.

    Raises:
        QuerySyntaxError: the words cannot be read.
        InvalidRequestError: a value does not exist, or the cursor is of another search.
    """
    filters = resolve(library, request.filters)
    page = page_request(request, filters)
    body = page_body(page, library.names.variants)
    answer = library.engine.search(body)
    total, relation = read_total(answer)
    counts, hits = answer["aggregations"], answer["hits"]["hits"]
    shown = (
        cut_by_story(library.engine, body, hits, page.limit)
        if page.collapse
        else cut(hits, page.limit)
    )
    return SearchResult(
        total=total,
        relation=relation,
        took_ms=answer["took"],
        articles=tuple(article_summary(hit) for hit in shown.hits),
        facets={
            facet: read_facet(facet, filters, counts[facet], page.facet_size, library.values.label)
            for facet in page.facets
        },
        timeline=read_timeline(counts["timeline"], page.interval),
        hints=library.names.hints(filters.words) if filters.words else (),
        stories=min(total, counts[STORIES][STORIES]["value"]) if page.collapse else None,
        next_cursor=next_cursor(page, shown),
    )


def article_summary(hit: Hit) -> Json:
    """Give one listed article as its JSON object."""
    source = hit["_source"]
    record = source["record"]
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
        "leaders": record["leaders"],
        "countries": record["countries"],
        "events": record["events"],
        "highlights": read_highlights(hit),
    }


def next_cursor(page: PageRequest, shown: Page) -> str | None:
    """Give the cursor of the page after this one; None where nothing comes after it."""
    if shown.end is None:
        return None
    return encode_cursor(Cursor(shown.end, page.as_of), search_identity(page))


def page_request(request: SearchRequest, filters: Filters) -> PageRequest:
    """Give the page to ask for, with its cursor read.

    Raises:
        InvalidRequestError: the cursor is of another search.
    """
    page = PageRequest(
        filters=filters,
        sort=request.sort or ("relevance" if filters.words else "newest"),
        limit=request.limit,
        as_of=request.today,
        facets=request.facets,
        facet_size=request.facet_size,
        interval=request.interval,
        highlight=request.highlight,
        collapse=request.collapse,
    )
    if request.cursor is None:
        return page
    try:
        cursor = decode_cursor(request.cursor, search_identity(page))
    except CursorError as error:
        raise InvalidRequestError([Problem("cursor", str(error))]) from error
    return replace(page, cursor=cursor, as_of=cursor.as_of)
