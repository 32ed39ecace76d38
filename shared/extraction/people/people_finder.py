"""Leaders: all ways to find them, in the order that lets each build on the one before."""

import re
from collections.abc import Sequence
from datetime import date

from shared.extraction.people.article_context import Case
from shared.extraction.people.described_politicians import Politicians, add_surnames
from shared.extraction.people.leader_linker import Linker
from shared.extraction.people.members_and_candidates import find_candidates, find_members
from shared.extraction.people.misspellings import Typos
from shared.extraction.people.persons import Cast
from shared.extraction.people.tenure import Tenure, When
from shared.extraction.people.thresholds import MOST_YEARS
from shared.extraction.people.titles import Titles
from shared.extraction.text.field import Reading
from shared.extraction.text.tokens import EntityMention
from shared.extraction.text.word_lists import LOCAL_NEWS, TOWN_NEWS
from shared.vocabulary.model import Vocabulary

_LOCAL = LOCAL_NEWS | TOWN_NEWS
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class People:
    """Finds the politicians of articles."""

    def __init__(self, vocabulary: Vocabulary, given_names: frozenset[str]) -> None:
        """Build the rules upon a vocabulary."""
        self._tenure = tenure = Tenure(vocabulary)
        self._linker = Linker(vocabulary, tenure, given_names)
        self._titles = Titles(vocabulary, tenure)
        self._typos = Typos(vocabulary, tenure)
        self._politicians = Politicians(given_names)

    def find(
        self,
        readings: Sequence[Reading],
        countries: Sequence[Sequence[EntityMention]],
        published: date | None,
    ) -> Cast:
        """The cast of an article.

        Args:
            readings: its fields.
            countries: the countries found in each.
            published: day of publication, or None where not known.
        """
        cast = Cast(readings)
        when = _when(readings, published)
        named = frozenset(mention.id for field in countries for mention in field)
        self._linker.link(Case(readings, named, when, cast, self._tenure))
        self._typos.mend(readings, when, cast, self._linker.person)
        titles = self._titles.titles(readings, named)
        local = _is_local(readings)
        self._titles.name(titles, not local, cast)
        if not local:
            find_members(readings, cast)
            self._politicians.find(readings, cast)
            find_candidates(readings, cast)
        add_surnames(readings, cast)
        self._titles.resolve(titles, when, cast, self._linker.person)
        return cast


def _when(readings: Sequence[Reading], published: date | None) -> When:
    """The time that an article speaks of: its date, or else the years in its text."""
    if published is not None:
        return When(published.isoformat())
    years = {int(year) for reading in readings for year in _YEAR.findall(reading.tokens.text)}
    return When(None, frozenset(years) if len(years) <= MOST_YEARS else frozenset())


def _is_local(readings: Sequence[Reading]) -> bool:
    """Whether an article is of local news, whose people of office are none of state."""
    return not all(_LOCAL.isdisjoint(reading.tokens.words) for reading in readings)
