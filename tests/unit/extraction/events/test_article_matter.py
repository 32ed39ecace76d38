"""What an article is about, and what that says about its everyday words."""

import pytest

from shared.extraction.events.article_matter import MATTERS, ArticleMatter, read_matter
from shared.extraction.text.tokens import tokenise
from tests.unit.extraction.events.event_finder import EventFinder

OF_ONE_MATTER = {
    "politics": (
        "The prime minister told parliament that the cabinet backs the sanctions. "
        "Opposition lawmakers want an election, and diplomats fear for the treaty on the "
        "border."
    ),
    "crime": (
        "Detectives arrested a suspect after the robbery. The prosecutor charged him with "
        "fraud, and a judge kept him in custody until the trial. The victim saw a knife "
        "and a gun."
    ),
    "sport": (
        "The striker scored in the final of the cup, and the goalkeeper saved a late "
        "effort. The coach praised his squad before the next match of the league season. "
        "Fans left the stadium early."
    ),
    "business": (
        "Shares fell after the quarterly earnings. The retailer said that sales and "
        "profit were down, and analysts cut their price for the stock. Investors sold the "
        "bonds of its suppliers."
    ),
    "entertainment": (
        "The actress stars in the musical, and its songs made the album of the band. The "
        "film won two awards at the festival, and the singer dances on the stage of the "
        "theatre."
    ),
    "technology": (
        "The software has a vulnerability, so users should download the new version of "
        "the app from its website. Hackers can read the data of a smartphone through the "
        "browser of the device."
    ),
    "health": (
        "Patients took the tablets in a clinical study of the disease. The hospital said "
        "that the vaccine prevents infection, and doctors saw few symptoms after the "
        "second dose."
    ),
}
MATCH_REPORT = (
    "The striker scored in the final of the cup, and the goalkeeper saved a late effort. "
    "The coach of the squad praised the fans in the stadium. "
)


def _matter(body: str, title: str = "") -> ArticleMatter:
    return read_matter(tokenise(title, "title"), tokenise(body, "body"))


@pytest.mark.parametrize(("matter", "body"), OF_ONE_MATTER.items())
def test_main_matter(matter: str, body: str) -> None:
    assert _matter(body).main == matter


@pytest.mark.parametrize(("matter", "body"), OF_ONE_MATTER.items())
def test_public_matters_are_those_of_states_and_courts(matter: str, body: str) -> None:
    assert _matter(body).is_public == (matter in ("politics", "crime"))


def test_shares_sum_to_one() -> None:
    matter = _matter(OF_ONE_MATTER["business"])
    assert matter.share(*MATTERS) == pytest.approx(1)
    assert matter.share("business") > 0.5 > matter.share("politics")


def test_text_without_words_of_any_matter() -> None:
    matter = _matter("It was so.")
    assert (matter.main, matter.share(*MATTERS), matter.is_public) == ("", 0, True)


def test_headline_weighs_more_than_body() -> None:
    body = "The ministers spoke. Goals and medals, said the voters."
    assert _matter(body, "Coach of the hockey team wins title").main == "sport"
    assert _matter(body, "Parliament to vote on treaty").main == "politics"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway attacked Sweden down the left.",
        "Ten minutes later Bergen's captain walked out of the room.",
        "The Danish winger defended his record.",
        "Malmo shot from far out.",
        "The two teams will meet again in Denmark.",
    ],
)
def test_everyday_words_of_sport_tell_no_event(read: EventFinder, sentence: str) -> None:
    assert read(MATCH_REPORT + sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A gunman attacked two players near the hotel.", "assault"),
        ("The Swedish government withdrew its support for the league.", "sanction/withdraw"),
        ("The minister met the two captains on Monday.", "consult/meeting"),
    ],
)
def test_acts_of_public_power_count_in_sport_too(
    read: EventFinder, sentence: str, expected: str
) -> None:
    assert [event.type for event in read(MATCH_REPORT + sentence)] == [expected]
