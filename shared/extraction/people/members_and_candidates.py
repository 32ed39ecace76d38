"""Politicians outside the vocabulary: by their party in brackets, or as who stands for election."""

from collections.abc import Sequence

from shared.extraction.people.person_names import (
    is_free,
    name_end,
    name_start,
    name_words,
    person_id,
    surface,
)
from shared.extraction.people.persons import Cast, Person
from shared.extraction.people.thresholds import (
    APPOSITION_REACH,
    PARTY_TOKENS,
    POLITICAL_WORDS,
    SHORTEST_SURNAME,
)
from shared.extraction.text.field import Reading, Sentence
from shared.extraction.text.word_lists import (
    COMMON_NAMES,
    ELECTED,
    HOUSES,
    LIGHTLY,
    NOT_NAMES,
    PARTIES,
    POLITICS,
    STANDS,
    STARTERS,
    given_names,
)

_STATES = frozenset({"d", "r", "i"})  # American parties before a state: D-Ohio
_BE = frozenset({"was", "is", "been", "being"})
_HAVE = frozenset({"has", "had"})


def find_members(readings: Sequence[Reading], cast: Cast) -> None:
    """Add the persons whose party follows their name: (Labour), (D-Ohio), R-N.D."""
    for reading in readings:
        words = reading.tokens.words
        if PARTIES.isdisjoint(words):
            continue
        for at in [at for at, word in enumerate(words) if word in PARTIES]:
            if not _follows_name(reading, at):
                continue
            first, last = name_start(reading, at - 1), at - 1
            named = len(name_words(reading, first, last)) > 1
            if named and is_free(reading, cast, first, last):
                _add(reading, first, last, "party", cast)


def find_candidates(readings: Sequence[Reading], cast: Cast) -> None:
    """Add the persons who stand, are elected or hold a seat, as sentences on politics tell."""
    for reading in readings:
        if POLITICS.isdisjoint(reading.tokens.words):
            continue
        for first, _ in reading.tokens.sentences:
            sentence = reading.sentence(first)
            if sentence.political and not sentence.shouting:
                _subject(reading, sentence, cast)


def _follows_name(reading: Reading, at: int) -> bool:
    """Whether a party's name is in brackets or before a state, right after a capital."""
    if not reading.capital(at) or not reading.capital(at - 2):
        return False
    state = reading.word(at) in _STATES and reading.word(at + 1) == "-" and reading.capital(at + 2)
    if reading.word(at - 1) == ",":
        return state
    closing = range(at + 1, at + 1 + PARTY_TOKENS)
    return reading.word(at - 1) == "(" and (
        state or any(reading.word(end) == ")" for end in closing)
    )


def _subject(reading: Reading, sentence: Sentence, cast: Cast) -> None:
    """Add the subject of a sentence, or of a part of it, where its verb is of elections."""
    begins = [sentence.first_word]
    begins += [at + 1 for at in range(sentence.first, sentence.last) if reading.word(at) == ","]
    for first in begins:
        last = name_end(reading, first) if reading.capital(first) else first
        if last == first:
            continue
        tells = sentence.political >= POLITICAL_WORDS and _stands(reading, last)
        if (tells or _sits(reading, last)) and _may_stand(reading, first, last, cast):
            _add(reading, first, last, "candidacy", cast)


def _stands(reading: Reading, at: int) -> bool:
    """Whether a verb of elections begins at a token: was first elected, later ran for."""
    at = _heavy(reading, at)
    verb = reading.word(at)
    if f"{verb}_{reading.word(_heavy(reading, at + 1))}" in STANDS:
        return True
    if verb in _HAVE:
        at = _heavy(reading, at + 1)
        verb = reading.word(at)
    if verb not in _BE:
        return False
    at = _heavy(reading, at + 1)
    if reading.word(at) == "re" and reading.word(at + 1) == "-":
        at += 2
    return reading.word(at) in ELECTED


def _sits(reading: Reading, at: int) -> bool:
    """Whether an apposition makes somebody a member of a house: , a member of the Senate."""
    words = reading.tokens.words[at : at + APPOSITION_REACH]
    if words[:1] != [","] or "of" not in words[2:4]:
        return False
    return "member" in words[1:3] and not HOUSES.isdisjoint(words)


def _may_stand(reading: Reading, first: int, last: int, cast: Cast) -> bool:
    """Whether words are a person's name; a single one must be none of English or of a party."""
    words = name_words(reading, first, last)
    if not is_free(reading, cast, first, last):
        return False
    if len(words) > 1:
        return words[0] in given_names()
    word, raw = words[0], reading.raw(first)
    if (
        len(raw) < SHORTEST_SURNAME
        or raw.isupper()
        or word in POLITICS | PARTIES | NOT_NAMES | STARTERS
    ):
        return False
    known = word in COMMON_NAMES or word in given_names()
    return known or not (word.endswith("s") or word in reading.tokens.raws)


def _add(reading: Reading, first: int, last: int, rule: str, cast: Cast) -> None:
    id, name = person_id(reading, first, last), surface(reading, first, last)
    person = cast.persons.get(id) or Person(id, name, None, None, "leader", False)
    cast.add(person, reading, first, last, rule)


def _heavy(reading: Reading, at: int) -> int:
    """The first token from a place that is no adverb."""
    while reading.word(at) in LIGHTLY:
        at += 1
    return at
