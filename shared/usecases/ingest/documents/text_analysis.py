"""Analysis of a text: its annotations and fingerprints, made once for a text that recurs.

News agencies send a story again, and one object holds it under several addresses. So the texts that
were analysed last are kept in a cache, and their copies cost next to nothing.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.usecases.ingest.documents.fingerprints import Fingerprints, fingerprints

CACHED_TEXTS = 128
"""Texts at most; the text that was used longest ago leaves the cache first."""
LONGEST_CACHED_TEXT = 10_000
"""Characters. 128 such texts, each with a name in every third word, take 30 MB (measured)."""


class AnnotationExtractor(Protocol):
    """An extractor of annotations: all that ingest needs of extraction."""

    def extract(self, article: ArticleText) -> Annotations:
        """Annotate one article."""
        ...


class TextAnalysis(NamedTuple):
    """What follows from a text alone.

    Attributes:
        annotations: its leaders, countries and events.
        fingerprints: its fingerprints, by which equal and similar texts are found.
    """

    annotations: Annotations
    fingerprints: Fingerprints


type TextAnalyser = Callable[[Sequence[ArticleText]], list[TextAnalysis]]
"""Analyses texts; the results have the order of the texts."""


def make_text_analyser(extractor: AnnotationExtractor) -> TextAnalyser:
    """Make an analyser of texts that keeps the results of the last short texts in a cache."""
    annotate, fingerprint = _cached(extractor.extract), _cached(fingerprints)

    def analyse(texts: Sequence[ArticleText]) -> list[TextAnalysis]:
        annotations = [annotate(text) for text in texts]
        prints = [fingerprint(text) for text in texts]
        return list(map(TextAnalysis, annotations, prints))

    return analyse


def _cached[T](work: Callable[[ArticleText], T]) -> Callable[[ArticleText], T]:
    cached_work = lru_cache(CACHED_TEXTS)(work)

    def work_or_recall(text: ArticleText) -> T:
        return work(text) if len(text.body) > LONGEST_CACHED_TEXT else cached_work(text)

    return work_or_recall
