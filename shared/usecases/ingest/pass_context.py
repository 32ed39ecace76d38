"""The context of a pass: the ports that it works with, and its result."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from shared.domain.errors import SummitryError, TransientError
from shared.domain.objects import ObjectRef
from shared.ports import Catalogue, Clock, Generation, ObjectStore, Queue
from shared.usecases.ingest.documents.document_builder import DocumentBuilder


class ObjectChanged(SummitryError):
    """The object is no longer what the pass has read: the pass starts over."""


def no_further(_: int) -> Sequence[Generation]:
    """Return no generation, where there is but one."""
    return ()


def further_generations(catalogue: Catalogue, number: int) -> Sequence[Generation]:
    """Return the generations in use but this one, those apart that this code cannot write."""
    used = catalogue.current()
    found: list[Generation] = []
    for other in sorted({used.read, *used.write} - {number}):
        with suppress(TransientError):
            found.append(catalogue.open(other))
    return found


@dataclass(frozen=True, slots=True)
class PassContext:
    """What every pass works with.

    Attributes:
        store: the bucket.
        queue: takes the continuation of an object too long for one invocation.
        clock: the time.
        build_documents: builds the documents of an object.
        further: gives the other generations of the index, by the number of the one that a pass
            writes; an article that is new in it may be an old one in these.
    """

    store: ObjectStore
    queue: Queue
    clock: Clock
    build_documents: DocumentBuilder
    further: Callable[[int], Sequence[Generation]] = no_further


@dataclass(frozen=True, slots=True)
class IngestResult:
    """How a pass over one key ended.

    Attributes:
        ref: the key.
        generation: number of the generation of the index that it wrote to; 0 where it waits.
        outcome: `indexed`, `quarantined` or `absent`; `continued` where a message asks another
            invocation for the rest; `superseded` where a later pass has done the work or has it;
            `waiting` where the message comes again, since the engine refuses work.
        articles: documents that follow from the object.
        unreadable: single records that gave none.
        reason: why it is quarantined or waits, else empty.
    """

    ref: ObjectRef
    generation: int
    outcome: Literal["indexed", "quarantined", "absent", "continued", "superseded", "waiting"]
    articles: int = 0
    unreadable: int = 0
    reason: str = ""
