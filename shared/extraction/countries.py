"""Countries: which forms in a text mean the country, and by which rule.

A form counts wherever it stands, unless the words around it make it something else (a street, a
person, a town with its state) or, where the vocabulary flags it, the article as a whole does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shared.extraction.blocking import Blockers
from shared.extraction.forms import Entry
from shared.extraction.lexicon import (
    COURTESY,
    LOCALITIES,
    PLACE_PREFIXES,
    SCHOOLS,
    STATE_BODIES,
    STREETS,
)
from shared.extraction.matching import Match
from shared.extraction.reading import Reading
from shared.extraction.tokens import EntityMention

type Verdict = Literal["sure", "unsure", "other"]

_NAMES = frozenset({"name", "capital"})
_HOME = frozenset({"USA"})


@dataclass(slots=True)
class Candidate:
    """A form of a country in the text.

    Attributes:
        reading: the field.
        match: where.
        entry: the country it may mean.
        verdict: `sure` that it does, `other` where it does not, `unsure` where the rest of the
            article decides.
    """

    reading: Reading
    match: Match
    entry: Entry
    verdict: Verdict

    @property
    def surface(self) -> str:
        """Its words, folded."""
        return " ".join(self.reading.tokens.words[self.match.first : self.match.last])


class Countries:
    """Finds countries by the rules above."""

    def __init__(self, blockers: Blockers, given_names: frozenset[str]) -> None:
        """Keep what the rules go by."""
        self._blockers = blockers
        self._given_names = given_names

    def find(self, readings: Sequence[Reading]) -> list[list[EntityMention]]:
        """The countries of an article, field by field and in order."""
        candidates = [
            Candidate(reading, match, entry, "unsure")
            for reading in readings
            for match in reading.matches
            for entry in match.entries
            if entry.kind == "country"
        ]
        elsewhere: set[str] = set()
        for candidate in candidates:
            candidate.verdict = self._near(candidate, elsewhere)
        article = _Article(candidates, readings, elsewhere)
        return [
            _mentions(reading, [c for c in candidates if c.reading is reading], article)
            for reading in readings
        ]

    def _near(self, candidate: Candidate, elsewhere: set[str]) -> Verdict:
        """What the words around a form say; names shown to be another place go to `elsewhere`."""
        reading, match, entry = candidate.reading, candidate.match, candidate.entry
        kinds = {other.form for other in match.entries if other.form}
        if self._blockers.block(reading.tokens, match.first, match.last, kinds):
            return "other"
        if entry.form in _NAMES:
            if _with_state(reading, match) or self._is_person(reading, match, entry):
                elsewhere.add(candidate.surface)
                return "other"
            if _is_local(reading, match):
                return "other"
        if len(match.entries) > 1 and any(e.kind == "place" for e in match.entries):
            return "unsure"
        return "unsure" if set(entry.flags) - {"exact"} else "sure"

    def _is_person(self, reading: Reading, match: Match, entry: Entry) -> bool:
        """Whether a name stands as a person's: Mr. Chad, Chad Smith, Michael Jordan."""
        if "person" not in entry.flags:
            return False
        before, after = reading.word(match.first - 1), match.last
        if before == ".":
            before = reading.word(match.first - 2)
        if before in COURTESY or (before in self._given_names and reading.capital(match.first - 1)):
            return True
        known = any(other.first == after for other in reading.matches)
        return (
            entry.form == "name"
            and not known
            and reading.capital(after)
            and len(reading.raw(after)) > 1
            and reading.word(after) not in STATE_BODIES
            and reading.sentence_of(match.first) not in reading.shouting
        )


def _with_state(reading: Reading, match: Match) -> bool:
    """Whether a state follows, as in Paris, Texas."""
    at = match.last
    if reading.word(at) != ",":
        return False
    return any(
        other.first == at + 1 and any(entry.kind == "place" for entry in other.entries)
        for other in reading.matches
    )


def _is_local(reading: Reading, match: Match) -> bool:
    """Whether a name is a street's, a small place's or a school's."""
    after, before = reading.word(match.last), reading.word(match.first - 1)
    if before == ".":
        before = reading.word(match.first - 2)
    if reading.capital(match.last) and (after in STREETS or after in LOCALITIES):
        return True
    if after in SCHOOLS and reading.word(match.last + 1) in {"school", "schools"}:
        return True
    return before in PLACE_PREFIXES and reading.capital(match.first - 1)


class _Article:
    """What the article as a whole says of names that mean several things."""

    def __init__(
        self, candidates: Sequence[Candidate], readings: Sequence[Reading], elsewhere: set[str]
    ) -> None:
        self.sure = {c.entry.id for c in candidates if c.verdict == "sure"}
        self.elsewhere = elsewhere
        self.lower = {
            word
            for reading in readings
            for word, raw in zip(reading.tokens.words, reading.tokens.raws, strict=True)
            if word is raw or word == raw
        }
        states = [
            entry.id
            for reading in readings
            for match in reading.matches
            for entry in match.entries
            if entry.kind == "place" and not any(e.kind == "country" for e in match.entries)
        ]
        self.local = len(states)
        self.foreign = self.sure - _HOME - set(states)

    def means_country(self, candidate: Candidate) -> bool:
        """Whether an unsure form means its country."""
        entry = candidate.entry
        if candidate.surface in self.elsewhere:
            return False
        if entry.id in self.sure:
            return True
        if "shared" in entry.flags:
            return False
        if "word" in entry.flags:
            return candidate.surface not in self.lower
        if "place" in entry.flags:
            return bool(self.foreign) and not self.local
        return bool(self.foreign) or not self.local


def _mentions(
    reading: Reading, candidates: Sequence[Candidate], article: _Article
) -> list[EntityMention]:
    found: list[EntityMention] = []
    taken = -1
    for candidate in candidates:
        match, entry = candidate.match, candidate.entry
        if match.first == taken or candidate.verdict == "other":
            continue
        if candidate.verdict == "sure" or article.means_country(candidate):
            counts = match.first >= reading.dateline
            rule = entry.form or "name"
            found.append(EntityMention("country", entry.id, match.first, match.last, rule, counts))
            taken = match.first
    return found
