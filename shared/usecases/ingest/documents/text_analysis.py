"""What follows from a text alone, its annotations and fingerprints; of a text that recurs, once.

Feeds repeat themselves: agencies send a story again, and one object holds it under several
addresses. The few texts last seen are remembered, so that the copies cost next to nothing.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.usecases.ingest.documents.fingerprints import Fingerprints, fingerprints

REMEMBERED = 128
"""Texts at most; the one that was not asked for longest goes first."""
LONGEST_REMEMBERED = 10_000
"""Characters. So many such texts, each with a name in every third word, take 30 MB (measured)."""


class Extracts(Protocol):
    """Finds annotations: the one thing that drafting asks of extraction."""

    def extract(self, article: ArticleText) -> Annotations:
        """Annotate one article."""
        ...


class Findings(NamedTuple):
    """What follows from a text alone.

    Attributes:
        annotations: its leaders, countries and events.
        prints: what tells equal and similar texts.
    """

    annotations: Annotations
    prints: Fingerprints


type Finder = Callable[[Sequence[ArticleText]], list[Findings]]
"""Tells the findings of texts, in their order."""


def finder(extractor: Extracts) -> Finder:
    """Make what tells the findings of texts, and remembers the last ones that were short."""
    annotate, fingerprint = _remembering(extractor.extract), _remembering(fingerprints)

    def find(texts: Sequence[ArticleText]) -> list[Findings]:
        annotations = [annotate(text) for text in texts]
        prints = [fingerprint(text) for text in texts]
        return list(map(Findings, annotations, prints))

    return find


def _remembering[T](work: Callable[[ArticleText], T]) -> Callable[[ArticleText], T]:
    recall = lru_cache(REMEMBERED)(work)

    def do_or_recall(text: ArticleText) -> T:
        return work(text) if len(text.body) > LONGEST_REMEMBERED else recall(text)

    return do_or_recall
