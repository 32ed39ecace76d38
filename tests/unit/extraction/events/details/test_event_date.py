"""The day of an event, from the words and the article's own day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.annotations import STATUSES, Status
from shared.extraction.events.clauses.day_expressions import (
    DATE_WORDS,
    DayExpression,
    find_day_expressions,
    resolve,
    shifted,
)
from shared.extraction.text.words import Words
from tests.unit.extraction.events.event_finder import EventFinder

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
    "The minister told us late Tuesday the Chilean army held a parade.": None,
    "The ministry said in a statement on Tuesday the Chilean army held a parade.": None,
    "The Chilean government decided on Monday that the army should hold a parade.": None,
    "The Chilean army held a parade this morning.": "2025-08-28",
    "The Chilean army held a parade last night.": "2025-08-27",
    "The Chilean army held a parade between September 3 and September 5.": None,
    "The Chilean army was due on Tuesday to hold a parade.": "2025-08-26",
    "The trial of the Chilean general is scheduled for 14 February.": "2026-02-14",
    "A parade of the Chilean army was to be held on 17 August.": "2025-08-17",
    "The Chilean army will hold a parade on 17 August.": "2026-08-17",
    # What was almost a year ago is what comes soon, and not the day of what was done.
    "Chile condemned the raid before the vote on September 20.": None,
    # Last Wednesday is not yesterday, last Monday may be three days ago.
    "The Chilean army held a parade last Wednesday.": "2025-08-20",
    "The Chilean army held a parade last Monday.": "2025-08-25",
    "Chilean voters cast ballots for mayors through Friday.": None,
    # A day before a noun is the day of that noun alone.
    "Chilean police arrested a driver over Monday's crash.": None,
    "Chile protested against the June 4 raid by Peru.": None,
    # Who acts by saying so, or tells what they have just done, does it on the day of saying.
    "Chile has imposed sanctions on Peru, it said in a statement on Tuesday.": "2025-08-26",
    "Chile condemned the raid, a spokesman said on Tuesday.": "2025-08-26",
    "Chile had imposed sanctions on Peru, the ministry said on Tuesday.": None,
}


@pytest.mark.parametrize(("text", "expected"), DATED.items())
def test_date(read: EventFinder, text: str, expected: str | None) -> None:
    (event,) = read(text, published=PUBLISHED)
    assert event.date == expected


def test_a_pronoun_goes_on_with_the_day_of_what_its_person_said(read: EventFinder) -> None:
    events = read(
        "President Gabriel Boric accused Peru on Tuesday of spying. He urged Bolivia to help.",
        published=PUBLISHED,
    )
    assert [event.date for event in events] == ["2025-08-26", "2025-08-26"]


WIRE = "Peru closed its border to trucks on Thursday. A new law was passed on August 3. {}"
WIRES = {
    "Chile condemned the closure.": "2025-08-28",
    "Chile last week condemned the closure.": None,
    "Chile has for months condemned the closure.": None,
    "Chile has condemned the closure.": None,
    "Chile is condemned for the closure.": None,
    "Chile has accused Peru of greed and condemned the closure.": None,
    "Before the vote began in recent weeks, Chile condemned the closure.": None,
}


@pytest.mark.parametrize(("answer", "expected"), WIRES.items())
def test_who_answers_the_news_of_the_day_answers_that_day(
    read: EventFinder, answer: str, expected: str | None
) -> None:
    events = read(WIRE.format(answer), published=PUBLISHED)
    assert [one.date for one in events if one.type == "accuse/disapprove"] == [expected]


def test_who_answers_news_of_the_day_before_has_no_day(read: EventFinder) -> None:
    text = WIRE.format("Chile condemned the closure.").replace("Thursday", "Wednesday")
    events = read(text, published=PUBLISHED)
    assert [one.date for one in events if one.type == "accuse/disapprove"] == [None]


def test_who_investigates_until_now_makes_no_history(read: EventFinder) -> None:
    (event,) = read(
        "Chilean prosecutors have been investigating fraud in the 2016 vote.", published=PUBLISHED
    )
    assert event.status == "ongoing"


def test_a_speaker_named_again_goes_on_with_their_day(read: EventFinder) -> None:
    speech = "President Gabriel Boric accused Peru on Tuesday of spying. It rained in Lima. {}"
    told = {
        "Boric urged Bolivia to help.": "2025-08-26",
        "Boric has urged Bolivia to help.": None,
        "Luis Arce has urged Bolivia to help.": None,
    }
    for more, expected in told.items():
        *_, last = read(speech.format(more), published=PUBLISHED)
        assert (more, last.date) == (more, expected)


def test_the_story_of_a_day_goes_on_without_naming_it(read: EventFinder) -> None:
    story = "Rebels seized the Chadian port on Tuesday. It rained in the hills. {}"
    told = {
        "Troops shelled the rebels from the air.": "2025-08-26",
        "Three ministers were arrested in the capital.": "2025-08-26",
        "Police have arrested three ministers.": None,
        "Police arrested three ministers last month.": None,
        "Police arrested three ministers in the 1990 war.": None,
        '"Police arrested three ministers," a monk said.': None,
    }
    for more, expected in told.items():
        events = read(story.format(more), published=PUBLISHED)
        last = max(events, key=lambda event: event.trigger)
        assert (more, last.date) == (more, expected)


def test_a_story_of_two_days_dates_nothing(read: EventFinder) -> None:
    events = read(
        "Rebels seized the Chadian port on Tuesday. Peru recalled its envoy on Monday. "
        "Police arrested two spies.",
        published=PUBLISHED,
    )
    assert max(events, key=lambda event: event.trigger).date is None


def test_a_circumstance_shares_the_day(read: EventFinder) -> None:
    told = {
        "The mayor pleaded guilty when he appeared in court on Monday.": "2025-08-25",
        "On Monday, a child died in Chad when gunmen opened fire on a bus.": "2025-08-25",
        "During Monday's debate, Peru condemned the raid.": "2025-08-25",
        "Gabriel Boric will fly to Lima on Friday, where he will meet Luis Arce.": "2025-08-29",
    }
    for text, expected in told.items():
        events = read(text, published=PUBLISHED)
        assert (text, [event.date for event in events]) == (text, [expected] * len(events))


def test_what_is_still_to_come_has_no_day_of_a_past_verb(read: EventFinder) -> None:
    told = {
        "Peru and Chile agreed on Monday to hold talks in Lima.": "2025-08-25",
        "Peru decided on Monday to recall its envoy to Chile.": None,
        "Peru and Chile were expected on Friday to hold talks in Lima.": "2025-08-22",
        "Peru and Chile will hold talks, scheduled on Friday, in Lima.": "2025-08-29",
    }
    for text, expected in told.items():
        events = read(text, published=PUBLISHED)
        assert (text, [event.date for event in events]) == (text, [expected])


def test_another_time_ends_what_was_said_before(read: EventFinder) -> None:
    events = read(
        "President Gabriel Boric accused Peru on Tuesday of spying. "
        "He urged Bolivia to help in March.",
        published=PUBLISHED,
    )
    assert [event.date for event in events] == ["2025-08-26", None]


def test_a_headline_tells_the_news_of_the_day_that_the_lead_names(read: EventFinder) -> None:
    lead = "The ministry published a note on Tuesday."
    (told,) = read(lead, title="Chile condemns raid by Peru", published=PUBLISHED)
    (topic,) = read(lead, title="Chile and Peru: the raid", published=PUBLISHED)
    assert (told.date, topic.date) == ("2025-08-26", None)


def test_a_lead_of_long_ago_dates_no_headline(read: EventFinder) -> None:
    lead = "The ministry published a note on 2 May."
    (told,) = read(lead, title="Chile condemns raid by Peru", published=PUBLISHED)
    assert told.date is None


def test_without_the_articles_day_only_a_full_date_counts(read: EventFinder) -> None:
    (weekday,) = read("The Chilean army held a parade on Tuesday.")
    (full,) = read("The Chilean army held a parade on 3 May 2021.")
    assert (weekday.date, full.date) == (None, "2021-05-03")


def test_a_date_told_elsewhere_is_inherited(read: EventFinder) -> None:
    (event,) = read(
        "The Chilean army will hold a military parade in the capital. "
        "The parade will be held on September 3.",
        published=PUBLISHED,
    )
    assert event.date == "2025-09-03"


def test_a_day_that_no_calendar_has_is_none() -> None:
    (expression,) = find_day_expressions(Words(["31", "february", "2025"]), 0, 3)
    assert resolve(expression, PUBLISHED, "occurred") is None


def test_what_is_ahead_is_not_past() -> None:
    words = Words(["polls", "ahead", "of", "monday", "'s", "vote"])
    (expression,) = find_day_expressions(words, 0, len(words))
    assert resolve(expression, PUBLISHED, "occurred") == date(2025, 9, 1)


EDGES = (date.min, date(1, 1, 6), date(9999, 12, 26), date.max)


@pytest.mark.parametrize("published", EDGES)
@pytest.mark.parametrize("when", ["yesterday", "on Friday", "last Monday", "ten days ago"])
def test_the_calendars_beginning_takes_no_event_away(
    read: EventFinder, published: date, when: str
) -> None:
    (event,) = read(f"The Chilean army held a parade {when}.", published=published)
    assert event.date is None or date.fromisoformat(event.date) <= published


@pytest.mark.parametrize("published", EDGES)
@pytest.mark.parametrize("when", ["tomorrow", "on Friday", "next Monday", "on January 2"])
def test_the_calendars_end_takes_no_event_away(
    read: EventFinder, published: date, when: str
) -> None:
    (event,) = read(f"The Chilean army will hold a parade {when}.", published=published)
    assert event.date is None or date.fromisoformat(event.date) >= published


def test_a_day_beyond_the_calendar_is_none() -> None:
    assert (shifted(date.max, 1), shifted(date.min, -1)) == (None, None)
    assert shifted(date(2024, 2, 28), 1) == date(2024, 2, 29)


@pytest.mark.parametrize("month", ["\u2074", "9" * 5000, "\u0661", "00", "13"])
def test_odd_digits_are_no_month(read: EventFinder, month: str) -> None:
    (event,) = read(f"The Chilean army held a parade on 2025-{month}-03.", published=PUBLISHED)
    assert event.date is None


PIECES = st.one_of(
    st.sampled_from([*sorted(DATE_WORDS), *"on of in last next past and - , . to 31st 0".split()]),
    st.sampled_from(["\u2074", "\u0664", "9999", "0000", "10000", "9990s", "2025", "30", "days"]),
    st.integers(0, 10**30).map(str),
    st.text(min_size=1, max_size=4).map(str.lower),
)


@given(
    words=st.lists(PIECES, max_size=12),
    published=st.one_of(st.none(), st.sampled_from(EDGES), st.dates()),
    status=st.sampled_from(STATUSES),
)
def test_any_row_of_words_resolves_to_a_day_or_to_none(
    words: list[str], published: date | None, status: Status
) -> None:
    for expression in find_day_expressions(Words(words), 0, len(words)):
        assert isinstance(resolve(expression, published, status), date | None)


@given(
    weekday=st.integers(0, 6),
    turn=st.sampled_from(["", "last", "next", "past"]),
    published=st.one_of(st.sampled_from(EDGES), st.dates()),
    status=st.sampled_from(STATUSES),
)
def test_a_weekday_is_within_a_week_and_a_day_or_none(
    weekday: int, turn: str, published: date, status: Status
) -> None:
    day = resolve(DayExpression(0, 1, weekday=weekday, turn=turn), published, status)
    if day is not None:
        assert day.weekday() == weekday
        assert abs(day - published).days <= 8
