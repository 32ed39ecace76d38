"""The extraction record as the index keeps it, completed where an earlier version wrote it."""

from collections.abc import Mapping
from typing import Any

_SINCE: Mapping[str, Any] = {"confidence": 1.0, "salience": 0.0, "actors": [], "recipients": []}
"""What events of earlier versions lack. They count as likely until `summitry reindex` has run, as
their flat lists in the index do."""


def stored_record(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the `record` of a document, in which each event has every field.

    Args:
        document: a document, or the part of it that a search asked for.
    """
    record = document["record"]
    return {**record, "events": [_complete(event) for event in record["events"]]}


def _complete(event: Mapping[str, Any]) -> dict[str, Any]:
    return {**_SINCE, **event} if "confidence" not in event else dict(event)
