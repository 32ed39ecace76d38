"""Builds the next generation of the index beside the one in use, and moves searches over.

Writes go to both generations from the start until `finish`, so that nothing is lost whichever one
is read, and `roll_back` is as safe as the move.
"""

from collections.abc import Iterator

from shared.domain.errors import SummitryError, TransientError
from shared.domain.objects import ARTICLES, ObjectRef, is_article
from shared.ports import Catalogue, Clock, Generation, Generations, ObjectStore
from shared.usecases.ingest.ingest_object import Ingest

SETTLING_SECONDS = 11.0
"""Running functions read the settings document at most every 10 s; after this, all have."""

DRAINING_SECONDS = 30.0
"""The longest that an invocation still writes to a generation that it found in the settings."""


class ReindexError(SummitryError):
    """What was asked for does not fit the generations there are."""


def begin(catalogue: Catalogue, clock: Clock) -> Generations:
    """Make the next generation and have every pass write to it; goes on with one that was begun.

    Returns once every running function does so. A generation whose mapping this code cannot write
    is written no more: it stays as it is until the move.
    """
    used = catalogue.current()
    if not is_begun(used):
        following = max(used.write) + 1
        # A `finish` that was broken off may have left one of that number, which nobody has written.
        catalogue.drop(following)
        catalogue.create(following)
        written = tuple(number for number in used.write if _writable(catalogue, number))
        used = Generations(used.read, (following, *written))
        catalogue.change(used)
    clock.sleep(SETTLING_SECONDS)
    return used


def is_begun(used: Generations) -> bool:
    """Tell whether there is a newer generation than the one that searches read."""
    return max(used.write) > used.read


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


def move(catalogue: Catalogue, clock: Clock) -> Generations:
    """Have searches read the newest generation, in one step; writes still go to all.

    Raises:
        ReindexError: there is no newer generation.
    """
    used = catalogue.current()
    if not is_begun(used):
        raise ReindexError(f"generation {used.read} is the newest; begin a reindex first")
    clock.sleep(SETTLING_SECONDS)
    return _read(catalogue, used, max(used.write))


def roll_back(catalogue: Catalogue, clock: Clock) -> Generations:
    """Have searches read the generation before the one that they read now.

    Raises:
        ReindexError: none is kept that is still written.
    """
    used = catalogue.current()
    older = [number for number in used.write if number < used.read]
    if not older:
        raise ReindexError(f"there is no generation before {used.read} to go back to")
    clock.sleep(SETTLING_SECONDS)
    return _read(catalogue, used, max(older))


def finish(catalogue: Catalogue, clock: Clock) -> tuple[int, ...]:
    """Drop every generation but the one that searches read; gives the numbers of those."""
    used = catalogue.current()
    catalogue.change(Generations(used.read, (used.read,)))
    clock.sleep(SETTLING_SECONDS + DRAINING_SECONDS)
    # Those too that are written no more: of an older mapping, or of a `finish` that was broken off.
    others = (number for number in range(1, max(used.write) + 2) if number != used.read)
    return tuple(number for number in others if catalogue.drop(number))


def _read(catalogue: Catalogue, used: Generations, number: int) -> Generations:
    """Have a generation read, and written last of all.

    What a search finds in it is then in the others already, so that no move takes it away again.
    """
    others = tuple(other for other in used.write if other != number)
    moved = Generations(number, (*others, number))
    catalogue.change(moved)
    return moved


def _writable(catalogue: Catalogue, number: int) -> bool:
    try:
        catalogue.open(number)
    except TransientError:
        return False
    return True
