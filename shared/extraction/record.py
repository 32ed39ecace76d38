"""The extraction record: what `summitry extract --jsonl` writes for one article."""

from dataclasses import asdict
from typing import Any

from shared.domain.annotations import Annotations, Event
from shared.domain.articles import ArticleText


def to_record(id: str | None, article: ArticleText, annotations: Annotations) -> dict[str, Any]:
    """The JSON object of one article's annotations, its keys in the documented order.

    Args:
        id: the article's own id, or None.
        article: what was read.
        annotations: what was found in it.

    Returns:
        An object of plain JSON types; the offsets in it refer to `article`.
    """
    return {
        "id": id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
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
