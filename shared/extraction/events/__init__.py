"""Events: what happened, who took part, and whether it is real yet."""

from collections.abc import Mapping, Sequence
from datetime import date

from shared.domain.annotations import Event, Field
from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.article_matter import ArticleMatter, read_matter
from shared.extraction.events.details.event_date import news_day
from shared.extraction.events.merging import merge
from shared.extraction.events.sentence_events import EventReport, find_reports
from shared.extraction.events.triggers.trigger_starts import TriggerStarts
from shared.extraction.text.tokens import EntityMention, Tokens
from shared.vocabulary.model import Vocabulary


def find_events(
    title: Tokens,
    body: Tokens,
    mentions: Mapping[Field, Sequence[EntityMention]],
    published: date | None,
    vocabulary: Vocabulary,
    trigger_starts: TriggerStarts,
) -> tuple[Event, ...]:
    """Find the events that an article tells of.

    Args:
        title: its headline.
        body: its running text.
        mentions: resolved mentions of leaders and countries by field, in order of appearance.
        published: day of publication, or None where not known.
        vocabulary: the event tree and its triggers among the rest.
        trigger_starts: of those triggers.

    Returns:
        The events, in order of their first trigger.
    """
    matter = read_matter(title, body)
    found: list[EventReport] = []
    for tokens in (title, body):
        annotated = annotate_field(tokens, mentions[tokens.field], matter)
        found += find_reports(annotated, published, vocabulary.events, trigger_starts)
    day = news_day(body.words, body.sentences, published)
    return merge(found, vocabulary.events, day)


def annotate_field(
    tokens: Tokens, mentions: Sequence[EntityMention], matter: ArticleMatter
) -> AnnotatedField:
    """Return a field with the mentions in it that count, and with what its article is about."""
    counting = [mention for mention in mentions if mention.counts]
    return AnnotatedField(
        tokens,
        [mention.first for mention in counting if mention.facet == "leader"],
        [mention.first for mention in counting if mention.facet == "country"],
        counting,
        matter,
    )
