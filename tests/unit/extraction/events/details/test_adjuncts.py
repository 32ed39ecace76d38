"""Who takes part in what is told by the way: `during a visit to Chad, she said`."""

from datetime import date

import pytest

from shared.domain.annotations import Event
from shared.domain.articles import ArticleText
from tests.unit.extraction.events.event_finder import EventFinder

DAY = date(2025, 3, 10)


def consultation(read: EventFinder, text: str) -> Event:
    """Return the only consultation that a text tells or mentions."""
    found = read.extractor.candidates(ArticleText("", text, DAY))
    (event,) = [one.event for one in found if one.event.type.startswith("consult")]
    return event


@pytest.mark.parametrize(
    "text",
    [
        "During a visit to Chad, Giorgia Meloni praised the harvest.",
        "On a visit to Chad, Giorgia Meloni praised the harvest.",
        "Giorgia Meloni praised the harvest during a visit to Chad.",
        "Giorgia Meloni said during a visit to Chad that the harvest was good.",
        "The harvest was good, Giorgia Meloni told reporters during a visit to Chad.",
        "Giorgia Meloni left Rome. During a visit to Chad, she praised the harvest.",
        "Giorgia Meloni left Rome. Her visit to Chad lasted two days.",
        "Giorgia Meloni, who saw Viktor Orban, spoke before her visit to Chad.",
    ],
)
def test_the_subject_of_its_sentence_takes_part_in_an_adjunct(read: EventFinder, text: str) -> None:
    event = consultation(read, text)
    assert event.leaders == ("giorgia-meloni",)
    assert event.countries == ("TCD",)
    assert event.actors == ("giorgia-meloni",)


@pytest.mark.parametrize(
    "text",
    [
        "After Olaf Scholz's visit to Chad, Giorgia Meloni praised the harvest.",
        "After a visit by Olaf Scholz, Giorgia Meloni praised the harvest.",
        "After talks between Peru and Chile, Giorgia Meloni praised the harvest.",
        "Giorgia Meloni declared after the meeting that the harvest was good.",
        "Giorgia Meloni left Rome. Viktor Orban's aide praised the harvest after his visit.",
    ],
)
def test_nobody_else_takes_part_in_what_has_an_owner(read: EventFinder, text: str) -> None:
    assert "giorgia-meloni" not in consultation(read, text).leaders
