"""What the documentation asks: one example for every call, and the guide's worked questions."""

from dataclasses import dataclass, field
from typing import Any

MACRON = {
    "title": "Macron to visit Berlin",
    "text": "French President Emmanuel Macron will visit Germany on Monday.",
    "published": "2025-08-28",
}
UPLOAD = {"key": "2025/macron.txt", "content_type": "text/plain"}
ID = f"{2:032x}"


@dataclass(frozen=True, slots=True)
class Question:
    """One request.

    Attributes:
        operation: operation id.
        path: path with its parameters.
        body: JSON body, or None for a GET.
        asks: what it asks, for the guide; empty where it is an example of its call alone.
        says: how to read the request.
        shows: part of the answer that the guide prints, as keys from the top.
    """

    operation: str
    path: str
    body: dict[str, Any] | None = None
    asks: str = ""
    says: str = ""
    shows: tuple[str, ...] = field(default=())


EXAMPLES = (
    Question("searchArticles", "/articles?q=putin&country=CHN&facets=leader,country&limit=1"),
    Question("getArticle", f"/articles/{ID}"),
    Question("getOriginal", f"/articles/{ID}/original"),
    Question("getSimilarArticles", f"/articles/{ID}/similar?limit=1"),
    Question("searchFacet", "/facets/leader?prefix=pu"),
    Question("getTimeline", "/timeline?interval=month&split=event&facet_size=1"),
    Question("getNetwork", "/network?between=leader,leader"),
    Question("suggest", "/suggest?q=put"),
    Question("listEventRows", "/events?event=consult/meeting&limit=1"),
    Question("exportNdjson", "/export.ndjson?leader=narendra-modi"),
    Question("exportCsv", "/export.csv?leader=narendra-modi"),
    Question("exportEventsNdjson", "/export/events.ndjson?actor=narendra-modi"),
    Question("exportEventsCsv", "/export/events.csv?actor=narendra-modi"),
    Question("extractArticle", "/extract", MACRON),
    Question("startUpload", "/uploads", UPLOAD),
    Question("getUpload", "/uploads/articles/2025/macron.txt"),
    Question("listLeaders", "/vocabulary/leaders"),
    Question("listCountries", "/vocabulary/countries"),
    Question("listEvents", "/vocabulary/events"),
    Question("checkLiveness", "/healthz"),
    Question("checkHealth", "/health"),
)

GUIDE = (
    Question(
        "searchFacet",
        "/facets/leader?event=consult&country=CHN&same_event=true"
        "&event_date_from=2025-08-01&event_date_to=2025-09-30",
        asks="Who met in China in August and September 2025?",
        says="With `same_event=true`, type, country and date must meet in one and the same event. "
        "Only the leaders of those events are counted: somebody named elsewhere in the article is "
        "not among them. `consult` includes its modes, such as `consult/meeting`.",
        shows=("values",),
    ),
    Question(
        "getNetwork",
        "/network?between=leader,leader&q=beijing&event=consult/meeting&country=CHN&same_event=true"
        "&event_date_from=2025-09-01&event_date_to=2025-09-30",
        asks="Who met whom in Beijing in September 2025?",
        says="Countries are tags, towns are words. With `same_event` two leaders are a pair where "
        "one event has both. `lift` tells how many times more often they occur together than two "
        "leaders would by chance.",
        shows=("edges",),
    ),
    Question(
        "searchArticles",
        "/articles?event=consult/visit&status=planned&country=IRN&same_event=true&facets=leader",
        asks="Which visits to Iran are planned?",
        says="An event is planned, not an article: without `same_event` an article that tells of a "
        "planned parade and of a visit that took place would match too.",
        shows=("facets", "leader", "values"),
    ),
    Question(
        "searchFacet",
        "/facets/actor?event=consult&recipient=CHN&recipient=IRN",
        asks="Who goes to China or Iran, or is to go there?",
        says="`actor` did it and `recipient` is whom it was done to: people and countries. What is "
        "selected beside a role must meet with it in one event. "
        "`actor=IRN&event=accuse&recipient=ISR` finds articles in which Iran accused Israel.",
        shows=("values",),
    ),
    Question(
        "getNetwork",
        "/network?between=leader,leader&directed=true",
        asks="Who acts on whom?",
        says="A directed pair leads from an actor to a recipient of the same event.",
        shows=("edges",),
    ),
    Question(
        "searchFacet",
        "/facets/event?leader=narendra-modi&confidence=any",
        asks="What may Modi have done that is not likely?",
        says="Only likely events count, unless `confidence=any` asks for all: here a visit, "
        "told in passing with a confidence of 0.41.",
        shows=("values",),
    ),
    Question(
        "searchArticles",
        "/articles?leader=xi-jinping&leader=vladimir-putin&match=all&leader=-narendra-modi"
        "&facets=leader",
        asks="Which articles name both Xi and Putin, but not Modi?",
        says="A value that is repeated means *any of these*; `match=all` makes it *all of these*. "
        "A minus sign leaves a value out.",
        shows=("total",),
    ),
    Question(
        "searchArticles",
        '/articles?q="met+Xi+Jinping"+OR+title:parade&sort=newest&facets=source',
        asks="Which articles have these very words?",
        says="A phrase stands in quotation marks; docs/search.md has the whole syntax.",
        shows=("facets", "source", "values"),
    ),
    Question(
        "getTimeline",
        "/timeline?interval=day&event=consult/meeting&split=leader&facet_size=2",
        asks="When were meetings in the news, and whose?",
        says="Days are the source's own. Stretches without an article are left out, and `undated` "
        "counts the articles that have no date.",
        shows=("series",),
    ),
)
