"""Events: what happened, who took part, and whether it is real yet."""

from collections.abc import Mapping, Sequence
from datetime import date

from shared.domain.annotations import Event, Field
from shared.extraction.tokens import EntityMention, Tokens
from shared.vocabulary.model import Vocabulary


def find_events(
    title: Tokens,
    body: Tokens,
    mentions: Mapping[Field, Sequence[EntityMention]],
    published: date | None,
    vocabulary: Vocabulary,
) -> tuple[Event, ...]:
    """Find the events that an article tells of.

    Args:
        title: its headline.
        body: its running text.
        mentions: resolved mentions of leaders and countries by field, in order of appearance.
        published: day of publication, or None where not known.
        vocabulary: the event tree and its triggers among the rest.

    Returns:
        The events, in order of their first trigger.
    """
    return ()
