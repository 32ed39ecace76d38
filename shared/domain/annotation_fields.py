"""Annotations as JSON: the fields that the extraction record and the index have in common."""

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from shared.domain.annotations import (
    Annotations,
    CountryTag,
    Dateline,
    Event,
    LeaderTag,
    Mention,
)


def _flat(kind: type) -> Callable[[Any], dict[str, Any]]:
    """Return a function that makes a dict of a flat dataclass, ten times as fast as `asdict`."""
    names = tuple(field.name for field in fields(kind))
    values = attrgetter(*names)
    return lambda item: dict(zip(names, values(item), strict=True))


_leader, _country = _flat(LeaderTag), _flat(CountryTag)
_mention, _dateline = _flat(Mention), _flat(Dateline)


def annotation_fields(annotations: Annotations) -> dict[str, Any]:
    """Return the annotations as plain JSON, in the order of the extraction record.

    Args:
        annotations: what extraction found in one article.

    Returns:
        `leaders`, `countries`, `events`, `mentions`, `dateline`, `version`; and `tagged_to` if only
        a part of the body was tagged.
    """
    record = {
        "leaders": [_leader(tag) for tag in annotations.leaders],
        "countries": [_country(tag) for tag in annotations.countries],
        "events": [_event(event) for event in annotations.events],
        "mentions": [_mention(mention) for mention in annotations.mentions],
        "dateline": _dateline(annotations.dateline) if annotations.dateline else None,
        "version": annotations.version,
    }
    return (
        record if annotations.tagged_to is None else record | {"tagged_to": annotations.tagged_to}
    )


def _event(event: Event) -> dict[str, Any]:
    """Return an event as JSON, with its further evidence if there is any."""
    record: dict[str, Any] = {
        "type": event.type,
        "label": event.label,
        "status": event.status,
        "confidence": event.confidence,
        "salience": event.salience,
        "date": event.date,
        "leaders": list(event.leaders),
        "countries": list(event.countries),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "field": event.field,
        "trigger": list(event.trigger),
        "sentence": list(event.sentence),
    }
    if event.evidence:
        record["evidence"] = [
            {"field": field, "trigger": [start, end]} for field, start, end in event.evidence
        ]
    return record
