"""A page of articles with its facets and timeline: several searches, one round trip.

One search finds the articles. What is counted under the same filters is counted by one search: all
that matches, and each facet that ignores its own selection. docs/adr/0085 tells why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from shared.search.counts.facets import facet_aggregations, ignored_facet
from shared.search.counts.timeline import Interval, timeline_aggregations
from shared.search.facet_registry import FacetName
from shared.search.filters.engine_clauses import Clause, article_clauses, conjunction
from shared.search.filters.filters import Filters
from shared.search.pages.cursor import Cursor
from shared.search.pages.stories import CANDIDATES, STORIES, story_count_aggregation
from shared.search.query.engine_query import Spellings, boost_queries, match_query
from shared.search.query.highlights import highlight_request

type Sort = Literal["relevance", "newest", "oldest", "arrived"]
type Body = dict[str, Any]

SHOWN = (
    "id",
    "key",
    "story",
    "title",
    "lead",
    "published",
    "source",
    "url",
    "language",
    "indexed",
    "updated",
    "record.leaders",
    "record.countries",
    "record.events",
)
"""Fields of a listed article; the article itself has the text and the mentions too."""

ARRIVED = {"indexed": {"order": "desc", "missing": "_last", "unmapped_type": "date"}}
"""An index of an earlier version has no such field until `summitry reindex`."""
_NEWEST = {"instant": {"order": "desc", "missing": "_last"}}
_ORDERS: dict[Sort, list[dict[str, Any]]] = {
    "relevance": [{"_score": "desc"}, _NEWEST],
    "newest": [_NEWEST],
    "arrived": [ARRIVED],
    "oldest": [{"instant": {"order": "asc", "missing": "_last"}}],
}
_TIE_BREAKER = {"id": "asc"}


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A request for one page.

    Attributes:
        filters: which articles match.
        sort: their order; None for relevance with words, else newest.
        limit: articles on the page.
        facets: facets to count.
        facet_size: most values of each.
        interval: length of the timeline's buckets.
        highlight: whether matched words are marked.
        collapse: whether one article stands for all of its story.
        cursor: `next_cursor` of the page before, or None for the first.
        as_of: ISO day that age is counted from on the first page; a cursor has its own.
    """

    filters: Filters
    sort: Sort | None
    limit: int
    as_of: str
    facets: tuple[FacetName, ...] = ()
    facet_size: int = 20
    interval: Interval = "month"
    highlight: bool = True
    collapse: bool = False
    cursor: str | None = None

    @property
    def order(self) -> Sort:
        """Name the order of the articles, where none is asked for too."""
        return self.sort or ("relevance" if self.filters.words else "newest")


@dataclass(frozen=True, slots=True)
class PageBodies:
    """The searches of a page, which are sent together.

    Attributes:
        articles: for the articles; it counts nothing.
        counts: for what is counted, a body for each set of clauses. The first one counts what
            matches: their number, the timeline and most facets. They do not depend on the place
            in the order, so the engine remembers their answers from page to page.
    """

    articles: Body
    counts: tuple[Body, ...]


def page_bodies(request: PageRequest, start: Cursor, spellings: Spellings) -> PageBodies:
    """Build the bodies that answer a page.

    Args:
        request: what is asked for.
        start: where the page begins.
        spellings: gives other spellings of names.
    """
    articles = articles_body(request, start, spellings)
    if request.collapse:
        articles["size"] *= CANDIDATES
    if request.highlight and request.filters.words is not None:
        articles["highlight"] = highlight_request(request.filters.words, spellings)
    return PageBodies(articles, _count_bodies(request, spellings))


def articles_body(request: PageRequest, start: Cursor, spellings: Spellings) -> Body:
    """Build the body that finds articles in order, one more than the limit.

    It counts and marks nothing. So the engine may pass over articles that come too late in the
    order without a look at each.
    """
    clauses = article_clauses(request.filters)
    body: Body = {
        "size": request.limit + 1,
        "track_total_hits": False,
        "_source": list(SHOWN),
        "query": scored_query(request.filters, clauses, spellings, start.as_of),
        "sort": [*_ORDERS[request.order], _TIE_BREAKER],
    }
    return body | ({"search_after": list(start.after)} if start.after else {})


def scored_query(
    filters: Filters, clauses: Sequence[Clause], spellings: Spellings, as_of: str | None = None
) -> Clause:
    """Join words with clauses.

    Args:
        filters: filters, of which the words are taken.
        clauses: what else must hold; it never scores.
        spellings: gives other spellings of names.
        as_of: ISO day that age is counted from, or None where nothing is ranked.
    """
    if filters.words is None:
        return conjunction(clauses)
    if as_of is None:
        words = match_query(filters.words, spellings, filters.confidence, scored=False)
        return conjunction([words, *clauses])
    words = match_query(filters.words, spellings, filters.confidence)
    ranking = boost_queries(filters.words, as_of)
    return {"bool": {"must": [words], "filter": list(clauses), "should": ranking}}


def _count_bodies(request: PageRequest, spellings: Spellings) -> tuple[Body, ...]:
    """Build a body for what matches, and one for the facets that ignore a selection of their own.

    Facets that are counted under the same clauses share a body.
    """
    filters, matching = request.filters, article_clauses(request.filters)
    shown = timeline_aggregations(request.interval)
    if request.collapse:
        shown[STORIES] = story_count_aggregation()
    groups = [(matching, shown)]
    for facet in request.facets:
        counts = facet_aggregations(facet, filters, request.facet_size)
        clauses = article_clauses(filters, ignored_facet(filters, facet))
        equal = [group for known, group in groups if known == clauses]
        if equal:
            equal[0].update(counts)
        else:
            groups.append((clauses, counts))
    return tuple(
        {
            "size": 0,
            "track_total_hits": clauses is matching,
            "query": scored_query(filters, clauses, spellings),
            "aggs": counts,
        }
        for clauses, counts in groups
    )


def read_total(answer: Mapping[str, Any]) -> tuple[int, Literal["eq", "gte"]]:
    """Read how many articles match, and whether that is exact (`eq`) or a lower bound (`gte`)."""
    total = answer["hits"]["total"]
    return total["value"], total["relation"]
