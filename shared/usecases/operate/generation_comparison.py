"""Compares two generations of the index: what each value of each facet gained and lost."""

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched, groupby
from operator import itemgetter
from typing import Any

from shared.domain.objects import ObjectRef
from shared.ports import Generation, IndexedArticle
from shared.search.facet_registry import FACETS
from shared.search.filters.filters import facet_values

LISTED_ARTICLES = 100
"""Ids that are kept of each change: enough to see what it is about, whatever changed."""

LOOKED_AT_ONCE = 500

type Pair = tuple[IndexedArticle | None, IndexedArticle | None]
"""One article as the old and as the new generation have it."""


@dataclass(slots=True)
class ValueChange:
    """What one value of a facet gained and lost.

    Attributes:
        gained: how many articles have it now that had not.
        lost: how many had it that have not now.
        gained_by: ids of the first that gained it.
        lost_by: ids of the first that lost it.
    """

    gained: int = 0
    lost: int = 0
    gained_by: list[str] = field(default_factory=list)
    lost_by: list[str] = field(default_factory=list)

    def gain(self, id: str) -> None:
        """Count an article that has it now."""
        self.gained += 1
        self.gained_by += [id][: LISTED_ARTICLES - len(self.gained_by)]

    def lose(self, id: str) -> None:
        """Count an article that has it no more."""
        self.lost += 1
        self.lost_by += [id][: LISTED_ARTICLES - len(self.lost_by)]


@dataclass(slots=True)
class Comparison:
    """How two generations differ.

    Attributes:
        before: how many articles the old one holds.
        after: how many the new one holds.
        changed: how many articles have other values in some facet.
        in_motion: how many differ and are left out, as their object is just being ingested.
        facets: for each facet, its values that gained or lost articles.
    """

    before: int = 0
    after: int = 0
    changed: int = 0
    in_motion: int = 0
    facets: dict[str, dict[str, ValueChange]] = field(
        default_factory=lambda: {facet: {} for facet in FACETS}
    )

    def count(self, old: IndexedArticle | None, new: IndexedArticle | None) -> None:
        """Take in one article, as the old and the new generation have it."""
        self.before += old is not None
        self.after += new is not None
        changes = [self._count(facet, old, new) for facet in FACETS]
        self.changed += any(changes)

    def _count(self, facet: str, old: IndexedArticle | None, new: IndexedArticle | None) -> bool:
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
    """Compare two generations article by article; both must be refreshed, and uploads may go on.

    What the two scans tell differently is looked at again by id and counts only where both
    generations are done with the same version of its object: what an upload changed in one and
    not yet in the other is no difference between them.
    """
    comparison = Comparison()
    for ref, pairs in groupby(_pairs(old, new), key=_ref):
        for some in batched(_counted_where_equal(pairs, comparison), LOOKED_AT_ONCE, strict=False):
            looked_at = _look_again(old, new, ref, some)
            comparison.in_motion += len(some) if looked_at is None else 0
            for was, now in looked_at or ():
                comparison.count(was, now)
    return comparison


def _counted_where_equal(pairs: Iterator[Pair], comparison: Comparison) -> Iterator[str]:
    """Count the articles that are the same on both sides; give the ids of the others."""
    for was, now in pairs:
        if was == now:
            comparison.count(was, now)
        elif article := was or now:
            yield article.id


def _look_again(
    old: Generation, new: Generation, ref: ObjectRef, ids: Sequence[str]
) -> list[Pair] | None:
    """Read articles of one object by id; None where a pass over it came in between."""
    settled = _settled(old, new, ref)
    was, now = (generation.articles.get(ids) for generation in (old, new))
    if settled is None or _settled(old, new, ref) != settled:
        return None
    return [(_article(ref, was.get(id)), _article(ref, now.get(id))) for id in ids]


def _settled(old: Generation, new: Generation, ref: ObjectRef) -> tuple[str, str] | None:
    """Tell in which state both generations are done with the same version of an object."""
    before, after = old.manifests.read(ref), new.manifests.read(ref)
    claimed = "claimed" in (before.outcome.state, after.outcome.state)
    # One was read before an embargo ended, and the other after it.
    same = (before.version, before.outcome.until) == (after.version, after.outcome.until)
    return (before.token, after.token) if same and not claimed else None


def _article(ref: ObjectRef, source: Mapping[str, Any] | None) -> IndexedArticle | None:
    if source is None:
        return None
    return IndexedArticle(source["id"], ref, facet_values(source, FACETS))


def _pairs(old: Generation, new: Generation) -> Iterator[Pair]:
    """Walk both scans side by side, which are sorted alike."""
    both = heapq.merge(_sides(old, 0), _sides(new, 1), key=itemgetter(0))
    for _, group in groupby(both, key=itemgetter(0)):
        sides = {side: article for _, side, article in group}
        yield sides.get(0), sides.get(1)


type _Place = tuple[str, str, str]


def _sides(generation: Generation, side: int) -> Iterator[tuple[_Place, int, IndexedArticle]]:
    for article in generation.articles.scan(FACETS):
        yield (article.ref.bucket, article.ref.key, article.id), side, article


def _ref(pair: Pair) -> ObjectRef:
    article = pair[0] or pair[1]
    if article is None:
        raise AssertionError("an article is on one side at least")
    return article.ref
