"""A title without a name, later in the article: `Giorgia Meloni … The prime minister condemned`.

It means the one person of that office who was named shortly before, and nobody where these are two.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from shared.extraction.people.persons import ArticlePeople, Person
from shared.extraction.people.thresholds import ONLY_HOLDER_SENTENCES, TITLE_SENTENCES
from shared.extraction.text.field import MatchedField
from shared.extraction.text.tokens import EntityMention, Tokens
from shared.extraction.text.word_lists import HEAD_OFFICES, LESSER_TITLE, OF_PARTY, TITLE_ALONE
from shared.vocabulary.normal_form import split_tokens

_NO_MINISTER = ("prime", "minister")
_SAME: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("prime", "minister"): (("premier",), ("pm",)),
    ("premier",): (("prime", "minister"), ("pm",)),
    ("pope",): (("pontiff",),),
}
_OF_OTHERS = frozenset({"of", "-", "for", "and"})


def add_repeated_titles(
    fields: Sequence[MatchedField],
    countries: Sequence[Sequence[EntityMention]],
    people: ArticlePeople,
) -> None:
    """Add what titles without a name mean to the people of an article.

    Args:
        fields: of the article.
        countries: the countries found in each.
        people: who is named in it; the mentions are added to it.
    """
    holders = _holders(people.persons.values())
    if not holders:
        return
    heads = _heads(people.persons.values())
    for field, places in zip(fields, countries, strict=True):
        named = sorted(people.mentions[field.tokens.field], key=_first)
        for first, last, ids in [*_titles(field, holders), *_leaders(field, places, heads)]:
            reach = ONLY_HOLDER_SENTENCES if len(ids) == 1 else TITLE_SENTENCES
            id = _named_before(field.tokens, named, first, ids, reach)
            if id is not None and not people.is_taken(field, first):
                people.add(people.persons[id], field, first, last, "office")


def _holders(persons: Iterable[Person]) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the ids of the leaders of an article by each title that may mean them."""
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in persons:
        if person.office is None or person.kind != "leader":
            continue
        for title in _forms(person.office):
            holders[title].add(person.id)
    return {title: frozenset(ids) for title, ids in holders.items()}


def _forms(office: str) -> Iterator[tuple[str, ...]]:
    """Return how a text repeats an office: Foreign Minister, minister."""
    words = tuple(split_tokens(office.lower())[1])
    yield words
    yield from _SAME.get(words, ())
    if (
        len(words) > 1
        and words[-1] in TITLE_ALONE
        and words[0] not in LESSER_TITLE
        and words != _NO_MINISTER
    ):
        yield words[-1:]


def _heads(persons: Iterable[Person]) -> dict[str, frozenset[str]]:
    """Return the ids of heads of state and government of an article by their country."""
    heads: dict[str, set[str]] = defaultdict(set)
    for person in persons:
        office = (person.office or "").lower().replace(" ", "_")
        if person.country and office in HEAD_OFFICES:
            heads[person.country].add(person.id)
    return {country: frozenset(ids) for country, ids in heads.items()}


def _leaders(
    field: MatchedField, countries: Sequence[EntityMention], heads: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Return each `leader` after a country, as in `the Chinese leader`, with who may be meant."""
    words = field.tokens.words
    for one in countries:
        at = one.last + (words.at(one.last) == "'s")
        alone = words.at(at + 1) not in _OF_OTHERS and not field.tokens.raws.is_capital(at + 1)
        if words.at(at) == "leader" and alone and one.id in heads:
            yield at, at + 1, heads[one.id]


def _titles(
    field: MatchedField, holders: Mapping[tuple[str, ...], frozenset[str]]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Return the titles after `the` that no name and no `of` follows, with who may be meant."""
    words, raws = field.tokens.words, field.tokens.raws
    longest = max(map(len, holders))
    begins = {title[0] for title in holders}
    for place in [place for place, word in enumerate(words, 1) if word == "the"]:
        at = place + (words.at(place) in OF_PARTY)
        if words.at(at) not in begins:
            continue
        for last in range(at + longest, at, -1):
            ids = holders.get(tuple(words[at:last]))
            if ids is not None:
                if words.at(last) not in _OF_OTHERS and not raws.is_capital(last):
                    yield at, last, ids
                break


def _named_before(
    tokens: Tokens, named: Sequence[EntityMention], before: int, ids: frozenset[str], reach: int
) -> str | None:
    """Return who of some people was named shortly before, None where two of them were."""
    start = tokens.sentences[max(0, tokens.sentence_at(before) - reach)][0]
    earliest, latest = (bisect_left(named, at, key=_first) for at in (start, before))
    meant = {mention.id for mention in named[earliest:latest]} & ids
    return meant.pop() if len(meant) == 1 else None


def _first(mention: EntityMention) -> int:
    return mention.first
