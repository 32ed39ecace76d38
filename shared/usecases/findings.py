"""What follows from a text alone, its annotations and fingerprints; of a text that recurs, once.

Feeds repeat themselves: agencies send a story again, and one object holds it under several
addresses. The few texts last seen are remembered, so that the copies cost next to nothing.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, Protocol

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.usecases.fingerprints import Fingerprints, fingerprints

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


def finder(extractor: Extracts) -> Callable[[ArticleText], Findings]:
    """Make what tells the findings of texts, and remembers the last ones that were short."""

    def find(text: ArticleText) -> Findings:
        return Findings(extractor.extract(text), fingerprints(text))

    recall = lru_cache(REMEMBERED)(find)

    def find_or_recall(text: ArticleText) -> Findings:
        return find(text) if len(text.body) > LONGEST_REMEMBERED else recall(text)

    return find_or_recall
