"""Articles made by chance, with the skew of real news: few names everywhere, many seldom."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from shared.domain.annotations import STATUSES, Annotations, CountryTag, Event, LeaderTag
from shared.domain.articles import Article
from shared.domain.objects import ObjectRef
from shared.search.document import to_document
from shared.vocabulary import load

FIRST_DAY = date(2015, 1, 1)
DAYS = 4000
WORDS = 130
FREQUENT = ("USA", "CHN", "RUS", "FRA", "DEU", "GBR", "UKR", "ISR")
_STEMS = ("summit", "talks", "border", "trade", "visit", "minister", "parliament", "treaty", "army")


def generated_documents(number: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Give that many documents, the same ones for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - the same articles each time
    vocabulary = load()
    leaders = list(vocabulary.leaders.values())
    countries = [*FREQUENT, *(code for code in vocabulary.countries if code not in FREQUENT)]
    types = list(vocabulary.events.types)
    words = [*_STEMS, *(f"word{rank}" for rank in range(20_000))]
    for position in range(number):
        people = [leaders[i] for i in {_skewed(rng, len(leaders)) for _ in range(4)}]
        places = [countries[i] for i in {_skewed(rng, len(countries)) for _ in range(4)}]
        annotations = Annotations(
            leaders=tuple(
                LeaderTag(p.id, p.name, "President", None, "leader", True, 1, 0.2) for p in people
            ),
            countries=tuple(
                CountryTag(code, vocabulary.countries[code].name, 1, 0.2) for code in places
            ),
            events=tuple(_event(rng, types, people, places) for _ in range(rng.randint(0, 4))),
            mentions=(),
            dateline=None,
            version="generated",
        )
        yield to_document(
            _article(rng, words, position),
            annotations,
            id=f"{position:032x}",
            ref=ObjectRef("generated", f"articles/{position}.txt"),
            story=f"{position:x}",
        )


def _article(rng: random.Random, words: Sequence[str], position: int) -> Article:
    text = [words[_skewed(rng, len(words))] for _ in range(WORDS)]
    return Article(
        title=" ".join(text[:8]).capitalize(),
        body=f"{' '.join(text[:30])}.\n\n{' '.join(text[30:])}.",
        published=(FIRST_DAY + timedelta(days=rng.randrange(DAYS))).isoformat(),
        source=f"Paper {_skewed(rng, 300)}",
        language="en",
        position=position,
    )


def _event(
    rng: random.Random, types: Sequence[str], people: Sequence[Any], places: Sequence[str]
) -> Event:
    type_ = types[_skewed(rng, len(types))]
    day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    return Event(
        type=type_,
        label=type_,
        status=STATUSES[_skewed(rng, len(STATUSES))],
        date=day.isoformat() if rng.random() < 0.5 else None,
        leaders=tuple(person.id for person in people[:2]),
        countries=tuple(places[:2]),
        field="body",
        trigger=(0, 5),
        sentence=(0, 50),
    )


def _skewed(rng: random.Random, size: int) -> int:
    """Choose an index, the low ones far more often: about Zipf's law."""
    return min(size - 1, int(size ** rng.random()) - 1)
