"""The day of an event, from the words and the article's own day."""

from datetime import date

import pytest

from shared.extraction.events.dates import find_moments, resolve
from tests.unit.extraction.events.reading import Read

PUBLISHED = date(2025, 8, 28)  # a Thursday

DATED = {
    "The Chilean army will hold a parade on September 3.": "2025-09-03",
    "The Chilean army will hold a parade on 3 September.": "2025-09-03",
    "The Chilean army will hold a parade on Sept. 3, 2026.": "2026-09-03",
    "The Chilean army will hold a parade on the 3rd of September.": "2025-09-03",
    "The Chilean army will hold a parade on 2025-09-03.": "2025-09-03",
    "The Chilean army will hold a parade on Tuesday.": "2025-09-02",
    "The Chilean army will hold a parade on Tuesday, September 2.": "2025-09-02",
    "The Chilean army will hold a parade tomorrow.": "2025-08-29",
    "The Chilean army will hold a parade next week.": None,
    "The Chilean army will hold a parade in September.": None,
    "The Chilean army will hold a parade from September 3 to September 5.": None,
    "The Chilean army held a parade on Tuesday.": "2025-08-26",
    "The Chilean army held a parade last Thursday.": "2025-08-21",
    "The Chilean army held a parade on Thursday.": "2025-08-28",
    "The Chilean army held a parade yesterday.": "2025-08-27",
    "The Chilean army held a parade on December 24.": "2024-12-24",
    "The minister said on Tuesday that the Chilean army held a parade.": None,
}


@pytest.mark.parametrize(("text", "expected"), DATED.items())
def test_date(read: Read, text: str, expected: str | None) -> None:
    (event,) = read(text, published=PUBLISHED)
    assert event.date == expected


def test_without_the_articles_day_only_a_full_date_counts(read: Read) -> None:
    (weekday,) = read("The Chilean army held a parade on Tuesday.")
    (full,) = read("The Chilean army held a parade on 3 May 2021.")
    assert (weekday.date, full.date) == (None, "2021-05-03")


def test_a_date_told_elsewhere_is_inherited(read: Read) -> None:
    (event,) = read(
        "The Chilean army will hold a military parade in the capital. "
        "The parade will be held on September 3.",
        published=PUBLISHED,
    )
    assert event.date == "2025-09-03"


def test_a_day_that_no_calendar_has_is_none() -> None:
    (moment,) = find_moments(["31", "february", "2025"], 0, 3)
    assert resolve(moment, PUBLISHED, "occurred") is None
