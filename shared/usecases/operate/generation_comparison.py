"""The comparison of two generations: which articles each value of each facet gained or lost."""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched, groupby
from operator import itemgetter
from typing import Any

from shared.domain.objects import ObjectRef
from shared.ports import Generation, ScannedArticle
from shared.search.facet_registry import FACETS
from shared.search.filters.filters import document_values

LISTED_ARTICLES = 100
"""Ids that are kept of each change: enough to see its cause."""

REREAD_ARTICLES = 500
"""Articles that one request reads again."""

type Pair = tuple[ScannedArticle | None, ScannedArticle | None]
"""One article as the old and the new generation have it; None where it is missing."""


@dataclass(slots=True)
class ValueChange:
    """The change of one value of a facet.

    Attributes:
        gained: how many articles have the value in the new generation only.
        lost: how many articles have it in the old generation only.
        gained_by: ids of the first articles that gained it.
        lost_by: ids of the first articles that lost it.
    """

    gained: int = 0
    lost: int = 0
    gained_by: list[str] = field(default_factory=list)
    lost_by: list[str] = field(default_factory=list)

    def gain(self, id: str) -> None:
        """Count an article that gained the value."""
        self.gained += 1
        self.gained_by += [id][: LISTED_ARTICLES - len(self.gained_by)]

    def lose(self, id: str) -> None:
        """Count an article that lost the value."""
        self.lost += 1
        self.lost_by += [id][: LISTED_ARTICLES - len(self.lost_by)]


@dataclass(slots=True)
class Comparison:
    """The differences of two generations.

    Attributes:
        before: how many articles the old generation holds.
        after: how many articles the new generation holds.
        changed: how many articles have other values in some facet.
        changing: how many differ and are left out, because their object is being ingested.
        facets: for each facet, its values that gained or lost articles.
    """

    before: int = 0
    after: int = 0
    changed: int = 0
    changing: int = 0
    facets: dict[str, dict[str, ValueChange]] = field(
        default_factory=lambda: {facet: {} for facet in FACETS}
    )

    def count(self, old: ScannedArticle | None, new: ScannedArticle | None) -> None:
        """Count one article, as the old and the new generation have it."""
        self.before += old is not None
        self.after += new is not None
        changes = [self._count(facet, old, new) for facet in FACETS]
        self.changed += any(changes)

    def _count(self, facet: str, old: ScannedArticle | None, new: ScannedArticle | None) -> bool:
        values = self.facets[facet]
        was = set(old.facets[facet]) if old else set()
        now = set(new.facets[facet]) if new else set()
        if article := new or old:
            for value in sorted(now - was):
                values.setdefault(value, ValueChange()).gain(article.id)
            for value in sorted(was - now):
                values.setdefault(value, ValueChange()).lose(article.id)
        return was != now


def compare(old: Generation, new: Generation) -> Comparison:
    """Compare two refreshed generations article by article; uploads may continue meanwhile.

    Where the two scans differ in an article, it is read again by id. The difference counts only
    where both generations have finished the same version of the object. So a change that an upload
    made in one generation only so far is no difference.
    """
    comparison = Comparison()
    for ref, pairs in groupby(_pairs(old, new), key=_ref):
        for ids in batched(_count_equal(pairs, comparison), REREAD_ARTICLES, strict=False):
            reread = _read_again(old, new, ref, ids)
            comparison.changing += len(ids) if reread is None else 0
            for was, now in reread or ():
                comparison.count(was, now)
    return comparison


def _count_equal(pairs: Iterator[Pair], comparison: Comparison) -> Iterator[str]:
    """Count the articles that are equal on both sides; yield the ids of the others."""
    for was, now in pairs:
        if was == now:
            comparison.count(was, now)
        elif article := was or now:
            yield article.id


def _read_again(
    old: Generation, new: Generation, ref: ObjectRef, ids: Sequence[str]
) -> list[Pair] | None:
    """Read articles of one object by id; return None where a pass over it is at work."""
    state = _finished_state(old, new, ref)
    was, now = (generation.articles.get(ids) for generation in (old, new))
    if state is None or _finished_state(old, new, ref) != state:
        return None
    return [(_article(ref, was.get(id)), _article(ref, now.get(id))) for id in ids]


def _finished_state(old: Generation, new: Generation, ref: ObjectRef) -> tuple[str, str] | None:
    """Return the tokens of both manifests where both finished the same version; else None."""
    before, after = old.manifests.read(ref), new.manifests.read(ref)
    claimed = "claimed" in (before.outcome.state, after.outcome.state)
    # They differ where one pass was before the end of an embargo, and the other after it.
    same = (before.version, before.outcome.until) == (after.version, after.outcome.until)
    return (before.token, after.token) if same and not claimed else None


def _article(ref: ObjectRef, source: Mapping[str, Any] | None) -> ScannedArticle | None:
    if source is None:
        return None
    return ScannedArticle(source["id"], ref, document_values(source, FACETS))


def _pairs(old: Generation, new: Generation) -> Iterator[Pair]:
    """Merge both scans, which are sorted alike, into pairs."""
    both = heapq.merge(_sides(old, 0), _sides(new, 1), key=itemgetter(0))
    for _, group in groupby(both, key=itemgetter(0)):
        sides = {side: article for _, side, article in group}
        yield sides.get(0), sides.get(1)


type _SortKey = tuple[str, str, str]


def _sides(generation: Generation, side: int) -> Iterator[tuple[_SortKey, int, ScannedArticle]]:
    for article in generation.articles.scan(FACETS):
        yield (article.ref.bucket, article.ref.key, article.id), side, article


def _ref(pair: Pair) -> ObjectRef:
    article = pair[0] or pair[1]
    if article is None:
        raise AssertionError("an article is on one side at least")
    return article.ref
