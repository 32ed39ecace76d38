"""The event tree, its triggers ready to match, and the crosswalk to PLOVER."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from shared.domain.annotations import Status

type Scope = Literal["object", "subject", "clause", "next", "previous"]
type TriggerKind = Literal["verb", "noun", "phrase"]

LEADER, COUNTRY, NAME = "LEADER", "COUNTRY", "NAME"
"""Members of a word set that stand for any leader, any country, any capitalised word."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One node of the event tree.

    Attributes:
        id: `type` or `type/mode`.
        plover: PLOVER's name of it, or an empty string for our extensions of the upper level.
        label: name for people.
        examples: two sentences that report such an event.
    """

    id: str
    plover: str
    label: str
    examples: tuple[str, ...]


class Condition(NamedTuple):
    """A condition on the words around a trigger.

    Attributes:
        where: which of the words around the trigger are compared.
        words: any of these satisfies the condition.
        wanted: True where one of them must be there, False where none may.
    """

    where: Scope
    words: frozenset[str]
    wanted: bool


class Trigger(NamedTuple):
    """A pattern of words that reports an event.

    Attributes:
        type: event type id, or an empty string where the words report no event (a trade war).
        kind: whether its first word is read as verb or noun, or as neither.
        rest: after the first word: the words that may follow, and how many others may stand
            between.
        conditions: all must hold.
        weak: True where it counts only in a sentence that names a country or a leader and has
            no other event.
    """

    type: str
    kind: TriggerKind
    rest: tuple[tuple[frozenset[str], int], ...]
    conditions: tuple[Condition, ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class EventVocabulary:
    """The event vocabulary: the event tree, its triggers, word sets and crosswalk.

    Attributes:
        types: every node by its id, an upper one before its modes.
        triggers: by first word, the most specific first.
        words: named sets of words, such as the cues of each status.
        modes: by type, the conditions under which a telling proves its mode. For an upper type,
            those under which it takes the mode of another telling. Types without any always do.
        crosswalk: (type, status) to PLOVER's upper level, None where PLOVER has no such type.
    """

    types: dict[str, EventType]
    triggers: dict[str, tuple[Trigger, ...]]
    words: dict[str, frozenset[str]]
    modes: dict[str, tuple[Condition, ...]]
    crosswalk: dict[tuple[str, Status], str | None]

    def plover(self, type_: str, status: Status) -> str | None:
        """Return PLOVER's upper-level name of an event, or None where PLOVER has none.

        Args:
            type_: id of a type of this tree.
            status: the event's status.

        Raises:
            KeyError: the type is not of this tree.
        """
        return self.crosswalk[type_, status]
