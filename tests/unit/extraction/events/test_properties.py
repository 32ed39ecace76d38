"""What holds for any text, sense or nonsense."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.annotations import STATUSES
from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.unit.extraction.events.event_finder import EventFinder

VOCABULARY = load()
READ = EventFinder(Extractor(VOCABULARY), VOCABULARY)
WORDS = (
    *sorted(VOCABULARY.events.triggers)[::40],
    *'will may not to the of , . ; ( ) " who that said after and but if Macron China'.split(),
    *"on September 3 Tuesday 2025-09-03 31 February 1995 U.S. Kim 's -".split(),
    *"yesterday tomorrow ten days ago next last 2025-\u2074-01 9999 0000 \u00b2 \u0663".split(),
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max]))


@settings(max_examples=200, deadline=None)
@given(title=TEXTS, body=TEXTS, published=DAYS)
def test_events_stay_within_the_text_and_the_tree(
    title: str, body: str, published: date | None
) -> None:
    fields = {"title": title, "body": body}
    annotations = READ.annotate(body, title=title, published=published)
    for event in annotations.events:
        text = fields[event.field]
        assert 0 <= event.sentence[0] <= event.trigger[0] < event.trigger[1]
        assert event.trigger[1] <= event.sentence[1] <= len(text)
        assert event.label == VOCABULARY.events.types[event.type].label
        assert event.status in STATUSES
        assert event.date is None or date.fromisoformat(event.date).isoformat() == event.date
        assert all(0 <= start < end <= len(fields[field]) for field, start, end in event.evidence)


@settings(max_examples=50, deadline=None)
@given(body=TEXTS, published=DAYS)
def test_equal_articles_have_equal_events(body: str, published: date | None) -> None:
    assert READ(body, published=published) == READ(body, published=published)


@settings(max_examples=50, deadline=None)
@given(body=TEXTS)
def test_every_event_has_a_place_in_plover_or_none(body: str) -> None:
    for event in READ(body):
        name = VOCABULARY.events.plover(event.type, event.status)
        assert name is None or name.isupper()
