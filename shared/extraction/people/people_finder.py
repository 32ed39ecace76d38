"""Leaders: all ways to find them, in the order that lets each build on the one before."""

import re
from collections.abc import Sequence
from datetime import date

from shared.extraction.people.article_context import ArticleContext
from shared.extraction.people.leader_linker import LeaderLinker
from shared.extraction.people.misspellings import Misspellings
from shared.extraction.people.persons import ArticlePeople
from shared.extraction.people.repeated_titles import add_repeated_titles
from shared.extraction.people.tenure import ArticleTime, Tenure
from shared.extraction.people.thresholds import MATTERS_OF_STATE, MOST_YEARS, SHORT_TEXT
from shared.extraction.people.titles import TitleFinder
from shared.extraction.people.unlinked.described_politicians import (
    DescribedPoliticians,
    add_surnames,
)
from shared.extraction.people.unlinked.members_and_candidates import (
    find_addressed,
    find_election_candidates,
    find_members,
)
from shared.extraction.people.unlinked.officials import OfficialFinder
from shared.extraction.text.field import MatchedField
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.word_lists import LOCAL_NEWS, STATE_MATTERS, TOWN_NEWS
from shared.vocabulary.model import Vocabulary

_LOCAL = LOCAL_NEWS | TOWN_NEWS
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class PeopleFinder:
    """Finds the politicians of articles."""

    def __init__(self, vocabulary: Vocabulary, given_names: frozenset[str]) -> None:
        """Build the rules upon a vocabulary."""
        self._tenure = tenure = Tenure(vocabulary)
        self._linker = LeaderLinker(vocabulary, tenure, given_names)
        self._titles = TitleFinder(vocabulary, tenure)
        self._typos = Misspellings(vocabulary, tenure)
        self._officials = OfficialFinder(vocabulary.offices)
        self._politicians = DescribedPoliticians(given_names)

    def find(
        self,
        fields: Sequence[MatchedField],
        countries: Sequence[Sequence[EntityMention]],
        published: date | None,
    ) -> ArticlePeople:
        """Return the cast of an article.

        Args:
            fields: its fields.
            countries: the countries found in each.
            published: day of publication, or None where not known.
        """
        people = ArticlePeople(fields)
        time = _article_time(fields, published)
        named = frozenset(mention.id for field in countries for mention in field)
        self._linker.link(ArticleContext(fields, named, time, people, self._tenure))
        self._typos.add_misspelt(fields, time, people, self._linker.person)
        titles = self._titles.titles(fields, named)
        political = _is_of_state(fields) and not _is_local(fields)
        self._titles.name(titles, political, people)
        self._officials.find(fields, people)
        find_members(fields, people)
        find_addressed(fields, people)
        if political:
            self._politicians.find(fields, people)
            find_election_candidates(fields, people)
        add_surnames(fields, people)
        self._titles.resolve(titles, time, people, self._linker.person)
        add_repeated_titles(fields, countries, people)
        return people


def _article_time(fields: Sequence[MatchedField], published: date | None) -> ArticleTime:
    """Return the time that an article speaks of: its date, or else the years in its text."""
    if published is not None:
        return ArticleTime(published.isoformat())
    years = {int(year) for field in fields for year in _YEAR.findall(field.tokens.text)}
    return ArticleTime(None, frozenset(years) if len(years) <= MOST_YEARS else frozenset())


def _is_of_state(fields: Sequence[MatchedField]) -> bool:
    """Return whether an article speaks of affairs of state; a few sentences need not say so."""
    if sum(len(field.tokens.words) for field in fields) < SHORT_TEXT:
        return True
    words = frozenset().union(*(STATE_MATTERS.intersection(f.tokens.words) for f in fields))
    return len(words) >= MATTERS_OF_STATE


def _is_local(fields: Sequence[MatchedField]) -> bool:
    """Return whether an article is of local news, whose people of office are none of state."""
    return not all(_LOCAL.isdisjoint(field.tokens.words) for field in fields)
