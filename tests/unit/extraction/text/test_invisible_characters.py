"""Invisible characters inside of words hide nothing, and offsets refer to the text as it came."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.usecases.ingest.documents.fingerprints import fingerprints
from shared.vocabulary import load

EXTRACTOR = Extractor(load())
DAY = date(2025, 8, 28)
BODY = (
    "OSLO, Aug 28 (Reuters) - Emmanuel Macron, the French president, visited Norway on Monday and "
    "signed a treaty. South Korea's Yoon Suk-yeol will meet U.S. officials tomorrow."
)
INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202e\u2066\u2069\u061c\ufe0f\u180e"
)


def annotate(body: str) -> Annotations:
    return EXTRACTOR.extract(ArticleText("", body, DAY))


def visible(text: str) -> str:
    return "".join(character for character in text if character not in INVISIBLE)


def told(body: str, found: Annotations) -> tuple[object, ...]:
    """What an article's annotations say, as people see it."""
    dateline = found.dateline
    return (
        [(tag.id, tag.mentions) for tag in found.leaders],
        [(tag.id, tag.mentions) for tag in found.countries],
        [(m.id, m.rule, visible(body[m.start : m.end])) for m in found.mentions],
        [
            (event.type, event.status, event.date, event.leaders, event.countries, words)
            for event in found.events
            for words in [visible(body[slice(*event.trigger)])]
        ],
        dateline and (visible(dateline.place), dateline.country),
    )


PLAIN = told(BODY, annotate(BODY))


@pytest.mark.parametrize("character", INVISIBLE, ids=lambda one: f"{ord(one):04x}")
@pytest.mark.parametrize(
    "spread",
    [
        lambda c: c.join(BODY),
        lambda c: c + BODY,
        lambda c: " ".join(c + word for word in BODY.split(" ")),
        lambda c: " ".join(word + c for word in BODY.split(" ")),
        lambda c: BODY.replace("a", f"a{c}").replace("n", f"{c}n"),
    ],
    ids=["everywhere", "at the start", "before words", "after words", "within words"],
)
def test_no_invisible_character_hides_anything(character: str, spread: object) -> None:
    assert callable(spread)
    body = spread(character)
    assert told(body, annotate(body)) == PLAIN


def test_offsets_refer_to_the_text_with_its_soft_hyphens() -> None:
    body = "Emma\u00adnuel Ma\u00adcron visited Nor\u200bway."
    found = annotate(body)
    assert [(m.start, m.end, m.surface) for m in found.mentions] == [
        (0, 17, "Emma\u00adnuel Ma\u00adcron"),
        (26, 33, "Nor\u200bway"),
    ]
    assert [event.type for event in found.events] == ["consult/visit"]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(BODY)), st.sampled_from(INVISIBLE)), max_size=40))
def test_wherever_they_stand(inserted: list[tuple[int, str]]) -> None:
    body = BODY
    for at, character in sorted(inserted, reverse=True):
        body = body[:at] + character + body[at:]
    assert told(body, annotate(body)) == PLAIN
    assert fingerprints(ArticleText("", body)) == fingerprints(ArticleText("", BODY))
