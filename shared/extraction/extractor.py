"""The extractor: one article in, its tags, events and mentions out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from shared.domain.annotations import Annotations, CountryTag, Event, Field, LeaderTag, Mention
from shared.domain.articles import ArticleText
from shared.domain.garbage_collection import garbage_collection_paused
from shared.extraction.countries.blockers import build_blockers
from shared.extraction.countries.country_finder import CountryFinder
from shared.extraction.events import annotate_field, find_candidates
from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.article_matter import read_matter
from shared.extraction.events.diagnosis import Diagnosis, diagnose
from shared.extraction.events.ranking.ranked_candidates import RankedCandidate
from shared.extraction.events.triggers.trigger_starts import TriggerStarts
from shared.extraction.people.people_finder import PeopleFinder
from shared.extraction.people.persons import ArticlePeople, Person
from shared.extraction.salience import salience
from shared.extraction.text.compiled_index import load_index
from shared.extraction.text.field import MatchedField, read_dateline, read_field
from shared.extraction.text.tagging_limit import read_body
from shared.extraction.text.tokens import EntityMention, Tokens, tokenise
from shared.extraction.text.word_lists import given_names
from shared.extraction.version import rules_version
from shared.vocabulary.events.inflection import word_forms
from shared.vocabulary.model import Vocabulary


class Extractor:
    """Finds leaders, countries and events of a vocabulary in articles.

    Built once, used for any number of articles; equal articles give equal annotations.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the vocabulary."""
        self._vocabulary = vocabulary
        self.version = f"{vocabulary.version}-{rules_version()}"
        with garbage_collection_paused():
            self._index = load_index(vocabulary, self.version)
            self._country_finder = CountryFinder(build_blockers(vocabulary.blockers), given_names())
            self._people_finder = PeopleFinder(vocabulary, given_names())
            self._trigger_starts = TriggerStarts(vocabulary.events.triggers)

    def extract(self, article: ArticleText) -> Annotations:
        """Annotate one article."""
        fields, people, mentions = self._find_mentions(article)
        candidates = self._rank(fields, mentions, article.published)
        events = tuple(one.event for one in candidates if one.is_event)
        spans = tuple(
            _mention(tokens, found)
            for tokens in (field.tokens for field in fields)
            for found in mentions[tokens.field]
            if found.counts
        )
        tagged = fields[1].tokens.text
        return Annotations(
            _leaders(people.persons, spans, events),
            self._country_tags(spans, events),
            events,
            spans,
            read_dateline(fields[1]),
            self.version,
            None if len(tagged) == len(article.body) else len(tagged),
        )

    def candidates(self, article: ArticleText) -> list[RankedCandidate]:
        """Return what may be an event of an article, the most salient first.

        Those with `is_event` are the events of its annotations, in the same order.
        """
        fields, _, mentions = self._find_mentions(article)
        return self._rank(fields, mentions, article.published)

    def diagnose(self, article: ArticleText, word: str) -> list[Diagnosis]:
        """Tell what became of a word, in each of its forms, wherever an article has it.

        Args:
            article: the article.
            word: one word as a person types it, as the text has it or as a dictionary does.

        Raises:
            ValueError: it is not one word.
        """
        tokens = tokenise(word, "body").words
        if len(tokens) != 1 or not tokens[0][0].isalnum():
            raise ValueError(f"{word!r} is not one word")
        matched, _, mentions = self._find_mentions(article)
        fields = _annotate(matched, mentions)
        events, wanted = self._vocabulary.events, word_forms(tokens[0])
        return diagnose(fields, article.published, events, self._trigger_starts, wanted)

    def _rank(
        self,
        fields: Sequence[MatchedField],
        mentions: Mapping[Field, Sequence[EntityMention]],
        published: date | None,
    ) -> list[RankedCandidate]:
        annotated = _annotate(fields, mentions)
        return find_candidates(annotated, published, self._vocabulary.events, self._trigger_starts)

    def _find_mentions(
        self, article: ArticleText
    ) -> tuple[tuple[MatchedField, MatchedField], ArticlePeople, dict[Field, list[EntityMention]]]:
        """Return title and body, the people, and the mentions of each field in order."""
        fields = (
            read_field(article.title, "title", self._index),
            read_body(article.body, self._index),
        )
        countries = self._country_finder.find(fields)
        people = self._people_finder.find(fields, countries, article.published)
        return fields, people, _in_order(fields, countries, people)

    def _country_tags(
        self, spans: Sequence[Mention], events: Sequence[Event]
    ) -> tuple[CountryTag, ...]:
        named = [span for span in spans if span.facet == "country"]
        counts, shares = Counter(span.id for span in named), salience(named, events)
        names = self._vocabulary.countries
        tags = [CountryTag(id, names[id].name, counts[id], shares[id]) for id in counts]
        return tuple(sorted(tags, key=lambda tag: -tag.salience))


def _annotate(
    fields: Sequence[MatchedField], mentions: Mapping[Field, Sequence[EntityMention]]
) -> list[AnnotatedField]:
    matter = read_matter(*[one.tokens for one in fields])
    return [annotate_field(one.tokens, mentions[one.tokens.field], matter) for one in fields]


def _leaders(
    persons: dict[str, Person], spans: Sequence[Mention], events: Sequence[Event]
) -> tuple[LeaderTag, ...]:
    named = [span for span in spans if span.facet == "leader"]
    counts, shares = Counter(span.id for span in named), salience(named, events)
    tags = []
    for id, count in counts.items():
        person = persons[id]
        tags.append(
            LeaderTag(
                id,
                person.name,
                person.office,
                person.country,
                person.kind,
                person.linked,
                count,
                shares[id],
            )
        )
    return tuple(sorted(tags, key=lambda tag: -tag.salience))


def _in_order(
    fields: Sequence[MatchedField], countries: Sequence[list[EntityMention]], people: ArticlePeople
) -> dict[Field, list[EntityMention]]:
    """Return all mentions of each field, in order; a country within a person's name is none."""
    mentions: dict[Field, list[EntityMention]] = {}
    for field, found in zip(fields, countries, strict=True):
        name = field.tokens.field
        named = [m for m in found if not people.is_named(field, m.first)]
        mentions[name] = sorted([*named, *people.mentions[name]], key=lambda m: (m.first, m.facet))
    return mentions


def _mention(tokens: Tokens, found: EntityMention) -> Mention:
    start, end = tokens.starts[found.first], tokens.ends[found.last - 1]
    return Mention(
        found.facet, found.id, tokens.field, start, end, tokens.text[start:end], found.rule
    )
