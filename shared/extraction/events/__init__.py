"""Events: what happened, who took part, and whether it is real yet."""

from collections.abc import Sequence
from datetime import date

from shared.extraction.events.annotated_field import AnnotatedField
from shared.extraction.events.article_matter import ArticleMatter
from shared.extraction.events.details.story_day import news_day
from shared.extraction.events.merging import merge
from shared.extraction.events.ranking.article_facts import article_facts
from shared.extraction.events.ranking.ranked_candidates import RankedCandidate, rank_candidates
from shared.extraction.events.sentence_events import find_reports
from shared.extraction.events.triggers.trigger_starts import TriggerStarts
from shared.extraction.text.tokens import EntityMention, Tokens
from shared.vocabulary.events.tree import EventVocabulary


def find_candidates(
    fields: Sequence[AnnotatedField],
    published: date | None,
    vocabulary: EventVocabulary,
    trigger_starts: TriggerStarts,
) -> list[RankedCandidate]:
    """Find what may be an event of an article; those with `is_event` are.

    Args:
        fields: its headline and its running text.
        published: day of publication, or None where not known.
        vocabulary: the event tree and its words.
        trigger_starts: of its triggers.

    Returns:
        The candidates, the most salient first, equal ones in order of their first telling.
    """
    title, body = fields
    reports = [
        report
        for annotated in fields
        for report in find_reports(annotated, published, vocabulary, trigger_starts)
    ]
    if not reports:
        return []
    candidates = merge(reports, vocabulary, news_day(body, published))
    return rank_candidates(candidates, article_facts(title, body))


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
