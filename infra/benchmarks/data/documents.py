"""Random documents with the skew of real news: few names are frequent, many are rare."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from math import log
from typing import Any

from shared.domain.annotations import STATUSES, Annotations, CountryTag, Event, LeaderTag
from shared.domain.articles import Article
from shared.domain.objects import ObjectRef
from shared.search.index.document import to_document
from shared.vocabulary import load

FIRST_DAY = date(2015, 1, 1)
DAYS = 4000
WORDS = 130
TAGS = 4
"""Draws of leaders and of countries for an article; those drawn twice count once."""
FREQUENT = ("USA", "CHN", "RUS", "FRA", "DEU", "GBR", "UKR", "ISR")
_STEMS = ("summit", "talks", "border", "trade", "visit", "minister", "parliament", "treaty", "army")
_SOURCES = 300


class ZipfSample[Value]:
    """A random draw of values, the first ones far more often, by about Zipf's law."""

    def __init__(self, values: Sequence[Value]) -> None:
        """Prepare the draw; it takes the logarithm of a rank as its share of all draws."""
        self._values = values
        self._shares = [min(1.0, log(rank + 2) / log(len(values))) for rank in range(len(values))]

    def draw(self, rng: random.Random, number: int) -> list[Value]:
        """Draw so many values, some of them perhaps more than once."""
        return rng.choices(self._values, cum_weights=self._shares, k=number)


class DocumentGenerator:
    """The maker of documents; equal batches have equal documents, in every process."""

    def __init__(self) -> None:
        """Load the vocabulary, whose names the documents have."""
        vocabulary = load()
        rest = (code for code in vocabulary.countries if code not in FREQUENT)
        people = [(leader.id, leader.name) for leader in vocabulary.leaders.values()]
        places = [(code, vocabulary.countries[code].name) for code in (*FREQUENT, *rest)]
        self._leaders, self._countries = ZipfSample(people), ZipfSample(places)
        self._types = ZipfSample(list(vocabulary.events.types))
        self._words = ZipfSample([*_STEMS, *(f"word{rank}" for rank in range(20_000))])
        self._sources = ZipfSample([f"Paper {rank}" for rank in range(_SOURCES)])
        self._statuses = ZipfSample(STATUSES)

    def batch(self, number: int, size: int) -> list[dict[str, Any]]:
        """Give the documents of one batch.

        Args:
            number: of the batch, from 0.
            size: documents in it, and in each one before it.
        """
        rng = random.Random(number)  # noqa: S311 - the same articles each time
        return [self._document(rng, number * size + place) for place in range(size)]

    def _document(self, rng: random.Random, position: int) -> dict[str, Any]:
        people = list(dict.fromkeys(self._leaders.draw(rng, TAGS)))
        places = list(dict.fromkeys(self._countries.draw(rng, TAGS)))
        annotations = Annotations(
            leaders=tuple(
                LeaderTag(id_, name, "President", None, "leader", True, 1, 0.2)
                for id_, name in people
            ),
            countries=tuple(CountryTag(code, name, 1, 0.2) for code, name in places),
            events=tuple(self._event(rng, people, places) for _ in range(rng.randint(0, 4))),
            mentions=(),
            dateline=None,
            version="generated",
        )
        return to_document(
            self._article(rng, position),
            annotations,
            id=f"{position:032x}",
            ref=ObjectRef("generated", f"articles/{position}.txt"),
            story=f"{position:x}",
        )

    def _article(self, rng: random.Random, position: int) -> Article:
        text = self._words.draw(rng, WORDS)
        return Article(
            title=" ".join(text[:8]).capitalize(),
            body=f"{' '.join(text[:30])}.\n\n{' '.join(text[30:])}.",
            published=_day(rng),
            source=self._sources.draw(rng, 1)[0],
            language="en",
            position=position,
        )

    def _event(
        self,
        rng: random.Random,
        people: Sequence[tuple[str, str]],
        places: Sequence[tuple[str, str]],
    ) -> Event:
        (type_,), (status,) = self._types.draw(rng, 1), self._statuses.draw(rng, 1)
        return Event(
            type=type_,
            label=type_,
            status=status,
            confidence=rng.randrange(101) / 100,
            salience=0.0,
            date=_day(rng) if rng.random() < 0.5 else None,
            leaders=tuple(id_ for id_, _ in people[:2]),
            countries=tuple(code for code, _ in places[:2]),
            actors=tuple(id_ for id_, _ in people[:1]),
            recipients=tuple(code for code, _ in places[:1]),
            field="body",
            trigger=(0, 5),
            sentence=(0, 50),
        )


def _day(rng: random.Random) -> str:
    return (FIRST_DAY + timedelta(days=rng.randrange(DAYS))).isoformat()
