"""Headline and summary on one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.articles.text.headline import split_headline

BODY = (
    "Vienna:\n\nThough no date was set, envoys hope to finish the draft before the summer. "
    "Talks stalled twice. Both sides blamed the weather for the late start.\n\n"
    "Austrian Chancellor Karl Nehammer opened the meeting."
)


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Talks go on in Vienna", "Envoys hope to finish the draft before the summer."),
        ("A deal, at last? Envoys gather", "Envoys hope to finish the draft before the summer."),
        ("Rain stops talks", "Both sides blamed the weather for the late..."),
        (
            "Why Vienna waits",
            "Talks stalled twice. Both sides blamed the weather for the late start.",
        ),
    ],
)
def test_a_summary_that_recurs_needs_no_mark(title: str, summary: str) -> None:
    assert split_headline(f"{title} {summary}", BODY) == (title, summary)


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Leaders meet in Vienna.", "Gas is the subject of the talks."),
        ("Can the U.N. survive?", "Delegates doubt it. They met on Monday."),
        ("A deal, at last? Envoys gather in Vienna", "The first round ended without one."),
        ("U.S. envoy lands in Tokyo", "He will see the prime minister on Monday."),
        ("Leaders Gather For The Summit In Paris", "The meeting will last three days."),
        ("ENVOYS MEET IN VIENNA", "Gas is the subject of the talks."),
        ("ENVOYS MEET IN VIENNA", "A dinner follows on Friday."),
        ("Court in The Hague rules on border", "In a long ruling, judges sided with Chile."),
        ("Analysis: What next for the talks", "The third round begins on Friday."),
        (
            "Vienna opens its doors to envoys",
            "Austrian Chancellor Nehammer was the host on Monday.",
        ),
    ],
)
def test_otherwise_the_next_sentence_begins_the_summary(title: str, summary: str) -> None:
    assert split_headline(f"{title} {summary}", BODY) == (title, summary)


DATED = [
    ("Rail link opens after years of delay", "Austrian engineers ran the first train on Monday."),
    ("Minister promises cheaper bread", "Bakers in three provinces doubt that it can be done."),
    ("Envoys leave the city", "Vienna police cleared the ring road for the convoy of black cars."),
]


@pytest.mark.parametrize(("title", "summary"), DATED)
def test_a_dated_line_is_split_at_the_likeliest_place(title: str, summary: str) -> None:
    line = f"{title} {summary} More on page two of the paper."
    assert split_headline(line, BODY, dated=True)[0] == title


def test_a_dated_headline_alone_stays_whole() -> None:
    assert split_headline("Envoys leave Vienna for Rome.", BODY, dated=True)[1] is None


@pytest.mark.parametrize(
    "line",
    [
        "Leaders meet in Vienna for talks",
        "Leaders meet in Vienna for talks.",
        "Will they meet? Nobody knows",
        "St. Petersburg hosts J. D. Vance and Gen. Li",
        "Both sides blamed the weather for the late start.",
    ],
)
def test_a_title_alone_stays_whole(line: str) -> None:
    assert split_headline(line, BODY) == (line, None)


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_word_is_lost(line: str, body: str) -> None:
    title, summary = split_headline(line, body)
    assert f"{title} {summary or ''}".split() == line.split()
