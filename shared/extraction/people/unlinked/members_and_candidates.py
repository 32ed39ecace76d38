"""Politicians outside the vocabulary: by their party in brackets, or as who stands for election."""

from collections.abc import Sequence

from shared.extraction.people.names.introductions import Span, after_honorifics
from shared.extraction.people.names.person_names import (
    is_free,
    name_end,
    name_start,
    name_words,
    person_id,
    surface,
)
from shared.extraction.people.persons import ArticlePeople, Person
from shared.extraction.people.thresholds import (
    APPOSITION_REACH,
    PARTY_TOKENS,
    POLITICAL_WORDS,
    SHORTEST_SURNAME,
)
from shared.extraction.text.field import MatchedField, SentenceTraits
from shared.extraction.text.word_lists import (
    ADVERBS,
    CANDIDACY_VERBS,
    COMMON_NAMES,
    ELECTED,
    HOUSES,
    NOT_NAMES,
    PARTIES,
    POLITICS,
    STARTERS,
    STATE_ADDRESSES,
    given_names,
)

_STATES = frozenset({"d", "r", "i"})  # American parties before a state: D-Ohio
_PARTY_WORDS = PARTIES | {"party"}
_BE = frozenset({"was", "is", "been", "being"})
_HAVE = frozenset({"has", "had"})


def find_members(fields: Sequence[MatchedField], people: ArticlePeople) -> None:
    """Add the persons whose party follows their name: (Labour), R-N.D., of the Labour Party."""
    for field in fields:
        words = field.tokens.words
        if _PARTY_WORDS.isdisjoint(words):
            continue
        for at in [at for at, word in enumerate(words) if word in PARTIES]:
            if not _follows_name(field, at):
                continue
            first, last = name_start(field, at - 1), at - 1
            named = len(name_words(field, first, last)) > 1
            if named and is_free(field, people, first, last):
                _add(field, first, last, "party", people)
        for at in [at for at, word in enumerate(words) if word == "party"]:
            first, last = _name_before_party(field, at)
            if len(name_words(field, first, last)) > 1 and is_free(field, people, first, last):
                _add(field, first, last, "party", people)


def find_addressed(fields: Sequence[MatchedField], people: ArticlePeople) -> None:
    """Add the persons whom a form of address shows to act for a state: Hon., H.E."""
    for field in fields:
        words = field.tokens.words
        if STATE_ADDRESSES.isdisjoint(words):
            continue
        for at in [at for at, word in enumerate(words) if word in STATE_ADDRESSES]:
            if not field.capital(at):
                continue
            first = after_honorifics(field, at + 1 + (field.word(at + 1) == "."))
            last = name_end(field, first)
            named = len(name_words(field, first, last)) > 1
            if named and is_free(field, people, first, last):
                _add(field, first, last, "address", people)


def find_election_candidates(fields: Sequence[MatchedField], people: ArticlePeople) -> None:
    """Add the persons who stand, are elected or hold a seat, as sentences on politics tell."""
    for field in fields:
        if POLITICS.isdisjoint(field.tokens.words):
            continue
        for first, _ in field.tokens.sentences:
            sentence = field.sentence(first)
            if sentence.political and not sentence.shouting:
                _subject(field, sentence, people)


def _follows_name(field: MatchedField, at: int) -> bool:
    """Return whether a party's name is in brackets or before a state, right after a capital."""
    if not field.capital(at) or not field.capital(at - 2):
        return False
    state = field.word(at) in _STATES and field.word(at + 1) == "-" and field.capital(at + 2)
    if field.word(at - 1) == ",":
        return state
    closing = range(at + 1, at + 1 + PARTY_TOKENS)
    return field.word(at - 1) == "(" and (state or any(field.word(end) == ")" for end in closing))


def _name_before_party(field: MatchedField, at: int) -> Span:
    """Return the name before `of the New Example Party`, whose last word is at a token."""
    first = at
    while field.capital(first):
        first -= 1
    if field.word(first) == "the":
        first -= 1
    if first == at or field.word(first) != "of" or field.capital(at + 1):
        return at, at
    return name_start(field, first), first


def _subject(field: MatchedField, sentence: SentenceTraits, people: ArticlePeople) -> None:
    """Add the subject of a sentence, or of a part of it, where its verb is of elections."""
    begins = [sentence.first_word]
    begins += [at + 1 for at in range(sentence.first, sentence.last) if field.word(at) == ","]
    for first in begins:
        last = name_end(field, first) if field.capital(first) else first
        if last == first:
            continue
        tells = sentence.political >= POLITICAL_WORDS and _is_candidacy(field, last)
        if (tells or _is_membership(field, last)) and _may_be_candidate(field, first, last, people):
            _add(field, first, last, "candidacy", people)


def _is_candidacy(field: MatchedField, at: int) -> bool:
    """Return whether a verb of elections begins at a token: was first elected, later ran for."""
    at = _skip_adverbs(field, at)
    verb = field.word(at)
    if f"{verb}_{field.word(_skip_adverbs(field, at + 1))}" in CANDIDACY_VERBS:
        return True
    if verb in _HAVE:
        at = _skip_adverbs(field, at + 1)
        verb = field.word(at)
    if verb not in _BE:
        return False
    at = _skip_adverbs(field, at + 1)
    if field.word(at) == "re" and field.word(at + 1) == "-":
        at += 2
    return field.word(at) in ELECTED


def _is_membership(field: MatchedField, at: int) -> bool:
    """Return whether an apposition makes somebody a member of a house: , a member of the Senate."""
    words = field.tokens.words[at : at + APPOSITION_REACH]
    if words[:1] != [","] or "of" not in words[2:4]:
        return False
    return "member" in words[1:3] and not HOUSES.isdisjoint(words)


def _may_be_candidate(field: MatchedField, first: int, last: int, people: ArticlePeople) -> bool:
    """Return whether words are a person's name; a single one must be no word of English."""
    words = name_words(field, first, last)
    if not is_free(field, people, first, last):
        return False
    if len(words) > 1:
        return words[0] in given_names()
    word, raw = words[0], field.raw(first)
    if (
        len(raw) < SHORTEST_SURNAME
        or raw.isupper()
        or word in POLITICS | PARTIES | NOT_NAMES | STARTERS
    ):
        return False
    known = word in COMMON_NAMES or word in given_names()
    return known or not (word.endswith("s") or word in field.tokens.raws)


def _add(field: MatchedField, first: int, last: int, rule: str, people: ArticlePeople) -> None:
    id, name = person_id(field, first, last), surface(field, first, last)
    person = people.persons.get(id) or Person(id, name, None, None, "leader", False)
    people.add(person, field, first, last, rule)


def _skip_adverbs(field: MatchedField, at: int) -> int:
    """Return the first token from a place that is no adverb."""
    while field.word(at) in ADVERBS:
        at += 1
    return at
