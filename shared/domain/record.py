"""Annotations as JSON: the part that the extraction record and the index have in common."""

from dataclasses import asdict
from typing import Any

from shared.domain.annotations import Annotations, Event


def annotation_fields(annotations: Annotations) -> dict[str, Any]:
    """Give the annotations as plain JSON, in the order of the extraction record.

    Args:
        annotations: what extraction found in one article.

    Returns:
        `leaders`, `countries`, `events`, `mentions`, `dateline`, `version`.
    """
    return {
        "leaders": [asdict(tag) for tag in annotations.leaders],
        "countries": [asdict(tag) for tag in annotations.countries],
        "events": [_event(event) for event in annotations.events],
        "mentions": [asdict(mention) for mention in annotations.mentions],
        "dateline": asdict(annotations.dateline) if annotations.dateline else None,
        "version": annotations.version,
    }


def _event(event: Event) -> dict[str, Any]:
    """One event; further evidence is listed where there is some."""
    record: dict[str, Any] = {
        "type": event.type,
        "label": event.label,
        "status": event.status,
        "date": event.date,
        "leaders": list(event.leaders),
        "countries": list(event.countries),
        "field": event.field,
        "trigger": list(event.trigger),
        "sentence": list(event.sentence),
    }
    if event.evidence:
        record["evidence"] = [
            {"field": field, "trigger": [start, end]} for field, start, end in event.evidence
        ]
    return record
