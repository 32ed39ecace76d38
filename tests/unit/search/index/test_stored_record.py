"""The record that the index keeps, as the API gives it."""

from typing import Any

from shared.domain.annotation_fields import annotation_fields
from shared.search.index.stored_record import stored_record
from tests.unit.search.index.sample_articles import ANNOTATIONS

_SINCE = ("confidence", "salience", "actors", "recipients")


def test_record_is_given_as_it_was_written() -> None:
    record = annotation_fields(ANNOTATIONS)
    assert stored_record({"record": record}) == record


def test_event_of_an_earlier_version_has_neutral_values() -> None:
    record: dict[str, Any] = annotation_fields(ANNOTATIONS)
    for event in record["events"]:
        for name in _SINCE:
            del event[name]
    (event, _) = stored_record({"record": record})["events"]
    assert [event[name] for name in _SINCE] == [1.0, 0.0, [], []]
    assert event["type"] == "consult/meeting"
