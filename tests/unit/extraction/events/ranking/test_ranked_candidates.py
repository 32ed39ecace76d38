"""Confidence, salience and order of the events of an article."""

from shared.domain.annotations import LIKELY, Event
from shared.domain.articles import ArticleText
from tests.unit.extraction.events.event_finder import EventFinder

_FILLER = "The weather in the capital stayed mild. Shops were open. Buses ran on time."
_ARREST = "Police in Peru arrested the mayor of Cusco on Tuesday."


def _one(events: tuple[Event, ...], type_: str) -> Event:
    (found,) = [event for event in events if event.type == type_]
    return found


def test_two_tellings_are_likelier_than_one(read: EventFinder) -> None:
    once = _one(read(f"{_ARREST} {_FILLER}"), "coerce/arrest")
    again = f"{_ARREST} {_FILLER} Police in Peru arrested the mayor of Cusco at an airport."
    twice = _one(read(again), "coerce/arrest")
    assert twice.evidence
    assert twice.confidence > once.confidence


def test_what_the_headline_tells_is_more_salient(read: EventFinder) -> None:
    body = f"{_ARREST} {_FILLER} Chile closed its border with Bolivia."
    plain = read(body, title="News of the day")
    headed = read(body, title="Police in Peru arrest mayor")
    assert _one(headed, "coerce/arrest").salience > _one(plain, "coerce/arrest").salience
    assert headed[0].type == "coerce/arrest"


def test_the_most_salient_comes_first(read: EventFinder) -> None:
    events = read(f"{_FILLER} {_ARREST} {_FILLER} Chile expelled two diplomats of Bolivia.")
    shares = [event.salience for event in events]
    assert len(shares) > 1
    assert shares == sorted(shares, reverse=True)


def test_a_mention_is_an_event_only_where_it_is_likely(read: EventFinder) -> None:
    body = (
        "The army of Mali shelled a town after rebels attacked a convoy near Gao on Monday. "
        f"{_FILLER} Critics of the junta in Mali fear an attack. {_FILLER}"
    )
    candidates = read.extractor.candidates(ArticleText("Mali shells town", body, None))
    mentioned = [one for one in candidates if not one.asserted]
    assert mentioned
    assert all(one.is_event == (one.event.confidence >= LIKELY) for one in mentioned)


def test_a_short_text_has_what_it_asserts_alone(read: EventFinder) -> None:
    text = ArticleText("", "Peru's president condemned the bombing of a market in Lima.", None)
    candidates = read.extractor.candidates(text)
    assert {one.event.type for one in candidates if not one.asserted} == {"assault/explosives"}
    assert [one.event.type for one in candidates if one.is_event] == ["accuse/disapprove"]


def test_equal_articles_have_equal_ranks(read: EventFinder) -> None:
    article = ArticleText("Police in Peru arrest mayor", f"{_ARREST} {_FILLER}", None)
    first, second = (read.extractor.candidates(article) for _ in range(2))
    assert first == second
