"""Documents of small articles that a test describes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shared.domain.annotations import Annotations, CountryTag, Event, LeaderTag, Status
from shared.domain.articles import Article
from shared.domain.objects import ObjectRef
from shared.search.index.document import to_document


@dataclass(frozen=True)
class EventSpec:
    """The description of an event, as far as searches tell events apart."""

    type: str
    status: Status = "occurred"
    date: str | None = None
    leaders: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    confidence: float = 0.9
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class ArticleSpec:
    """The description of an article, as far as searches tell articles apart."""

    name: str
    title: str = "News of the day"
    body: str = "Nothing much."
    published: str | None = "2025-01-01"
    source: str | None = "Example Wire"
    authors: tuple[str, ...] = ()
    language: str | None = "en"
    leaders: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    office: str | None = "President"
    countries: tuple[str, ...] = ()
    events: tuple[EventSpec, ...] = ()
    story: str | None = None
    near: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return hashlib.sha256(self.name.encode()).hexdigest()[:32]


def document(spec: ArticleSpec) -> dict[str, Any]:
    people = [(id, "leader") for id in spec.leaders] + [(id, "official") for id in spec.officials]
    annotations = Annotations(
        leaders=tuple(
            LeaderTag(
                id=id,
                name=id.replace("-", " ").title(),
                office=spec.office,
                country=None,
                kind="leader" if kind == "leader" else "official",
                linked=kind == "leader",
                mentions=1,
                salience=0.1,
            )
            for id, kind in people
        ),
        countries=tuple(CountryTag(id, id, 1, 0.1) for id in spec.countries),
        events=tuple(
            Event(
                type=event.type,
                label=event.type,
                status=event.status,
                confidence=event.confidence,
                salience=0.5,
                date=event.date,
                leaders=event.leaders,
                countries=event.countries,
                actors=event.actors,
                recipients=event.recipients,
                field="body",
                trigger=(0, 1),
                sentence=(0, 2),
            )
            for event in spec.events
        ),
        mentions=(),
        dateline=None,
        version="test-1",
    )
    article = Article(
        title=spec.title,
        body=spec.body,
        published=spec.published,
        source=spec.source,
        authors=spec.authors,
        language=spec.language,
    )
    return to_document(
        article,
        annotations,
        id=spec.id,
        ref=ObjectRef("news", f"articles/{spec.name}.txt"),
        story=spec.story or spec.id,
        near=spec.near,
    )


def documents(spec: Sequence[ArticleSpec]) -> list[dict[str, Any]]:
    return [document(one) for one in spec]
