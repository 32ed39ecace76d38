"""Events: what happened, who took part, and whether it is real yet."""

from collections.abc import Mapping, Sequence
from datetime import date

from shared.domain.annotations import Event, Field
from shared.extraction.events.annotated_field import Scene
from shared.extraction.events.merging import merge
from shared.extraction.events.sentence_events import Candidate, find_candidates
from shared.extraction.events.triggers.trigger_starts import Beginnings
from shared.extraction.text.tokens import EntityMention, Tokens
from shared.vocabulary.model import Vocabulary


def find_events(
    title: Tokens,
    body: Tokens,
    mentions: Mapping[Field, Sequence[EntityMention]],
    published: date | None,
    vocabulary: Vocabulary,
    beginnings: Beginnings,
) -> tuple[Event, ...]:
    """Find the events that an article tells of.

    Args:
        title: its headline.
        body: its running text.
        mentions: resolved mentions of leaders and countries by field, in order of appearance.
        published: day of publication, or None where not known.
        vocabulary: the event tree and its triggers among the rest.
        beginnings: of those triggers.

    Returns:
        The events, in order of their first trigger.
    """
    found: list[Candidate] = []
    for tokens in (title, body):
        scene = annotate_field(tokens, mentions[tokens.field])
        found += find_candidates(scene, published, vocabulary.events, beginnings)
    return merge(found, vocabulary.events)


def annotate_field(tokens: Tokens, mentions: Sequence[EntityMention]) -> Scene:
    """Return a field with the mentions in it that count."""
    counting = [mention for mention in mentions if mention.counts]
    return Scene(
        tokens,
        [mention.first for mention in counting if mention.facet == "leader"],
        [mention.first for mention in counting if mention.facet == "country"],
        counting,
    )
