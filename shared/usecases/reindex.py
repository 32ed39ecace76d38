"""Builds the next generation of the index beside the one in use, compares, and moves over.

Writes go to both generations from the start until `finish`, so that nothing is lost whichever one
is read, and `roll_back` is as safe as the move.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from shared.domain.errors import SummitryError, TransientError
from shared.domain.objects import ARTICLES, ObjectRef, is_article
from shared.ports import (
    ArticleIndex,
    Catalogue,
    Clock,
    Generation,
    Generations,
    IndexedArticle,
    ObjectStore,
)
from shared.usecases.ingest_object import Ingest

SETTLING_SECONDS = 11.0
"""Running functions read the settings document at most every 10 s; after this, all have."""

DRAINING_SECONDS = 30.0
"""The longest that an invocation still writes to a generation that it found in the settings."""

FACETS = ("leader", "country", "event", "status", "office", "kind", "source", "language")
LISTED_ARTICLES = 20


class ReindexError(SummitryError):
    """What was asked for does not fit the generations there are."""


@dataclass(slots=True)
class ValueChange:
    """What one value of a facet gained and lost.

    Attributes:
        gained: how many articles have it now that had not.
        lost: how many had it that have not now.
        examples: ids of the first of them.
    """

    gained: int = 0
    lost: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Comparison:
    """How two generations differ.

    Attributes:
        before: how many articles the one in use holds.
        after: how many the new one holds.
        changed: how many articles have other values in some facet.
        facets: for each facet, its values that gained or lost articles.
    """

    before: int = 0
    after: int = 0
    changed: int = 0
    facets: dict[str, dict[str, ValueChange]] = field(
        default_factory=lambda: {facet: {} for facet in FACETS}
    )

    def count(self, old: IndexedArticle | None, new: IndexedArticle | None) -> None:
        """Take in one article, as the one in use and the new one have it."""
        self.before += old is not None
        self.after += new is not None
        changes = [self._count(facet, old, new) for facet in FACETS]
        self.changed += any(changes)

    def _count(self, facet: str, old: IndexedArticle | None, new: IndexedArticle | None) -> bool:
        was = set(old.facets[facet]) if old else set()
        now = set(new.facets[facet]) if new else set()
        for value in sorted(was ^ now):
            change = self.facets[facet].setdefault(value, ValueChange())
            change.gained += value in now
            change.lost += value in was
            if article := new or old:
                change.examples += [article.id][: LISTED_ARTICLES - len(change.examples)]
        return was != now


def begin(catalogue: Catalogue, clock: Clock) -> Generations:
    """Make the next generation and have every pass write to it; goes on with one that was begun.

    Returns once every running function does so. A generation whose mapping this code cannot write
    is written no more: it stays as it is until the move.
    """
    used = catalogue.current()
    following = max(used.write)
    if following == used.read:
        following += 1
        catalogue.create(following)
        written = tuple(number for number in used.write if _writable(catalogue, number))
        used = Generations(used.read, (*written, following))
        catalogue.change(used)
    clock.sleep(SETTLING_SECONDS)
    return used


def keys_to_fill(store: ObjectStore, bucket: str) -> Iterator[ObjectRef]:
    """Give every key that the new generation has to know."""
    refs = (ObjectRef(bucket, entry.key) for entry in store.list(bucket, ARTICLES))
    return (ref for ref in refs if is_article(ref))


def fill(ingest: Ingest, generation: Generation, ref: ObjectRef) -> None:
    """Bring the new generation in line with one object, unless a pass has done so already.

    Raises:
        TransientError: bucket or engine is away; call again to go on.
    """
    manifest = generation.manifests.read(ref)
    if manifest.number == 0 or manifest.outcome.state == "claimed":
        ingest.look(ref, generation, deadline=float("inf"))


def compare(old: ArticleIndex, new: ArticleIndex) -> Comparison:
    """Compare two generations article by article; both must be refreshed."""
    comparison = Comparison()
    both = heapq.merge(_sides(old, 0), _sides(new, 1), key=itemgetter(0))
    for _, group in groupby(both, key=itemgetter(0)):
        sides = {side: article for _, side, article in group}
        comparison.count(sides.get(0), sides.get(1))
    return comparison


def move(catalogue: Catalogue, clock: Clock) -> Generations:
    """Have searches read the newest generation, in one step; writes still go to all.

    Raises:
        ReindexError: there is no newer generation.
    """
    used = catalogue.current()
    if max(used.write) == used.read:
        raise ReindexError(f"generation {used.read} is the newest; begin a reindex first")
    clock.sleep(SETTLING_SECONDS)
    return _read(catalogue, max(used.write))


def roll_back(catalogue: Catalogue) -> Generations:
    """Have searches read the generation before the newest again.

    Raises:
        ReindexError: no older generation was kept.
    """
    used = catalogue.current()
    older = [number for number in used.write if number < used.read]
    if not older:
        raise ReindexError(f"no generation before {used.read} is kept")
    return _read(catalogue, max(older))


def finish(catalogue: Catalogue, clock: Clock) -> tuple[int, ...]:
    """Drop every generation but the one that searches read; gives the numbers of those."""
    used = catalogue.current()
    catalogue.change(Generations(used.read, (used.read,)))
    clock.sleep(SETTLING_SECONDS + DRAINING_SECONDS)
    dropped = tuple(number for number in used.write if number != used.read)
    for number in dropped:
        catalogue.drop(number)
    return dropped


def _read(catalogue: Catalogue, number: int) -> Generations:
    used = Generations(number, catalogue.current().write)
    catalogue.change(used)
    return used


def _writable(catalogue: Catalogue, number: int) -> bool:
    try:
        catalogue.open(number)
    except TransientError:
        return False
    return True


type _Place = tuple[str, str, str]


def _sides(articles: ArticleIndex, side: int) -> Iterator[tuple[_Place, int, IndexedArticle]]:
    for article in articles.scan(FACETS):
        yield (article.ref.bucket, article.ref.key, article.id), side, article
