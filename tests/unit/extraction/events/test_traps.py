"""Words that look like an event and tell of none, or of another one."""

import pytest

from tests.unit.extraction.events.event_finder import EventFinder

NOTHING = (
    "The two ministers traded barbs in a war of words over Greek olives.",
    "Economists in China fear that the trade war hurts factories.",
    "The Danish director shot a film in Jordan.",
    "Climbers from Nepal reached the summit of the mountain at dawn.",
    "The museum in Spain charges visitors twelve euros.",
    "Her songs hit a record high in Sweden.",
    "The actress had a heart attack in Rome, her agent in Italy said.",
    "The German insurer struck a balance between price and cover.",
    "Hotels in Kenya meet the demand of tourists.",
    "The fire brigade of the Austrian town has a new engine.",
    "The Finnish company released a new album of folk songs.",
    "Shares in Brazil rallied after the figures.",
    "Lawmakers in Texas killed the bill.",
    "Stocks in Japan fell in March 2024.",
    "China remains the biggest trading partner of Chile.",
    "France is considered a close ally of Chad.",
    "The Russian president had shown interest in meeting the pope.",
    "The talk show is popular in India.",
)
OTHERS = {
    "Union leaders in Peru struck a deal with the ministry.": "agree/deal",
    "The Indian president fired the defence minister.": "retreat/resign",
    "Britain and the union struck an agreement on fish.": "agree/deal",
    "The senator attacked the plan of the Canadian government.": "accuse/disapprove",
    "Donors stopped aid to the government of Malawi.": "sanction/withdraw",
    "The union called off its strike in Belgium.": "concede",
}


@pytest.mark.parametrize("text", NOTHING)
def test_no_event(read: EventFinder, text: str) -> None:
    assert [event.type for event in read(text)] == []


@pytest.mark.parametrize(("text", "expected"), OTHERS.items())
def test_another_event(read: EventFinder, text: str, expected: str) -> None:
    assert [event.type for event in read(text)] == [expected]


def test_delaying_aid_is_no_aid(read: EventFinder) -> None:
    events = read("Washington is delaying aid to Ukraine, officials said.")
    assert not any(event.type.startswith("aid") for event in events)


def test_what_a_verb_speaks_of_is_not_asserted(read: EventFinder) -> None:
    events = read("The Swedish premier condemned the killing of twelve villagers in Mali.")
    assert [event.type for event in events] == ["accuse/disapprove"]


def test_a_sentence_of_private_life_has_no_event(read: EventFinder) -> None:
    assert read("My sister agreed to lend me her bicycle.") == ()


def test_a_name_is_no_event(read: EventFinder) -> None:
    assert read("The German minister is a fan of the band Arcade Fire.") == ()


def test_a_name_in_ing_or_ed_is_a_subject(read: EventFinder) -> None:
    (event,) = read("Beijing welcomes the decision of the court.")
    assert event.type == "support"
