"""Leaders by surname: within the article, after a title, and alone where one candidate is left."""

from shared.extraction.people.article_context import ArticleContext
from shared.extraction.people.names.name_surroundings import (
    before_mark,
    is_hyphenated,
    is_month,
    names_a_thing,
    place_after_of,
    place_of_title,
)
from shared.extraction.people.surname_lists import Surname, SurnameLists
from shared.extraction.people.thresholds import (
    EVIDENCE_ALONE,
    HEAD_WEIGHT,
    IN_OFFICE_WEIGHT,
    RECENT_HEAD_WEIGHT,
)
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_index import form_keys
from shared.extraction.text.form_matches import FormMatch
from shared.extraction.text.furniture import is_furniture
from shared.extraction.text.word_lists import (
    ACTS,
    ADDRESSES,
    AFTER_SURNAME,
    COMMON_NAMES,
    PARTICLES,
    POSSESSIVES,
    STARTERS,
    TOWN_BODIES,
    WEEKDAYS,
    WORD_NAMES,
    given_names,
)
from shared.vocabulary.model import Leader
from shared.vocabulary.normal_form import form_words


class SurnameResolver:
    """Finds surnames in an article and says whose they are."""

    def __init__(self, leaders: dict[str, Leader], given_names: frozenset[str]) -> None:
        """Keep what the rules go by."""
        self._leaders = leaders
        self._given_names = given_names

    def resolve(self, context: ArticleContext) -> list[tuple[Surname, str, str]]:
        """Return each surname that is a leader's, with the leader's id and the rule that tells.

        People whom it finds count for the surnames after it.
        """
        strangers: set[str] = set()
        surnames = [
            surname
            for field in context.fields
            for match in field.matches
            if (surname := self._surname(field, match, strangers, context))
        ]
        listed = SurnameLists(surnames, context)
        found: list[tuple[Surname, str, str]] = []
        met = set(context.people.persons)
        for surname in surnames:
            id, rule = self._whose(surname, listed, strangers, met, context)
            if id is not None:
                found.append((surname, id, rule))
                met.add(id)
        return found

    def _surname(
        self, field: MatchedField, match: FormMatch, strangers: set[str], context: ArticleContext
    ) -> Surname | None:
        """Return a surname that may be a leader's; another person's goes to `strangers`."""
        named = [entry.id for entry in match.entries if entry.kind in ("short", "leader")]
        if not named or context.people.is_taken(field, match.first):
            return None
        if names_a_thing(field, match.first, match.last) or is_month(field, match):
            return None
        given = field.word(match.first) in self._given_names
        if (given or match.last - match.first > 1) and is_hyphenated(field, match.last):
            return None
        ids = tuple(dict.fromkeys(named))
        begins = field.begins_sentence(match.first)
        title = None if begins else field.ending.get(before_mark(field, match.first))
        offices = tuple(e.id for e in title.entries if e.kind == "title") if title else ()
        if field.word(match.first) in WEEKDAYS and (not title or title.last - title.first < 2):
            return None
        if not offices and self._is_strange(field, match, ids):
            strangers.add(field.word(match.first))
            return None
        if self._is_another(field, match, ids) or _is_of_town(field, match, ids, context):
            strangers.add(field.word(match.first))
            return None
        place = None
        if title and offices:
            place = place_of_title(field, title) or place_after_of(field, match.last)
        return Surname(field, match, ids, offices, place)

    def _is_strange(self, field: MatchedField, match: FormMatch, ids: tuple[str, ...]) -> bool:
        """Return whether another given name, or its initial, stands before the surname."""
        if field.begins_sentence(match.first):
            return False
        at, word = match.first - 1, field.word(match.first - 1)
        if word == "-" and field.tokens.ends[at] == field.tokens.starts[at + 1]:
            known = at in field.ending or field.word(at - 1) in PARTICLES
            doubled = field.capital(at - 2) and field.word(at - 2) not in STARTERS
            doubled = doubled and at - 1 not in field.ending
            return (doubled or not known) and field.capital(at - 1)
        if word == ".":
            at, word = at - 1, field.word(at - 1)
            if len(word) == 1:
                return all(self._leaders[id].name[0].lower() != word for id in ids)
        if word in PARTICLES and not field.capital(at):
            return all(word not in form_words(self._leaders[id].name) for id in ids)
        return self._is_given(field, at, match)

    def _is_given(self, field: MatchedField, at: int, match: FormMatch) -> bool:
        """Return whether the word before a surname is a given name or another part of a name."""
        word = field.word(at)
        if not field.capital(at) or word in ADDRESSES:
            return False
        begins = field.begins_sentence(at)
        if word in self._given_names:
            return not begins or word not in STARTERS
        if at + 1 in field.ending or word in STARTERS:
            return False
        if begins:
            return field.word(match.first) in COMMON_NAMES
        return not field.sentence(at).shouting

    def _is_another(self, field: MatchedField, match: FormMatch, ids: tuple[str, ...]) -> bool:
        """Return whether the name goes on after the surname, as another's: Kim Kardashian."""
        after, word = match.last, field.word(match.last)
        if not field.capital(after) or not word.isalpha() or word in AFTER_SURNAME:
            return False
        if field.begins_sentence(after):
            return False
        given = field.word(match.first) in self._given_names
        if follower := field.starting.get(after):
            return given and any(entry.kind in ("short", "leader") for entry in follower.entries)
        first = field.word(match.first)
        comes_first = any(form_keys(self._leaders[id].name)[0] == first for id in ids)
        if field.sentence(after).shouting:
            return comes_first and word in self._given_names
        return comes_first or given

    def _whose(
        self,
        surname: Surname,
        listed: SurnameLists,
        strangers: set[str],
        met: set[str],
        context: ArticleContext,
    ) -> tuple[str | None, str]:
        """Return the one whom a surname means, and by which rule."""
        ids = [id for id in surname.ids if id in met]
        if len(ids) > 1 and surname.offices:
            day = context.time.day
            ids = [id for id in ids if context.tenure.held(id, surname.offices, day)] or ids
        if surname.place is not None:
            ids = [id for id in ids if surname.place in context.tenure.places(id)]
        if ids:
            return listed.latest(ids, surname), "surname"
        if surname.offices:
            return _by_title(surname, context), "title-and-surname"
        if surname.word in strangers:
            return None, ""
        return self._alone(surname, listed, context), "surname-alone"

    def _alone(self, surname: Surname, listed: SurnameLists, context: ArticleContext) -> str | None:
        """Return the bearer of a surname that stands alone, where the evidence leaves only one."""
        id = context.likeliest(surname.ids)
        if id is None or _is_part_of_name(surname) or _is_reporter(surname):
            return None
        weight = context.weight(id)
        home, beside = context.is_at_home(id), listed.is_listed(surname)
        after = surname.field.word(surname.match.last)
        if self._is_place(surname, after):
            return None
        if surname.word in WORD_NAMES and weight < HEAD_WEIGHT:
            return None
        acts = after in ACTS or after in AFTER_SURNAME
        common = self._is_common(surname)
        ruling = acts and weight >= HEAD_WEIGHT and context.countries
        if common and not (home or beside or (ruling and not _may_be_place(surname))):
            return None
        if common and weight < IN_OFFICE_WEIGHT:
            return None
        if context.time.day is not None and not _is_in_the_news(weight, home, beside):
            return None
        points = (
            2 * (home + beside + (not common))
            + (surname.field.sentence(surname.match.first).political > 0)
            + acts
            + bool(context.countries)
            + (weight >= IN_OFFICE_WEIGHT)
            + (weight >= HEAD_WEIGHT)
        )
        return id if points >= EVIDENCE_ALONE else None

    def _is_place(self, surname: Surname, after: str) -> bool:
        """Return whether the word is rather a place or a language: Scotland's, his English."""
        field, match = surname.field, surname.match
        if field.word(match.first - 1) in POSSESSIVES:
            return True
        kinds = {entry.kind for entry in match.entries}
        office = field.starting.get(match.last + 1)
        ruled = office is not None and any(entry.kind == "title" for entry in office.entries)
        return after == "'s" and ("country" in kinds or ("place" in kinds and ruled))

    def _is_common(self, surname: Surname) -> bool:
        """Return whether many bear the name, or it is a word, a given name or a place."""
        return (
            surname.word in COMMON_NAMES
            or surname.word in self._given_names
            or any(entry.kind not in ("short", "leader") for entry in surname.match.entries)
        )


def _is_of_town(
    field: MatchedField, match: FormMatch, ids: tuple[str, ...], context: ArticleContext
) -> bool:
    """Return whether a town's body follows the name of nobody met so far: Galloway police."""
    after = match.last
    named = field.word(after) in TOWN_BODIES and not field.capital(after)
    return named and context.people.persons.keys().isdisjoint(ids)


def _is_reporter(surname: Surname) -> bool:
    """Return whether a name tells who wrote the article: `Example reported from Cairo`."""
    field, (first, last) = surname.field, (surname.match.first, surname.match.last)
    if field.word(last) == "reported" and field.word(last + 1) == "from":
        return True
    sentence = field.sentence(first)
    return is_furniture(field.tokens, sentence.first, sentence.last)


def _may_be_place(surname: Surname) -> bool:
    return any(entry.kind == "place" for entry in surname.match.entries)


def _is_in_the_news(weight: float, home: bool, beside: bool) -> bool:
    """Return whether an article of a known day may name somebody by surname alone.

    Others are named in full first: who is out of office for long, or of a country not named.
    """
    if home:
        return weight >= RECENT_HEAD_WEIGHT
    return weight >= (IN_OFFICE_WEIGHT if beside else HEAD_WEIGHT)


def _is_part_of_name(surname: Surname) -> bool:
    """Return whether the words around make a longer name: Justice Department, Simon & Schuster."""
    field, first, last = surname.field, surname.match.first, surname.match.last
    after = field.word(last)
    if after[:1].isdigit() or after == "&" or field.word(first - 1) == "&":
        return True
    if field.capital(last) and after.isalpha() and after not in AFTER_SURNAME:
        given = surname.word in given_names() and not field.raw(last).isupper()
        shouting = field.sentence(first).shouting and not given
        return not field.begins_sentence(last) and not shouting
    return False


def _by_title(surname: Surname, context: ArticleContext) -> str | None:
    ids = [id for id in surname.ids if context.tenure.held(id, surname.offices, context.time.day)]
    if surname.place is not None:
        ids = [id for id in ids if surname.place in context.tenure.places(id)]
    return context.likeliest(ids)
