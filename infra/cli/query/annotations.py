"""The API's records as the domain's annotations, for what shows both alike."""

from shared.domain.annotations import (
    Annotations,
    CountryTag,
    Dateline,
    Event,
    LeaderTag,
    Mention,
)
from summitry.types import Article, Record
from summitry.types import Event as EventRecord


def annotations_of(record: Article | Record) -> Annotations:
    """Read the annotations of an extraction record that `annotation_fields` wrote."""
    dateline = record["dateline"]
    return Annotations(
        leaders=tuple(LeaderTag(**tag) for tag in record["leaders"]),
        countries=tuple(CountryTag(**tag) for tag in record["countries"]),
        events=tuple(map(_event, record["events"])),
        mentions=tuple(Mention(**mention) for mention in record["mentions"]),
        dateline=Dateline(**dateline) if dateline else None,
        version=record["version"],
        tagged_to=record.get("tagged_to"),
    )


def _event(event: EventRecord) -> Event:
    return Event(
        type=event["type"],
        label=event["label"],
        status=event["status"],
        confidence=event["confidence"],
        salience=event["salience"],
        date=event["date"],
        leaders=tuple(event["leaders"]),
        countries=tuple(event["countries"]),
        actors=tuple(event["actors"]),
        recipients=tuple(event["recipients"]),
        field=event["field"],
        trigger=(event["trigger"][0], event["trigger"][1]),
        sentence=(event["sentence"][0], event["sentence"][1]),
        evidence=tuple(
            (place["field"], place["trigger"][0], place["trigger"][1])
            for place in event.get("evidence", ())
        ),
    )
