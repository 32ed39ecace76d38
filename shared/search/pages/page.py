"""A page of articles with its facets and timeline: one request, one answer.

Every part is counted under its own filters. The clauses that all parts share go into the query. The
others go into a post filter for the articles, and into a filter of its own for each aggregation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from shared.search.counts.facets import facet_aggregation, ignored_facet
from shared.search.counts.timeline import Interval, timeline_aggregations
from shared.search.facet_registry import FacetName
from shared.search.filters.engine_clauses import Clause, article_clauses, conjunction
from shared.search.filters.filters import Filters
from shared.search.pages.cursor import Cursor
from shared.search.pages.stories import CANDIDATES, STORIES, story_count_aggregation
from shared.search.query.engine_query import Spellings, boost_queries, match_query
from shared.search.query.highlights import highlight_request

type Sort = Literal["relevance", "newest", "oldest"]
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
    "record.leaders",
    "record.countries",
    "record.events",
)
"""Fields of a listed article; the article itself has the text and the mentions too."""

_NEWEST = {"instant": {"order": "desc", "missing": "_last"}}
_ORDERS: dict[Sort, list[dict[str, Any]]] = {
    "relevance": [{"_score": "desc"}, _NEWEST],
    "newest": [_NEWEST],
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
class ClauseScopes:
    """The clauses of a search, by the parts of the answer that they apply to.

    Attributes:
        common: for the articles and for everything that is counted.
        articles: further ones for the articles and the timeline.
        facets: further ones for each facet.
    """

    common: list[Clause]
    articles: list[Clause]
    facets: dict[FacetName, list[Clause]]


def clause_scopes(filters: Filters, facets: Sequence[FacetName]) -> ClauseScopes:
    """Split the clauses of a search into what is common and what is not."""
    everything = article_clauses(filters)
    own = {facet: article_clauses(filters, ignored_facet(filters, facet)) for facet in facets}
    common = [c for c in everything if all(c in clauses for clauses in own.values())]
    return ClauseScopes(
        common=common,
        articles=[clause for clause in everything if clause not in common],
        facets={
            facet: [clause for clause in clauses if clause not in common]
            for facet, clauses in own.items()
        },
    )


def page_body(request: PageRequest, start: Cursor, spellings: Spellings) -> Body:
    """Build the one body that answers a page.

    Args:
        request: what is asked for.
        start: where the page begins.
        spellings: gives other spellings of names.
    """
    filters, scope = request.filters, clause_scopes(request.filters, request.facets)
    body: Body = {
        "size": (request.limit + 1) * (CANDIDATES if request.collapse else 1),
        "track_total_hits": True,
        "_source": list(SHOWN),
        "query": scored_query(filters, scope.common, spellings, start.as_of),
        "sort": [*_ORDERS[request.order], _TIE_BREAKER],
        "aggs": _aggregations(request, scope),
    }
    if scope.articles:
        body["post_filter"] = conjunction(scope.articles)
    if start.after:
        body["search_after"] = list(start.after)
    if request.highlight and filters.words is not None:
        body["highlight"] = highlight_request(filters.words, spellings)
    return body


def export_body(request: PageRequest, start: Cursor, spellings: Spellings) -> Body:
    """Build the body of one part of an export: articles alone, nothing counted or marked."""
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
    words = match_query(filters.words, spellings, filters.confidence)
    if as_of is None:
        return conjunction([words, *clauses])
    ranking = boost_queries(filters.words, as_of)
    return {"bool": {"must": [words], "filter": list(clauses), "should": ranking}}


def _aggregations(request: PageRequest, scope: ClauseScopes) -> dict[str, Any]:
    aggregations: dict[str, Any] = {
        facet: facet_aggregation(facet, request.filters, clauses, request.facet_size)
        for facet, clauses in scope.facets.items()
    }
    shown: dict[str, Any] = {"timeline": timeline_aggregations(request.interval)}
    if request.collapse:
        shown[STORIES] = {STORIES: story_count_aggregation()}
    for name, counts in shown.items():
        aggregations[name] = {"filter": conjunction(scope.articles), "aggs": counts}
    return aggregations


def read_total(answer: Mapping[str, Any]) -> tuple[int, Literal["eq", "gte"]]:
    """Read how many articles match, and whether that is exact (`eq`) or a lower bound (`gte`)."""
    total = answer["hits"]["total"]
    return total["value"], total["relation"]
