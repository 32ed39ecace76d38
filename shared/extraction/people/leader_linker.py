"""Leaders of the vocabulary, linked to the places that name them."""

import re

from shared.extraction.people.article_context import ArticleContext
from shared.extraction.people.names.name_surroundings import (
    before_mark,
    continues_name,
    names_a_thing,
)
from shared.extraction.people.names.spellings import is_respelt
from shared.extraction.people.persons import Person
from shared.extraction.people.surnames import SurnameResolver
from shared.extraction.people.tenure import ArticleTime, Tenure
from shared.extraction.text.field import MatchedField
from shared.extraction.text.form_index import form_keys
from shared.extraction.text.form_matches import FormMatch
from shared.extraction.text.word_lists import GENERATIONS, PARTICLES
from shared.vocabulary.model import Vocabulary

_PERSONS = frozenset({"leader", "short"})
_JUNIOR = re.compile(r" Jr\.?$")


class LeaderLinker:
    """Finds leaders of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary, tenure: Tenure, given_names: frozenset[str]) -> None:
        """Keep what the rules go by."""
        self._leaders = vocabulary.leaders
        self._offices = vocabulary.offices
        self._tenure = tenure
        names = {leader.name: leader.id for leader in self._leaders.values()}
        self._juniors = {
            names[father]: leader.id
            for leader in self._leaders.values()
            if (father := _JUNIOR.sub("", leader.name)) != leader.name and father in names
        }
        self._surnames = SurnameResolver(vocabulary.leaders, given_names)

    def link(self, context: ArticleContext) -> None:
        """Add the leaders of an article to its cast, full names first."""
        for field in context.fields:
            for match in field.matches:
                self._full_name(field, match, context)
        for surname, id, rule in self._surnames.resolve(context):
            match = surname.match
            person = context.people.persons.get(id) or self.person(id, context.time)
            context.people.add(person, surname.field, match.first, match.last, rule)

    def person(self, id: str, time: ArticleTime) -> Person:
        """Return a leader as an article of that time presents the person."""
        leader = self._leaders[id]
        term = self._tenure.term(id, time)
        office = self._offices[term.office] if term else None
        return Person(
            id,
            leader.name,
            office.label if office else None,
            term.country if term else None,
            office.kind if office else "leader",
            True,
        )

    def _full_name(self, field: MatchedField, match: FormMatch, context: ArticleContext) -> None:
        ids = self._full_ids(field, match)
        if not ids or names_a_thing(field, match.first, match.last) or continues_name(field, match):
            return
        if field.word(match.last) in GENERATIONS and field.capital(match.last):
            return
        id = ids[0] if len(ids) == 1 else context.likeliest(ids, lead=0.0)
        id = self._junior(id, field, match, context) or id
        if id is not None:
            person = context.people.persons.get(id) or self.person(id, context.time)._replace(
                name=self._spelling(id, field, match)
            )
            context.people.add(person, field, match.first, match.last, "full-name")

    def _spelling(self, id: str, field: MatchedField, match: FormMatch) -> str:
        """Return a leader's name as the article spells it: Zelensky for Zelenskyy.

        A form with other words, such as a nickname, a title or a middle name, is no spelling.
        """
        leader, words = self._leaders[id], _name_words(field, match)
        if words == form_keys(leader.name):
            return leader.name
        written = (alias for alias in leader.aliases if form_keys(alias) == words)
        return next((alias for alias in written if is_respelt(leader.name, alias)), leader.name)

    def _junior(
        self, id: str | None, field: MatchedField, match: FormMatch, context: ArticleContext
    ) -> str | None:
        """Return the son of a name, if the son holds the office before it on that day."""
        junior = self._juniors.get(id or "")
        title = field.ending.get(before_mark(field, match.first))
        day = context.time.day
        if junior is None or title is None or day is None:
            return None
        term = self._tenure.term(junior, context.time)
        offices = {entry.id for entry in title.entries if entry.kind == "title"}
        if term is None or term.office not in offices:
            return None
        return junior if term.start <= day and (term.end is None or day < term.end) else None

    def _full_ids(self, field: MatchedField, match: FormMatch) -> list[str]:
        """Return the leaders whose whole name a form is; a single word is but a surname."""
        if match.last - match.first == 1:
            return []
        named = [entry for entry in match.entries if entry.kind in _PERSONS]
        if not named:
            return []
        words = _name_words(field, match)
        if sum(word not in PARTICLES for word in words) < 2:
            return []
        return [
            entry.id
            for entry in named
            if entry.kind == "leader" or form_keys(self._leaders[entry.id].name) == words
        ]


def _name_words(field: MatchedField, match: FormMatch) -> tuple[str, ...]:
    """Return the words of a form, without marks, as `form_keys` gives them."""
    words = field.tokens.words[match.first : match.last]
    return tuple(word for word in words if word[0].isalnum())
