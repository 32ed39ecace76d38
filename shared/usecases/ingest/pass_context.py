"""What passes work with, and what becomes of them."""

from dataclasses import dataclass
from typing import Literal

from shared.domain.errors import SummitryError
from shared.domain.objects import ObjectRef
from shared.ports import Clock, ObjectStore, Queue
from shared.usecases.ingest.documents.document_builder import Drafting


class ObjectChanged(SummitryError):
    """The object is not what the pass has read: it starts over."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What every pass works with.

    Attributes:
        store: the bucket.
        queue: takes the continuation of an object too long for one invocation.
        clock: the time.
        drafting: what follows from an object.
    """

    store: ObjectStore
    queue: Queue
    clock: Clock
    drafting: Drafting


@dataclass(frozen=True, slots=True)
class IngestResult:
    """How a pass over one key ended.

    Attributes:
        ref: the key.
        generation: number of the generation of the index that it was about.
        outcome: `indexed`, `quarantined`, `absent`; `continued` where a message goes on with it;
            `superseded` where a later pass has seen to the key or holds it.
        articles: documents that follow from the object.
        unreadable: single records that gave none.
        reason: why it is quarantined, else empty.
    """

    ref: ObjectRef
    generation: int
    outcome: Literal["indexed", "quarantined", "absent", "continued", "superseded"]
    articles: int = 0
    unreadable: int = 0
    reason: str = ""
