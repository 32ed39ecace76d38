"""Clauses of a sentence, so that modality, negation and participants stay where they belong.

No parser: conjunctions, relative pronouns, commas, brackets and verbs of saying mark where one
clause ends and what the next one is to the sentence.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from shared.extraction.events.cues import (
    ATTRIBUTING,
    AUXILIARY,
    CLAUSE_MARKS,
    COORDINATE,
    IRREGULAR_PASTS,
    NOT_CLAUSE_AFTER_AS,
    NOT_PARTICIPLE,
    PRONOUN,
    RELATIVE,
    REPORTING,
    RESUMING,
    SAYING,
    SUBORDINATE,
)

type ClauseKind = Literal[
    "main", "speech", "coordinate", "participial", "adverbial", "relative", "aside", "source"
]
LEVELS: dict[ClauseKind, int] = {
    "main": 0,
    "speech": 0,
    "coordinate": 0,
    "participial": 2,
    "adverbial": 3,
    "relative": 3,
    "aside": 4,
    "source": 5,
}
"""How far a clause is from what the sentence asserts."""
_PARENTS: frozenset[ClauseKind] = frozenset({"main", "speech", "coordinate"})
_REACH = 10


class Clause(NamedTuple):
    """A stretch of a sentence with one verb of its own, by tokens, half-open.

    Attributes:
        start: its first token.
        end: one past its last.
        kind: what it is to the sentence.
        parent: index of the clause that it hangs on; its own where it hangs on none.
    """

    start: int
    end: int
    kind: ClauseKind
    parent: int

    @property
    def level(self) -> int:
        """0 for what the sentence asserts, more for what it mentions by the way."""
        return LEVELS[self.kind]


def find_clauses(words: Sequence[str], first: int, last: int) -> list[Clause]:
    """Cut a sentence into clauses.

    Args:
        words: folded tokens of the field.
        first: first token of the sentence.
        last: one past its last.

    Returns:
        Clauses in order, which cover the sentence.
    """
    cutter = _Cutter(words, first, last)
    for at in [i for i in range(first, last) if words[i] in CLAUSE_MARKS]:
        cutter.read(at)
    return cutter.finish()


class _Cutter:
    """Goes through the marks of one sentence and keeps the clause that is open."""

    def __init__(self, words: Sequence[str], first: int, last: int) -> None:
        self.words = words
        self.first = first
        self.last = last
        self.start = first
        self.kind: ClauseKind = "main"
        self.fronted = False
        self.held: tuple[ClauseKind, int] | None = None
        self.parent = 0
        self.done: list[Clause] = []

    def read(self, at: int) -> None:
        """Open the next clause where the token at `at` begins one."""
        word = self.words[at]
        after = self.words[at + 1] if at + 1 < self.last else ""
        if not word[0].isalpha():
            self._mark(at, word, after)
        elif word in RESUMING and self.kind == "relative" and self._has_verb(at):
            self._resume(at)
        elif word in RELATIVE:
            self.fronted = at == self.first or (self.fronted and self.start == at)
            self.fronted = self.fronted or self._only_preposition_before(at)
            self._open(at, "relative")
        elif word == "that":
            self._that(at, after)
        elif word in SAYING:
            if after and after not in ",.":
                self._open(at + 1, "speech")
        elif word in SUBORDINATE:
            self._subordinate(at, word, after)
        elif word in COORDINATE:
            self._coordinate(at, word, after)
        elif word in REPORTING and after in PRONOUN:
            self._open(at + 1, "speech")

    def _mark(self, at: int, word: str, after: str) -> None:
        if word == ",":
            self._comma(at, after)
        elif word in ";:":
            self._open(at + 1, "main")
        elif word == "(":
            self.held = self.kind, self.parent
            self._open(at, "aside")
        elif word == ")":
            self._close_aside(at)

    def finish(self) -> list[Clause]:
        """All clauses, once every mark was read."""
        self._open(self.last, "main")
        return self.done

    def _open(self, at: int, kind: ClauseKind) -> None:
        if at > self.start:
            index = len(self.done)
            parent = index if self.kind in ("main", "speech") else self.parent
            self.done.append(Clause(self.start, at, self.kind, parent))
            if self.kind in _PARENTS and not (self.kind == "main" and at - self.start < 2):
                self.parent = index
            self.start = at
        if kind in ("main", "speech"):
            self.parent = len(self.done)
        self.kind = kind

    def _resume(self, at: int) -> None:
        """Back to the clause that the one just closed hangs on."""
        self.fronted = False
        self._open(at, "main" if not self.done or self.parent >= len(self.done) else "coordinate")

    def _has_verb(self, at: int) -> bool:
        """Whether the open clause has its verb already, so that one more is the main clause's."""
        inside = self.words[self.start + 1 : at]
        if not inside or inside[-1] in AUXILIARY or inside[-1] in COORDINATE:
            return False
        return any(word in AUXILIARY or _is_past(word) for word in inside)

    def _comma(self, at: int, after: str) -> None:
        if self.fronted:
            self.fronted = False
            self._open(at + 1, "main")
        elif self._is_source(at):
            self._open(at + 1, "source")
        elif after.endswith("ing") and after not in NOT_PARTICIPLE:
            self._open(at + 1, "participial")
        elif self.kind in ("relative", "adverbial", "participial", "source"):
            self._resume(at + 1)

    def _close_aside(self, at: int) -> None:
        if self.held is not None:
            kind, parent = self.held
            self._open(at + 1, kind if kind != "main" else "coordinate")
            self.parent = parent
            self.held = None

    def _only_preposition_before(self, at: int) -> bool:
        return at == self.first + 1 and len(self.words[self.first]) <= 4

    def _that(self, at: int, after: str) -> None:
        before = self.words[at - 1] if at > self.first else ""
        if before in REPORTING or any(word in SAYING for word in self.words[self.start : at]):
            self._open(at + 1, "speech")
        elif after in AUXILIARY or _is_past(after):
            self._open(at, "relative")

    def _subordinate(self, at: int, word: str, after: str) -> None:
        if word == "as" and (
            after in NOT_CLAUSE_AFTER_AS or self.words[at - 1] in ("such", "well")
        ):
            return
        opens = at == self.first or (at == self.first + 1 and self.words[self.first] in "\"'")
        if not opens and self.kind == "source":
            return
        self.fronted = opens or (self.start == at and self.kind == "speech")
        self._open(at, "adverbial")

    def _coordinate(self, at: int, word: str, after: str) -> None:
        verb = after in AUXILIARY or after in PRONOUN or _is_past(after)
        if not verb and word != "but":
            return
        if self.kind in _PARENTS:
            self._open(at + 1, "main" if after in PRONOUN else "coordinate")
        elif word == "but" or self.words[at - 1] == ",":
            self._resume(at + 1)

    def _is_source(self, at: int) -> bool:
        """Whether `, officials said on Monday` or `, according to police` follows the comma."""
        words = self.words
        for here in range(at + 1, min(at + _REACH, self.last)):
            if words[here] in ",;()":
                return False
            if words[here] in ATTRIBUTING and self.kind != "source":
                rest = words[here + 1 : here + 7]
                return (
                    words[here] == "according"
                    or any(mark in ',."' for mark in rest)
                    or (here + 7 > self.last)
                )
        return False


def _is_past(word: str) -> bool:
    return word in IRREGULAR_PASTS or (len(word) > 4 and word.endswith("ed"))
