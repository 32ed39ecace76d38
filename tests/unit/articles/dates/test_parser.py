"""Dates of publication in the many ways in which programs and people write them."""

import pytest
from babel.core import Locale

from shared.articles.dates.calendar_names import month_number
from shared.articles.dates.parser import find_date, to_iso
from tests.unit.articles.builders import LATEST


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2019-05-06 08:00:00 UTC", "2019-05-06T08:00:00+00:00"),
        ("2019-05-06 08:00 GMT-3", "2019-05-06T08:00:00-03:00"),
        ("2019-05-06 08:00:00 +0530 IST", "2019-05-06T08:00:00+05:30"),
        ("2019-05-06 08:00 EST", "2019-05-06T08:00:00-05:00"),
        ("2019-05-06T08:00:00z", "2019-05-06T08:00:00+00:00"),
        ("2019-05-06T08:00:00.1239Z", "2019-05-06T08:00:00.123900+00:00"),
        ("2019-05-06T08:00:00&#43;02:00", "2019-05-06T08:00:00+02:00"),
        ("2019-05-06T08:00:00+02:00[Europe/Riga]", "2019-05-06T08:00:00+02:00"),
        ("2019-05-06T8:05:00+0200", "2019-05-06T08:05:00+02:00"),
        ("2019-12-31T24:00:00Z", "2020-01-01T00:00:00+00:00"),
        ("2019-5-6", "2019-05-06"),
        ("2019/05/06 08:00", "2019-05-06T08:00:00"),
        ("2019.05.06", "2019-05-06"),
        ("20190506T0800Z", "2019-05-06T08:00:00+00:00"),
        ("20190506080000", "2019-05-06T08:00:00"),
        ("201905060800", "2019-05-06T08:00:00"),
        ("1557129600", "2019-05-06T08:00:00+00:00"),
        (1557129600000, "2019-05-06T08:00:00+00:00"),
        (1557129600.25, "2019-05-06T08:00:00+00:00"),
        ("Mon, 6 May 2019 08:00:00 GMT", "2019-05-06T08:00:00+00:00"),
        ("Mon May 06 2019 08:00:00 GMT+0200 (Eastern European)", "2019-05-06T08:00:00+02:00"),
        ("Mon May  6 08:00:00 EDT 2019", "2019-05-06T08:00:00-04:00"),
        ("Mon May 6 08:00:00 2019", "2019-05-06T08:00:00"),
        ("06/May/2019:08:00:00 -0500", "2019-05-06T08:00:00-05:00"),
    ],
)
def test_what_programs_write(written: object, expected: str) -> None:
    assert to_iso(written, LATEST) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("May 6, 2019 8:05 p.m. EDT", "2019-05-06T20:05:00-04:00"),
        ("May 6, 2019, at 12:05 AM", "2019-05-06T00:05:00"),
        ("May 6, 2019 12:05 PM", "2019-05-06T12:05:00"),
        ("Monday, May 6th, 2019 | 8pm ET", "2019-05-06T20:00:00"),
        ("6. Mai 2019, 8.05 Uhr", "2019-05-06T08:05:00"),
        ("le 1er mai 2019 à 8h05", "2019-05-01T08:05:00"),
        ("6 de mayo de 2019", "2019-05-06"),
        ("6th of May, 2019", "2019-05-06"),
        ("6 мая 2019 г.", "2019-05-06"),
        ("6 Mayıs 2019 Pazartesi", "2019-05-06"),
        ("2019年5月6日 08:05", "2019-05-06T08:05:00"),
        ("2019년 5월 6일", "2019-05-06"),
        ("Mo., 6.5.2019", "2019-05-06"),
        ("Published 6 May 2019, updated 7 May 2019", "2019-05-06"),
        ("Mo 06.05.19 | 08:05 Uhr", "2019-05-06T08:05:00"),
        ("16/05/2019", "2019-05-16"),
        ("05/16/2019 08:00", "2019-05-16T08:00:00"),
        ("05-05-2019", "2019-05-05"),
    ],
)
def test_what_people_write(written: str, expected: str) -> None:
    assert to_iso(written, LATEST) == expected


@pytest.mark.parametrize(
    "written",
    [
        "2019-05-06T08:00:00 02:00",
        "2019-05-06T25:00:00Z",
        "2019-05-06 08:61",
        "2019-05-06T08:00:00+25:00",
        "6 May 2019 13:05 AM",
        "6 May 2019 8.05 euros",
        "08:00, 6 May 2019",
    ],
)
def test_a_time_that_is_not_sure_leaves_the_day_alone(written: str) -> None:
    assert to_iso(written, LATEST) == "2019-05-06"


@pytest.mark.parametrize(
    "written",
    [
        "05/06/2019",
        "2019-05",
        "May 2019",
        "6 May",
        "6-8 May",
        "2019-02-30",
        "0000-00-00 00:00:00",
        "1970-01-01T00:00:00Z",
        "1969-12-31T19:00:00-05:00",
        "0",
        "99991231T240000",
        "9999-12-31T24:00:00",
        "9 listopada 2019",
        "6 Hello 2019",
        "Di 06.05.19",
        "am 06.05.19",
        0,
        -1557129600,
        float("nan"),
        True,
        ["2019-05-06"],
    ],
)
def test_what_is_no_date_or_not_one_alone(written: object) -> None:
    assert to_iso(written, LATEST) is None


def test_a_date_is_found_with_its_place() -> None:
    line = "The Border Post, 6 May 2019, page 3"
    found = find_date(line, LATEST)
    assert found is not None
    assert (found.iso, line[found.start : found.end]) == ("2019-05-06", "6 May 2019")


def test_what_is_no_date_is_passed_over_for_the_next() -> None:
    found = find_date("Since 31 February 2018 and 6 May 3019: 7 May 2019", LATEST)
    assert found is not None
    assert found.iso == "2019-05-07"


@pytest.mark.parametrize("language", "en de fr es pt it nl nb da sv ro ru uk tr id pl cs".split())
def test_months_are_those_of_the_common_locale_data(language: str) -> None:
    names: dict[int, str] = Locale(language).months["format"]["wide"]
    known = {name: month_number(name) for name in names.values() if name != "listopada"}
    wanted = {name: number for number, name in names.items() if name in known}
    assert known == wanted
