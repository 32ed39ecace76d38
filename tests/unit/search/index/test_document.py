"""The document of an article, and that the mapping has a place for every part of it."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from shared.domain.annotations import LIKELY, Annotations, CountryTag, Event, LeaderTag, Mention
from shared.domain.articles import Article
from shared.search.facet_registry import REGISTRY
from shared.search.index.document import FACET_CHARACTERS, lead, office_id, to_document
from shared.search.index.index_names import MAPPING_VERSION, IndexNames
from shared.search.index.mappings import index_body
from shared.usecases.ingest.documents.article_times import TIME_FIELDS
from tests.unit.search.index.sample_articles import ANNOTATIONS, ARTICLE, EVENT, REF

INDEX = index_body("articles")


def _document(article: Article = ARTICLE) -> dict[str, Any]:
    return to_document(article, ANNOTATIONS, id="ab12", ref=REF, story="5701", near=("n1",))


def _paths(properties: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for name, field in properties.items():
        yield prefix + name
        yield from _paths(field.get("properties", {}), f"{prefix}{name}.")


def test_mapping_and_document_name_the_same_fields() -> None:
    document = _document()
    written = set(document) | {f"events.{name}" for name in document["events"][0]}
    written |= set(TIME_FIELDS)  # ingest adds these, which follow from earlier uploads too
    assert written == set(_paths(INDEX["mappings"]["properties"]))


def test_mapping_is_strict_everywhere() -> None:
    mappings = INDEX["mappings"]
    assert mappings["dynamic"] == "strict"
    assert mappings["properties"]["events"]["dynamic"] == "strict"
    assert mappings["_meta"] == {"mapping_version": MAPPING_VERSION}


def test_every_field_of_an_article_goes_into_its_document() -> None:
    names = {field.name for field in dataclasses.fields(Article)} - {"summary"}
    assert names <= set(_document())


def test_record_has_every_field_of_the_annotations() -> None:
    whole = to_document(
        ARTICLE, replace(ANNOTATIONS, tagged_to=9), id="ab12", ref=REF, story="5701"
    )
    record = whole["record"]
    assert set(record) == {field.name for field in dataclasses.fields(Annotations)}
    assert "tagged_to" not in _document()["record"]
    for key, model in (
        ("leaders", LeaderTag),
        ("countries", CountryTag),
        ("events", Event),
        ("mentions", Mention),
    ):
        assert set(record[key][0]) == {field.name for field in dataclasses.fields(model)}


def test_calendar_day_is_the_sources_and_instant_is_utc() -> None:
    document = _document()
    assert document["date"] == "2024-02-03"
    assert document["instant"] == "2024-02-04T04:30:00.000Z"
    assert document["published"] == "2024-02-03T23:30:00-05:00"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("0001-01-01T00:00:00+14:00", "0001-01-01"),
        ("9999-12-31T23:59:59-12:00", "9999-12-31"),
    ],
)
def test_the_calendars_edge_keeps_its_day(published: str, day: str) -> None:
    document = _document(replace(ARTICLE, published=published))
    assert (document["date"], document["instant"]) == (day, None)


@pytest.mark.parametrize("published", [None, "yesterday"])
def test_time_that_cannot_be_told_is_no_time(published: str | None) -> None:
    document = _document(replace(ARTICLE, published=published))
    assert (document["date"], document["instant"]) == (None, None)


def test_counted_lists_hold_each_value_once() -> None:
    document = _document()
    assert document["leader"] == ["emmanuel-macron", "jane-doe"]
    assert document["leader_label"] == ["jane-doe|Jane Doe"]
    assert document["kind"] == ["leader"]
    assert document["office"] == ["president", "prime-minister"]
    assert document["event"] == ["consult", "consult/meeting"]
    assert document["event_date"] == ["2024-02-03"]
    assert document["actor"] == ["emmanuel-macron"]
    assert document["recipient"] == ["FRA"]
    assert len(document["events"]) == 1


def test_values_of_likely_events_stand_apart_from_those_of_any() -> None:
    doubtful = replace(
        EVENT, type="aid", status="planned", date="2024-03-01", confidence=LIKELY - 0.01
    )
    at_the_bound = replace(EVENT, type="protest/riot", confidence=LIKELY, actors=(), recipients=())
    events = replace(ANNOTATIONS, events=(doubtful, at_the_bound))
    document = to_document(ARTICLE, events, id="ab12", ref=REF, story="5701")
    assert document["event"] == ["protest", "protest/riot"]
    assert document["event_any"] == ["aid", "protest", "protest/riot"]
    assert (document["status"], document["status_any"]) == (["occurred"], ["planned", "occurred"])
    assert document["event_date"] == ["2024-02-03"]
    assert document["event_date_any"] == ["2024-03-01", "2024-02-03"]
    assert (document["actor"], document["actor_any"]) == ([], ["emmanuel-macron"])
    assert (document["recipient"], document["recipient_any"]) == ([], ["FRA"])
    assert [event["likely"] for event in document["events"]] == [False, True]
    assert [event["type"] for event in document["record"]["events"]] == ["aid", "protest/riot"]


def test_equal_events_are_nested_once_unless_one_alone_is_likely() -> None:
    doubtful = replace(EVENT, confidence=0.1, salience=0.2)
    events = replace(ANNOTATIONS, events=(EVENT, doubtful, replace(doubtful, confidence=0.3)))
    document = to_document(ARTICLE, events, id="ab12", ref=REF, story="5701")
    assert [event["likely"] for event in document["events"]] == [True, False]


def test_lead_is_the_summary_or_the_first_paragraph() -> None:
    assert lead(ARTICLE) == "The two leaders met in Paris."
    assert lead(replace(ARTICLE, summary="In short.")) == "In short."
    assert lead(replace(ARTICLE, body="word " * 500)).endswith("word …")


def test_source_is_found_by_its_folded_words() -> None:
    label = _document(replace(ARTICLE, source="El País (Madrid)"))["source_label"]
    assert label == "\x01el \x01pais (\x01madrid)\x02El País (Madrid)"


def test_each_author_is_found_by_the_folded_words_of_the_name() -> None:
    authors = ("Ana Ruíz", "李娜", "Ana Ruíz", "", "x" * (FACET_CHARACTERS + 1))
    document = _document(replace(ARTICLE, authors=authors))
    assert document["authors"] == list(authors)
    assert document["author_label"] == ["\x01ana \x01ruiz\x02Ana Ruíz", "\x01李娜\x02李娜"]


@pytest.mark.parametrize(
    "source", [None, "", "x" * (FACET_CHARACTERS + 1), "😀" * FACET_CHARACTERS]
)
def test_source_that_is_no_facet_value_has_no_label(source: str | None) -> None:
    document = _document(replace(ARTICLE, source=source))
    assert document["source_label"] is None
    assert document["source"] == (source or None)


def test_facets_hold_values_of_the_length_that_the_code_says() -> None:
    fields = INDEX["mappings"]["properties"]
    assert {fields[facet.field]["ignore_above"] for facet in REGISTRY.values()} == {
        FACET_CHARACTERS
    }


def test_office_id_is_a_slug() -> None:
    assert office_id("Prime Minister") == "prime-minister"
    assert office_id("Président du Conseil d'État") == "president-du-conseil-d-etat"


def test_generation_is_told_by_the_index_name() -> None:
    names = IndexNames("t-")
    assert names.articles == "t-articles"
    assert IndexNames.generation_of(names.generation(12)) == 12
    assert IndexNames.generation_of("t-articles") is None
