"""The index of surface forms: every way to write what the vocabulary knows, by its words.

A nested dict of words: `root["south"]["korea"][END]` holds the places of *South Korea*'s entries.
Hyphens and full stops within a form are left out of it; `form_matches` leaves them out of the text
likewise.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from shared.vocabulary.model import FormFlag, FormKind, Vocabulary
from shared.vocabulary.normal_form import fold, form_words

type EntryKind = Literal["country", "leader", "short", "title", "organisation", "place", "other"]
type Node = dict[str, Any]

END = ""
"""Key of the places of a node's own entries; no word is empty."""

SILENT = frozenset("-.")
"""Marks that forms are kept without."""
_VOWEL = frozenset("AEIOU")


class Entry(NamedTuple):
    """What a surface form stands for.

    Attributes:
        kind: what sort of thing; `short` is a leader's name as used after the first mention,
            `other` a phrase that only keeps its words from meaning a country.
        id: country code, leader id, office key, organisation id, or what it is instead.
        form: for a country, what the words are to it.
        flags: for a country, what else the words often are.
        exact: the one spelling that counts, or None where any capitals will do.
        lower: True where the words may be in lower case, as titles are.
    """

    kind: EntryKind
    id: str
    form: FormKind | None = None
    flags: tuple[FormFlag, ...] = ()
    exact: str | None = None
    lower: bool = False


def key_of(word: str) -> str:
    """Return a token as the index has it: without the marks inside of `u.s.` or `n'djamena`.

    The possessive `'s` stays as it is.
    """
    return (
        word if word.isalnum() or word == "'s" else word.replace(".", "").replace("'", "") or word
    )


def plain(text: str) -> str:
    """Return a form with its case, without hyphens and full stops, to compare `exact` ones."""
    return " ".join(fold(text).replace(".", "").replace("-", " ").split())


def form_keys(form: str) -> tuple[str, ...]:
    """Return the words under which a surface form is kept."""
    if form.isascii() and form.replace(" ", "").isalnum():
        return tuple(form.lower().split())  # as most are, and 17,000 of them add up
    return tuple([key_of(word) for word in form_words(form) if word not in SILENT])


class Index(NamedTuple):
    """All forms by their words.

    Attributes:
        root: nodes by the first word.
        lower: first words of forms that count in lower case too.
        entries: each entry once.
    """

    root: Node
    lower: set[str]
    entries: Sequence[Entry]


def build_index(vocabulary: Vocabulary) -> Index:
    """Return the index of all forms of a vocabulary."""
    root: Node = {}
    lower: set[str] = set()
    places: dict[Entry, int] = {}
    for form, entry in _entries(vocabulary):
        if keys := form_keys(form):
            _add(root, keys, places.setdefault(entry, len(places)))
            if entry.lower or form[0].islower():
                lower.add(keys[0])
    return Index(root, lower, tuple(places))


def _add(root: Node, keys: tuple[str, ...], place: int) -> None:
    node = root
    for key in keys:
        node = node.setdefault(key, {})
    known = node.get(END, ())
    if place not in known:
        node[END] = (*known, place)


def _entries(vocabulary: Vocabulary) -> Iterator[tuple[str, Entry]]:
    yield from _country_entries(vocabulary)
    yield from _other_entries(vocabulary)
    for office in vocabulary.offices.values():
        for text in office.titles:
            letters = plain(text).upper()
            initials = letters if len(letters) < 4 and not _VOWEL.intersection(letters) else None
            yield text, Entry("title", office.key, exact=initials, lower=True)
    for leader in vocabulary.leaders.values():
        whole, short = Entry("leader", leader.id), Entry("short", leader.id)
        for text in (leader.name, *leader.aliases):
            yield text, whole
        for text in leader.short:
            yield text, short


def _country_entries(vocabulary: Vocabulary) -> Iterator[tuple[str, Entry]]:
    for country in vocabulary.countries.values():
        for form in country.forms:
            if "," in form.text and form.kind == "name":
                continue  # as an index sorts "Korea, South"; texts go on: ", South Africa"
            exact = plain(form.text) if "exact" in form.flags else None
            yield form.text, Entry("country", country.code, form.kind, form.flags, exact)


def _other_entries(vocabulary: Vocabulary) -> Iterator[tuple[str, Entry]]:
    for blocker in vocabulary.blockers:
        if "<" not in blocker.pattern:
            small = blocker.pattern[0].islower()
            yield blocker.pattern, Entry("other", blocker.what, lower=small)
    for place in vocabulary.places:
        for text in (place.name, *place.abbreviations):
            yield text, Entry("place", place.country, exact=_abbreviation(text))
    for organisation in vocabulary.organisations.values():
        for text in organisation.forms:
            yield text, Entry("organisation", organisation.id, exact=_abbreviation(text))


def _abbreviation(text: str) -> str | None:
    """Return the exact spelling that a short form in capitals, such as `WHO` or `Ga.`, asks for."""
    letters = plain(text)
    return letters if len(letters) < 5 and (letters.isupper() or "." in text) else None
