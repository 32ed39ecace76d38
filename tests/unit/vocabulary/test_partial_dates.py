from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.vocabulary.partial_dates import first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02-03", date(2023, 2, 3), date(2023, 2, 3)),
    ],
)
def test_a_date_spans_what_it_leaves_open(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-2", "2024-13", "2023-02-29", "2024-01-01-01", "x"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        first_day(text)
    with pytest.raises(ValueError, match=r"."):
        last_day(text)


@given(st.dates())
def test_a_whole_day_is_itself(day: date) -> None:
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day
