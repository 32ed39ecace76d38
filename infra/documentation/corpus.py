"""The few articles that the documentation asks its questions of; annotated by hand, and fixed."""

from dataclasses import replace
from typing import Any

from shared.domain.annotations import Annotations, CountryTag, Event, LeaderTag, Mention, Status
from shared.domain.articles import Article
from shared.domain.objects import ObjectRef
from shared.search.index.document import to_document

type Person = tuple[str, str, str, str, bool]

XI: Person = ("xi-jinping", "Xi Jinping", "President", "CHN", True)
PUTIN: Person = ("vladimir-putin", "Vladimir Putin", "President", "RUS", True)
MODI: Person = ("narendra-modi", "Narendra Modi", "Prime Minister", "IND", True)
PEZESHKIAN: Person = ("masoud-pezeshkian", "Masoud Pezeshkian", "President", "IRN", True)
WOO: Person = ("woo-won-shik", "Woo Won-shik", "National Assembly Speaker", "KOR", False)

COUNTRIES = {"CHN": "China", "RUS": "Russia", "IND": "India", "IRN": "Iran", "KOR": "South Korea"}
LABELS = {
    "consult/meeting": "Meeting",
    "consult/visit": "Visit",
    "mobilize/parade": "Military parade",
}


TEHRAN = Article(
    title="Pezeshkian invites Putin to Tehran",
    body="Russian President Vladimir Putin will visit Iran in October.\n\n"
    "Masoud Pezeshkian announced the visit on Monday.",
    published="2025-08-18",
    source="Example Wire",
    url="https://news.example/tehran",
    language="en",
)
BEIJING = Article(
    title="Xi and Putin talk before the parade",
    body="Xi Jinping met Vladimir Putin in Beijing on Tuesday.\n\n"
    "They will watch Wednesday's parade with Woo Won-shik of South Korea.",
    published="2025-09-02T18:30:00+08:00",
    source="Example Wire",
    url="https://news.example/beijing",
    language="en",
)
MODI_SEES_XI = Article(
    title="Modi sees Xi for the first time in years",
    body="Narendra Modi met Xi Jinping on Sunday, a day before he left China.",
    published="2025-09-01",
    source="Sample Post",
    url="https://post.example/modi",
    language="en",
)


def documents() -> list[dict[str, Any]]:
    """Give the documents of the articles."""
    both, two, three, guests = (PUTIN, PEZESHKIAN), (XI, PUTIN), (MODI, XI), (XI, PUTIN, WOO)
    visit = _event("consult/visit", "planned", None, both, ("RUS", "IRN"), "visit", doer="RUS")
    talks = _event(
        "consult/meeting", "occurred", "2025-09-02", two, ("CHN", "RUS"), "met", doer="CHN"
    )
    parade = _event("mobilize/parade", "planned", "2025-09-03", guests, ("CHN",), "parade")
    sunday = _event(
        "consult/meeting", "occurred", "2025-08-31", three, ("IND", "CHN"), "met", doer="IND"
    )
    left = _event("consult/visit", "occurred", "2025-09-01", (MODI,), ("CHN",), "left")
    doubtful = (replace(left[0], confidence=0.41, salience=0.2), left[1])
    return [
        _document(1, TEHRAN, both, (visit,), ("RUS", "IRN")),
        _document(2, BEIJING, guests, (talks, parade), ("CHN", "RUS", "KOR")),
        _document(3, MODI_SEES_XI, three, (sunday, doubtful), ("CHN", "IND")),
    ]


def _event(
    type_: str,
    status: Status,
    day: str | None,
    people: tuple[Person, ...],
    countries: tuple[str, ...],
    word: str,
    *,
    doer: str = "",
) -> tuple[Event, str]:
    """Make an event and its word; the first person acts for the country `doer` upon the others."""
    leaders = tuple(person[0] for person in people)
    event = Event(
        type=type_,
        label=LABELS[type_],
        status=status,
        confidence=0.93,
        salience=0.8,
        date=day,
        leaders=leaders,
        countries=countries,
        actors=(leaders[0], doer) if doer else leaders[:1],
        recipients=(*leaders[1:], *(c for c in countries if c != doer)) if doer else (),
        field="body",
        trigger=(0, 0),
        sentence=(0, 0),
    )
    return event, word


def _document(
    number: int,
    article: Article,
    people: tuple[Person, ...],
    events: tuple[tuple[Event, str], ...],
    countries: tuple[str, ...],
) -> dict[str, Any]:
    """Build a document whose offsets are looked up, so that they lead to the words."""
    body = article.body
    annotations = Annotations(
        leaders=tuple(
            LeaderTag(id, name, office, country, "leader", linked, 1, 0.3)
            for id, name, office, country, linked in people
        ),
        countries=tuple(CountryTag(code, COUNTRIES[code], 1, 0.2) for code in countries),
        events=tuple(_placed(event, word, body) for event, word in events),
        mentions=tuple(
            Mention("leader", id, "body", *_span(body, name), name, "full-name")
            for id, name, *_ in people
            if name in body
        ),
        dateline=None,
        version="example",
    )
    id_ = f"{number:032x}"
    ref = ObjectRef("news", f"articles/2025/{article.title.split()[0].lower()}.txt")
    document = to_document(article, annotations, id=id_, ref=ref, story=f"{number:064x}")
    arrived = f"2025-10-0{number}T08:00:00Z"
    return document | {"indexed": arrived, "updated": arrived}


def _placed(event: Event, word: str, body: str) -> Event:
    start = body.index(word)
    first = body.rfind(".", 0, start) + 1
    first += len(body[first:]) - len(body[first:].lstrip())
    sentence = (first, body.index(".", start) + 1)
    return replace(event, trigger=(start, start + len(word)), sentence=sentence)


def _span(body: str, words: str) -> tuple[int, int]:
    start = body.index(words)
    return start, start + len(words)
