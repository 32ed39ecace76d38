"""Reindex: builds the next generation of the index, and moves searches to it.

From the start until `finish_reindex`, every write goes to both generations. So nothing is lost
whichever one is read, and `roll_back` is as safe as the move.
"""

from collections.abc import Iterator

from shared.domain.errors import SummitryError, TransientError
from shared.domain.objects import ARTICLES, ObjectRef, is_article
from shared.ports import ActiveGenerations, Catalogue, Clock, Generation, ObjectStore
from shared.usecases.ingest.ingest_object import Ingest

SETTLING_SECONDS = 11.0
"""Functions read the settings document at most every 10 s: after this time, all have read it."""

DRAINING_SECONDS = 30.0
"""The longest time for which an invocation writes to the generations that it read before."""


class ReindexError(SummitryError):
    """The command does not fit the generations that exist."""


def start_reindex(
    catalogue: Catalogue, clock: Clock, shards: int | None = None
) -> ActiveGenerations:
    """Create the next generation and have every pass write to it; or continue with it.

    Return once every running function writes to it. A generation whose mapping this code cannot
    write gets no more writes: it stays as it is until the move.

    Args:
        catalogue: the generations.
        clock: waits until every function knows.
        shards: primary shards of the new one; None for as many as the one that is read has.

    Raises:
        ReindexError: the next generation exists already, so its shards cannot be chosen any more.
    """
    used = catalogue.current()
    if shards is not None and has_new_generation(used):
        raise ReindexError(
            f"generation {max(used.write)} was begun before, and its shards stay as they are. "
            "Leave out --shards to go on with it"
        )
    if not has_new_generation(used):
        new = max(used.write) + 1
        # An interrupted `finish_reindex` may have left one of this number, which has no documents.
        catalogue.drop(new)
        catalogue.create(new, shards)
        written = tuple(number for number in used.write if _writable(catalogue, number))
        used = ActiveGenerations(used.read, (new, *written))
        catalogue.change(used)
    clock.sleep(SETTLING_SECONDS)
    return used


def has_new_generation(used: ActiveGenerations) -> bool:
    """Return whether there is a newer generation than the one that searches read."""
    return max(used.write) > used.read


def article_keys(store: ObjectStore, bucket: str) -> Iterator[ObjectRef]:
    """Yield every key of the bucket that may hold articles."""
    refs = (ObjectRef(bucket, entry.key) for entry in store.list(bucket, ARTICLES))
    return (ref for ref in refs if is_article(ref))


def update_new_generation(ingest: Ingest, generation: Generation, ref: ObjectRef) -> None:
    """Bring the new generation in line with one key, unless a pass has done so already.

    Raises:
        TransientError: bucket or engine is away; call again to continue.
    """
    manifest = generation.manifests.read(ref)
    if manifest.number == 0 or manifest.outcome.state == "claimed":
        ingest.update(ref, generation, deadline=float("inf"))


def move_searches(catalogue: Catalogue, clock: Clock) -> ActiveGenerations:
    """Move searches to the newest generation, in one step; writes still go to all.

    Raises:
        ReindexError: there is no newer generation.
    """
    used = catalogue.current()
    if not has_new_generation(used):
        raise ReindexError(f"generation {used.read} is the newest; begin a reindex first")
    clock.sleep(SETTLING_SECONDS)
    return _set_read(catalogue, used, max(used.write))


def roll_back(catalogue: Catalogue, clock: Clock) -> ActiveGenerations:
    """Move searches back to the generation before the one that they read now.

    Raises:
        ReindexError: there is no older one that is still written.
    """
    used = catalogue.current()
    older = [number for number in used.write if number < used.read]
    if not older:
        raise ReindexError(f"there is no generation before {used.read} to go back to")
    clock.sleep(SETTLING_SECONDS)
    return _set_read(catalogue, used, max(older))


def finish_reindex(catalogue: Catalogue, clock: Clock) -> tuple[int, ...]:
    """Delete every generation but the one that searches read; return the deleted numbers."""
    used = catalogue.current()
    catalogue.change(ActiveGenerations(used.read, (used.read,)))
    clock.sleep(SETTLING_SECONDS + DRAINING_SECONDS)
    # Some of them get no writes: of an older mapping, or left by an interrupted `finish_reindex`.
    others = (number for number in range(1, max(used.write) + 2) if number != used.read)
    return tuple(number for number in others if catalogue.drop(number))


def _set_read(catalogue: Catalogue, used: ActiveGenerations, number: int) -> ActiveGenerations:
    """Make a generation the one that searches read, and the last that is written.

    What a search finds in it is then in the others already. So no later move takes it away.
    """
    others = tuple(other for other in used.write if other != number)
    changed = ActiveGenerations(number, (*others, number))
    catalogue.change(changed)
    return changed


def _writable(catalogue: Catalogue, number: int) -> bool:
    try:
        catalogue.open(number)
    except TransientError:
        return False
    return True
