"""Features of a candidate that its article gives it."""

import pytest

from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

BODY = (
    "Peru closed its border with Chile on Monday. Police in Lima arrested a mayor.\n\n"
    "Bolivia condemned the closure. Rain fell in the north. Nobody could say when it will end."
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


def _features(extractor: Extractor, title: str, words: str) -> frozenset[str]:
    article = ArticleText(title, BODY, None)
    for one in extractor.candidates(article):
        text = title if one.event.field == "title" else BODY
        if words in text[slice(*one.event.trigger)]:
            return one.features
    raise AssertionError(f"no candidate {words!r}")


def test_what_headline_and_lead_tell_alone_is_said(extractor: Extractor) -> None:
    features = _features(extractor, "Peru closes border with Chile", "closed")
    assert {"in headline and lead", "alone in the headline", "the lead asserts it"} <= features
    assert "alone in the lead" not in features  # the arrest is told there too


def test_a_headline_without_an_event_leaves_it_to_the_lead(extractor: Extractor) -> None:
    features = _features(extractor, "A long week in Lima", "closed")
    assert "the headline tells no event, the lead tells it" in features
    assert "in headline and lead" not in features


def test_pairs_join_type_form_status_and_matter(extractor: Extractor) -> None:
    features = _features(extractor, "", "arrested")
    assert {"coerce + form: finite", "finite + status: occurred told"} <= features
    assert "trigger words: arres" in features
    assert any(one.startswith("coerce + matter: ") for one in features)


def test_an_event_has_its_share_of_the_tellings(extractor: Extractor) -> None:
    features = _features(extractor, "Peru closes border with Chile", "closed")
    assert "percent of the tellings: at least 20" in features
    assert "percent of the tellings by its upper type: at least 35" in features
    assert "events in ten sentences: at least 4" in features
