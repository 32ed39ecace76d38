"""The extractor: one article in, its tags, events and mentions out."""

from collections.abc import Mapping, Sequence

from shared.domain.annotations import Annotations, CountryTag, Field, LeaderTag, Mention
from shared.domain.articles import ArticleText
from shared.extraction.blocking import build_blockers
from shared.extraction.countries import Countries
from shared.extraction.events import find_events
from shared.extraction.forms import build_index
from shared.extraction.lexicon import given_names
from shared.extraction.matching import Match
from shared.extraction.reading import read_field
from shared.extraction.tokens import EntityMention, Tokens
from shared.vocabulary.model import Vocabulary

RULES_VERSION = "1"


class Extractor:
    """Finds leaders, countries and events of a vocabulary in articles.

    Built once, used for any number of articles; equal articles give equal annotations.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the vocabulary."""
        self._vocabulary = vocabulary
        self._index = build_index(vocabulary)
        self._country_rules = Countries(build_blockers(vocabulary.blockers), given_names())
        self.version = f"{vocabulary.version}-{RULES_VERSION}"

    def extract(self, article: ArticleText) -> Annotations:
        """Annotate one article."""
        readings = (
            read_field(article.title, "title", self._index),
            read_field(article.body, "body", self._index),
        )
        title, body = (reading.tokens for reading in readings)
        countries = self._country_rules.find(readings)
        mentions: dict[Field, list[EntityMention]] = {
            reading.tokens.field: sorted(
                [*found, *_full_names(reading.matches)], key=lambda mention: mention.first
            )
            for reading, found in zip(readings, countries, strict=True)
        }
        events = find_events(title, body, mentions, article.published, self._vocabulary)
        spans = [
            _mention(tokens, found)
            for tokens in (title, body)
            for found in mentions[tokens.field]
            if found.counts
        ]
        return Annotations(
            self._leaders(spans), self._countries(spans), events, tuple(spans), None, self.version
        )

    def _leaders(self, spans: Sequence[Mention]) -> tuple[LeaderTag, ...]:
        tags = []
        for id, count in _counts(spans, "leader").items():
            leader = self._vocabulary.leaders[id]
            term = leader.terms[0] if leader.terms else None
            tags.append(
                LeaderTag(
                    id,
                    leader.name,
                    self._vocabulary.offices[term.office].label if term else None,
                    term.country if term else None,
                    term.kind if term else "leader",
                    True,
                    count,
                    0.0,
                )
            )
        return tuple(tags)

    def _countries(self, spans: Sequence[Mention]) -> tuple[CountryTag, ...]:
        return tuple(
            CountryTag(id, self._vocabulary.countries[id].name, count, 0.0)
            for id, count in _counts(spans, "country").items()
        )


def _full_names(matches: list[Match]) -> list[EntityMention]:
    return [
        EntityMention("leader", entry.id, match.first, match.last, "full-name")
        for match in matches
        for entry in match.entries
        if entry.kind == "leader"
    ]


def _counts(spans: Sequence[Mention], facet: str) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for span in spans:
        if span.facet == facet:
            counts[span.id] = counts.get(span.id, 0) + 1
    return counts


def _mention(tokens: Tokens, found: EntityMention) -> Mention:
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    return Mention(
        found.facet, found.id, tokens.field, start, end, tokens.text[start:end], found.rule
    )
