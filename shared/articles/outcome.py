"""What a reader yields where a record gives no article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One bad record among others; the rest of its object is read all the same.

    Attributes:
        position: number of the record in its object, from 0.
        reason: a stable slug, one of those docs/formats.md lists.
        detail: one sentence for people, naming what is wrong and what to do.
    """

    position: int
    reason: str
    detail: str
