"""Very long bodies: how far they are tagged, and that nothing else of them changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.extraction.text import tagging_limit as bounding
from shared.extraction.text.tagging_limit import TAGGED_CHARACTERS, TAGGED_FORMS
from shared.vocabulary import load

EXTRACTOR = Extractor(load())
SENTENCE = "The ferry company said on Monday that Norway would pay for the quay. "


def annotate(body: str) -> Annotations:
    return EXTRACTOR.extract(ArticleText("", body))


def test_a_body_that_is_tagged_whole_does_not_say_so() -> None:
    body = SENTENCE * (TAGGED_CHARACTERS // len(SENTENCE))
    assert annotate(body).tagged_to is None
    assert annotate("").tagged_to is None


def test_a_longer_one_is_tagged_to_the_end_of_a_sentence() -> None:
    body = SENTENCE * (2 * TAGGED_CHARACTERS // len(SENTENCE))
    end = annotate(body).tagged_to
    assert end is not None
    assert TAGGED_CHARACTERS - 2 * len(SENTENCE) < end <= TAGGED_CHARACTERS
    assert body[:end].endswith("for the quay.")


@pytest.mark.long
def test_a_heading_or_a_list_ends_a_sentence_too() -> None:
    lines = "Norway\n\n- Oslo\n\n- Bergen\n\n" * (TAGGED_CHARACTERS // 20)
    end = annotate(lines).tagged_to
    assert end is not None
    assert lines[end : end + 2] == "\n\n"


@pytest.mark.long
def test_an_abbreviation_at_the_bound_ends_no_sentence() -> None:
    sentence = "On Monday Mr. Aas of the U.S. embassy met Mr. Bo and Mrs. Dahl at No. 10 in Oslo. "
    for shift in range(0, len(sentence), 7):
        body = "x" * shift + " " + sentence * (2 * TAGGED_CHARACTERS // len(sentence))
        end = annotate(body).tagged_to
        assert end is not None
        assert body[:end].endswith("in Oslo.")


@pytest.mark.long
@pytest.mark.parametrize("piece", ["Merkel, ", "Xi met Putin. ", "US ", "President "])
def test_a_text_of_little_but_names_is_bounded_by_their_number(piece: str) -> None:
    body = piece * (TAGGED_CHARACTERS // len(piece))
    found = annotate(body)
    assert found.tagged_to is not None
    assert found.tagged_to < TAGGED_CHARACTERS
    assert len(found.mentions) <= TAGGED_FORMS
    assert not body[found.tagged_to - 1].isspace()
    assert not body[found.tagged_to - 1 : found.tagged_to + 1].isalpha()


@pytest.mark.parametrize("piece", ["a", "\u4e2d", "\u0301", ".", " "])
def test_a_text_without_words_is_cut_where_the_bound_is(piece: str) -> None:
    end = annotate(piece * (TAGGED_CHARACTERS + 50_000)).tagged_to
    assert end is not None
    assert TAGGED_CHARACTERS - 10 <= end <= TAGGED_CHARACTERS


WORDS = ("Oslo", "Mr.", "said", "Xi Jinping", "met", "Putin", ".", ",", "\n", "\n\n", "- ", "U.S.")
ODD = ("\u00ad", "\ufb01", "e\u0301", "\ud800", "a" * 30)
PARTS = st.lists(st.sampled_from((*WORDS, *ODD)), max_size=60).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(body=PARTS, characters=st.integers(1, 80), forms=st.integers(0, 5))
def test_what_is_tagged_is_what_the_beginning_alone_gives(
    body: str, characters: int, forms: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounding, "TAGGED_CHARACTERS", characters)
        patch.setattr(bounding, "TAGGED_FORMS", forms)
        found = annotate(body)
    if found.tagged_to is None:
        assert len(body) <= characters
        return
    assert 0 <= found.tagged_to <= characters
    alone = annotate(body[: found.tagged_to])
    assert (found.mentions, found.events) == (alone.mentions, alone.events)
