"""Rows of events: made of the articles that tell of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from shared.search.facet_registry import FacetName
from shared.search.index.document import sentence_key

type Json = dict[str, Any]
type Name = Callable[[FacetName, str], str]
"""Returns the name of a leader or country of the vocabulary, or one made of its id."""

ARTICLE_FIELDS = ("id", "key", "title", "published", "source", "url", "language")
_EVENT_FIELDS = ("date", "type", "label", "status", "confidence", "salience")
_GROUPS = ("leaders", "countries", "actors", "recipients")
_PLACES = ("field", "trigger", "sentence")


def event_row(source: Mapping[str, Any], number: int, event: Mapping[str, Any], name: Name) -> Json:
    """Return the row of one event.

    Args:
        source: fields of the article's document.
        number: number of the event in the article, from 0.
        event: the event as the record has it, with all fields.
        name: gives names that the article does not tell.

    Returns:
        A JSON object: `article`, `number`, what and when, who with names, and the words. `quote`
        is the sentence; None in a document of an earlier version.
    """
    named = dict(_participants(source["record"], event, name))
    quotes = source.get("sentences") or {}
    return {
        "article": {field: source[field] for field in ARTICLE_FIELDS},
        "number": number,
        **{field: event[field] for field in _EVENT_FIELDS},
        **{group: [named[id] for id in event[group] if id in named] for group in _GROUPS},
        **{field: event[field] for field in _PLACES},
        "quote": quotes.get(sentence_key(event["field"], event["sentence"][0])),
    }


def _participants(
    record: Mapping[str, Any], event: Mapping[str, Any], name: Name
) -> Iterator[tuple[str, Json]]:
    for facet, group in (("leader", "leaders"), ("country", "countries")):
        names = {tag["id"]: tag["name"] for tag in record.get(group, ())}
        for id in event[group]:
            yield id, {"facet": facet, "id": id, "name": names.get(id) or name(facet, id)}
