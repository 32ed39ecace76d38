"""Salience: how much of an article a person or a country is, from 0 to 1."""

from collections.abc import Iterable, Sequence

from shared.domain.annotations import Event, Mention

TITLE = 3.0
LEAD = 1.5
EVENT = 1.0
_LEAD_LENGTH = 300


def salience(mentions: Iterable[Mention], events: Sequence[Event]) -> dict[str, float]:
    """Return the share of each id in the weight of all of its facet.

    A mention weighs 1; in the title TITLE more, in the first 300 characters of the body LEAD more;
    each event that one takes part in weighs EVENT.

    Args:
        mentions: mentions of one facet.
        events: the article's events.

    Returns:
        Shares by id, which add up to 1 unless there is none.
    """
    weights: dict[str, float] = {}
    for mention in mentions:
        lead = LEAD if mention.start < _LEAD_LENGTH else 0.0
        known = weights.get(mention.id, 0.0)
        weights[mention.id] = known + 1.0 + (TITLE if mention.field == "title" else lead)
    for event in events:
        for id in (*event.leaders, *event.countries):
            if id in weights:
                weights[id] += EVENT
    total = sum(weights.values())
    return {id: round(weight / total, 4) for id, weight in weights.items()}
