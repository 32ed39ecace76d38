"""Whether an event is real yet, by the cues of its own clause."""

from datetime import date

import pytest

from tests.unit.extraction.events.event_finder import EventFinder

STATUSES = {
    "The king of Spain visited Morocco.": "occurred",
    "The king of Spain will visit Morocco.": "planned",
    "The king of Spain is expected to visit Morocco.": "planned",
    "The king of Spain plans to visit Morocco.": "planned",
    "The king of Spain is to visit Morocco.": "planned",
    "The palace said the king of Spain would visit Morocco.": "planned",
    "The king of Spain is visiting Morocco.": "ongoing",
    "The king of Spain did not visit Morocco.": "denied",
    "The king of Spain could visit Morocco.": "hypothetical",
    "The king of Spain may visit Morocco.": "hypothetical",
    "The king of Spain called off the visit to Morocco.": "denied",
    "The king of Spain cancelled a visit to Morocco.": "denied",
    "The Turkish army attacked the town of Afrin.": "occurred",
    "The Turkish army is attacking the town of Afrin.": "ongoing",
    "The Turkish army will attack the town of Afrin.": "planned",
    "The Turkish army plans a strike on the town of Afrin and an attack on its airport.": "planned",
    "The Turkish army did not attack the town of Afrin.": "denied",
    "The Turkish government agreed to a ceasefire with the rebels.": "planned",
    "The Turkish government ruled out talks with the rebels.": "denied",
    "The Turkish government refused to release the prisoners.": "denied",
    "The court in Ankara ordered the arrest of the mayor.": "occurred",
}


@pytest.mark.parametrize(("text", "expected"), STATUSES.items())
def test_status(read: EventFinder, text: str, expected: str) -> None:
    assert [event.status for event in read(text)] == [expected]


def test_modality_stays_in_its_clause(read: EventFinder) -> None:
    (event,) = read("Polish police arrested a spy who could face ten years in prison.")
    assert (event.type, event.status) == ("coerce/arrest", "occurred")


def test_the_month_of_may_is_no_modal(read: EventFinder) -> None:
    (event,) = read("On May 12 the Polish premier visited Latvia.")
    assert event.status == "occurred"


def test_a_named_year_long_past_is_history(read: EventFinder) -> None:
    (event,) = read("Iraqi troops invaded Kuwait in 1990.", published=date(2025, 3, 1))
    assert event.status == "historical"


def test_last_year_is_not_history(read: EventFinder) -> None:
    (event,) = read("Malian troops attacked a village in 2024.", published=date(2025, 3, 1))
    assert event.status == "occurred"


def test_a_headline_infinitive_is_a_plan(read: EventFinder) -> None:
    (event,) = read("", title="Egyptian president to visit Cyprus")
    assert event.status == "planned"
