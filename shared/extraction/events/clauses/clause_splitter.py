"""Cuts a sentence into its clauses.

No parser: conjunctions, relative pronouns, commas, brackets and verbs of saying mark where one
clause ends and what the next one is to the sentence.
"""

from shared.extraction.events.clauses.clause import Clause, ClauseKind
from shared.extraction.events.clauses.cue_words import (
    ATTRIBUTING,
    AUXILIARY,
    CLAUSE_MARKS,
    COORDINATE,
    DETERMINER,
    FORUM,
    HAVE,
    NEEDS_VERB,
    NOT_CLAUSE_AFTER_AS,
    NOT_PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    REPORTING,
    RESUMING,
    SAYING,
    SUBORDINATE,
    SUBORDINATE_PREPOSITION,
)
from shared.extraction.events.clauses.verbs import (
    after_adverbs,
    begins_clause,
    begins_verb,
    has_finite,
    is_auxiliary,
    is_past,
    may_be_bare,
)
from shared.extraction.events.thresholds import FORUM_REACH, LOOK_BACK, SOURCE_REACH
from shared.extraction.text.tokens import Tokens
from shared.extraction.text.words import WordRange

_PARENTS: frozenset[ClauseKind] = frozenset({"main", "speech", "coordinate"})


def find_clauses(tokens: Tokens, first: int, last: int) -> list[Clause]:
    """Cut a sentence into clauses.

    Args:
        tokens: the field.
        first: first token of the sentence.
        last: one past its last.

    Returns:
        Clauses in order, which cover the sentence.
    """
    words = tokens.words
    splitter = _ClauseSplitter(tokens, first, last)
    for at in [i for i in range(first, last) if words[i] in CLAUSE_MARKS]:
        splitter.read(at)
    return splitter.finish()


class _ClauseSplitter:
    """Goes through the marks of one sentence and keeps the clause that is open."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        self.words = tokens.words
        self.inside = WordRange(tokens.words, first, last)
        self.raws = tokens.raws
        self.headline = tokens.field == "title"
        self.first = first
        self.last = last
        self.start = first
        self.kind: ClauseKind = "main"
        self.fronted = False
        self.outer: tuple[ClauseKind, int] | None = None
        self.parent = 0
        self.done: list[Clause] = []

    def read(self, at: int) -> None:
        """Open the next clause where the token at `at` begins one."""
        word = self.words[at]
        after = self.inside.at(at + 1)
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
        elif word in COORDINATE or (word == "then" and self.words.at(at - 1) == ","):
            self._coordinate(at, word)
        elif word in REPORTING and after in PRONOUN:
            self._open(at + 1, "speech")

    def _mark(self, at: int, word: str, after: str) -> None:
        if word == ",":
            self._comma(at, after)
        elif word in ";:":
            self._open(at + 1, "main")
        elif word == "(":
            self.outer = self.kind, self.parent
            self._open(at, "aside")
        elif word == ")":
            self._close_aside(at)

    def finish(self) -> list[Clause]:
        """Return all clauses, once every mark was read."""
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
        """Return whether the open clause has its verb, so that one more is the main clause's."""
        inside = self.words[self.start + 1 : at]
        if not inside or inside[-1] in AUXILIARY or inside[-1] in COORDINATE:
            return False
        return any(word in AUXILIARY or is_past(word) for word in inside)

    def _comma(self, at: int, after: str) -> None:
        if self.fronted:
            self.fronted = False
            self._open(at + 1, "main")
        elif self._is_source(at):
            self._open(at + 1, "source")
        elif after.endswith("ing") and after not in NOT_PARTICIPLE:
            self._participial(at + 1)
        elif self.kind in ("relative", "adverbial", "participial", "source"):
            if self.words[self.start] not in NEEDS_VERB or self._has_finite(at):
                self._resume(at + 1)
        elif self._is_in_list(at):
            self._open(at + 1, "coordinate")

    def _participial(self, at: int) -> None:
        """Open what somebody does besides; after a source its speaker does: `, he said, adding`."""
        of_speaker = self.kind == "source"
        self._open(at, "participial")
        if of_speaker:
            self.parent = len(self.done) - 1

    def _is_in_list(self, at: int) -> bool:
        """Return whether one more verb of a list follows: `expelled two, closed its airspace`."""
        inside = self.inside
        return (
            is_past(inside.at(at + 1)) and inside.at(at + 2) in DETERMINER and self._has_finite(at)
        )

    def _has_finite(self, at: int) -> bool:
        return has_finite(self.words, self._looked_back(at), at)

    def _looked_back(self, at: int) -> int:
        """Return how far back in the open clause a rule looks: its first token, or a later one."""
        return range(self.start, at)[-LOOK_BACK:].start

    def _close_aside(self, at: int) -> None:
        if self.outer is not None:
            kind, parent = self.outer
            self._open(at + 1, kind if kind != "main" else "coordinate")
            self.parent = parent
            self.outer = None

    def _only_preposition_before(self, at: int) -> bool:
        return at == self.first + 1 and len(self.words[self.first]) <= 4

    def _that(self, at: int, after: str) -> None:
        before = self.inside.at(at - 1)
        said = self.words[self._looked_back(at) : at]
        if before in REPORTING or not SAYING.isdisjoint(said) or self._is_more_speech(at, before):
            self._open(at + 1, "speech")
        elif after in AUXILIARY or is_past(after) or self._is_of_noun(at, before, after):
            self._open(at, "relative")

    def _is_more_speech(self, at: int, before: str) -> bool:
        """`said on Friday that it had`, `said that it had won and that they had lost`."""
        return self.kind == "speech" and (before in COORDINATE or not self._has_finite(at))

    def _is_of_noun(self, at: int, before: str, after: str) -> bool:
        """Return whether a noun is told apart by what it is about: a charge that she had lied."""
        return (
            after in PRONOUN
            and not is_past(before)
            and REPORTING.isdisjoint(self.words[self._looked_back(at) : at])
        )

    def _subordinate(self, at: int, word: str, after: str) -> None:
        if word == "as" and (
            after in NOT_CLAUSE_AFTER_AS
            or self.words.at(at - 1) in ("such", "well")
            or self._is_office(at + 2)
        ):
            return
        if self._is_adverb(at, word, after):
            return
        if word == "before" and not FORUM.isdisjoint(self.inside.between(at + 1, at + FORUM_REACH)):
            return
        opens = at == self.first or (at == self.first + 1 and self.words[self.first] in "\"'")
        if not opens and self.kind == "source":
            return
        if opens and word in SUBORDINATE_PREPOSITION and not self._has_clause_after_comma(at):
            return
        self.fronted = opens or (self.start == at and self.kind == "speech")
        self._open(at, "adverbial")

    def _is_adverb(self, at: int, word: str, after: str) -> bool:
        """Return whether the word begins no clause: `has since left`, `once more refused`."""
        if word == "since":
            return self.words.at(at - 1) in HAVE and is_past(after)
        return word == "once" and after in ("more", "again")

    def _has_clause_after_comma(self, at: int) -> bool:
        """Return whether the main clause is behind a comma: not in `Before the summit Xi will`."""
        words = self.words
        for here in range(at, self.last)[:LOOK_BACK]:
            if words[here] == ",":
                return has_finite(words, here, self.last) or any(
                    word[-1] == "s" and word not in DETERMINER for word in words[here : self.last]
                )
        return False

    def _is_office(self, at: int) -> bool:
        """Return whether one word alone follows `as`: sworn in as president of Ukraine."""
        word = self.inside.at(at)
        return word in PREPOSITION or word in ",."

    def _coordinate(self, at: int, word: str) -> None:
        """`and detained`, `but did not visit`, `, and Russia expelled`."""
        here = after_adverbs(self.words, at + 1, self.last)
        if here >= self.last:
            return
        comma = self.words.at(at - 1) == ","
        verb = self.words[here] in PRONOUN or self._begins_verb(here)
        if self.kind in _PARENTS:
            if verb or word == "but":
                self._open_predicate(at + 1)
            elif self._begins_clause(at, here, loose=comma) and not self._ends_list(at):
                self._open(at + 1, "main" if self.kind != "speech" else "speech")
        elif verb and self.kind == "source":
            self._open_of_speaker(at + 1)
        elif (verb and comma) or (
            word == "but" and (comma or not verb or self.words[here] in PRONOUN)
        ):
            self._resume(at + 1)

    def _ends_list(self, at: int) -> bool:
        """Return whether `and` joins the last name of a subject: Kenya, Chad, and Niger met."""
        inside = self.raws[self._looked_back(at) : at]
        return (
            inside[-1:] == [","]
            and inside.count(",") > 1
            and inside[-2][0].isupper()
            and not any(is_auxiliary(word) or is_past(word) for word in inside if word.islower())
        )

    def _open_predicate(self, at: int) -> None:
        """One more verb of a subject: the speaker's own where what was said has no verb yet."""
        whom = self.kind == "speech" and not self._has_finite(at) and len(self.done) > 0
        self._open(at, "coordinate")
        if whom:
            self.parent -= 1

    def _open_of_speaker(self, at: int) -> None:
        """Return what else the speaker does: `he told supporters and refused to go`."""
        self._open(at, "coordinate")
        self.parent = len(self.done) - 1

    def _begins_verb(self, at: int) -> bool:
        bare = may_be_bare(self.words, self._looked_back(at), at)
        return begins_verb(self.words, self.raws, at, self.last, bare=bare, present=self.headline)

    def _begins_clause(self, at: int, here: int, *, loose: bool) -> bool:
        return self._has_finite(at) and begins_clause(self.words, here, self.last, loose=loose)

    def _is_source(self, at: int) -> bool:
        """Return whether a source follows the comma: `, officials said`, `, according to`."""
        words = self.words
        for here in range(at + 1, self.last)[: SOURCE_REACH - 1]:
            if words[here] in ",;()":
                return False
            if words[here] in ATTRIBUTING and self.kind != "source":
                rest = words[here + 1 : here + 7]
                return (
                    words[here] == "according"
                    or words.at(at + 1) == '"'
                    or any(mark in ',."' for mark in rest)
                    or (here + 7 > self.last)
                )
        return False
