"""What holds for every text: offsets, determinism, termination."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.extraction.text.tokens import tokenise
from shared.vocabulary import load

EXTRACTOR = Extractor(load())

WORDS = st.sampled_from(
    (
        "Xi Putin Kim Jong Un U.S. US us Mr. President prime minister of the French Georgia Paris "
        ", . ' \" - – ( ) \n \n\n May Park Bush George W. Trump Tower South Korea's Vučić "
        "ﬁ e\u0301 \u200b elected party BEIJING (Reuters) - 2025-09-03 ‘’ “ ” … ... 1. * \u2028 "
        "\ud800 İ ß said"
    ).split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join))


def check(article: ArticleText, found: Annotations) -> None:
    texts = {"title": article.title, "body": article.body}
    for mention in found.mentions:
        assert texts[mention.field][mention.start : mention.end] == mention.surface != ""
    for event in found.events:
        start, end = event.sentence
        assert 0 <= start <= event.trigger[0] < event.trigger[1] <= end <= len(texts[event.field])
    counted = {(mention.facet, mention.id) for mention in found.mentions}
    assert counted == {("leader", tag.id) for tag in found.leaders} | {
        ("country", tag.id) for tag in found.countries
    }


@settings(max_examples=150, deadline=None)
@given(title=TEXTS, body=TEXTS)
def test_offsets_give_the_surface_and_equal_texts_equal_annotations(title: str, body: str) -> None:
    article = ArticleText(title, body)
    found = EXTRACTOR.extract(article)
    check(article, found)
    assert EXTRACTOR.extract(article) == found


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_tokens_are_in_order_and_sentences_cover_them(text: str) -> None:
    tokens = tokenise(text, "body")
    spans = list(zip(tokens.starts, tokens.ends, strict=True))
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = [at for first, last in tokens.sentences for at in range(first, last)]
    assert covered == list(range(len(tokens.words)))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A",
        "ABC ",
        "\"'",
        "((\"'",
        "President ",
        "Prime Minister of Iran, ",
        "e\u0301",
        "\u0301",
        "A.B.",
        ". ",
        "Kim ",
        "Bush, ",
        "a\n",
        "a-",
        "\x00\xff",
        "\ud800",
        "\U0001f600",
        "1.",
    ],
)
def test_hostile_texts_come_to_an_end(piece: str) -> None:
    article = ArticleText(piece * 20, piece * (100_000 // len(piece)))
    check(article, EXTRACTOR.extract(article))


def test_every_plane_of_unicode_is_read() -> None:
    text = " ".join(chr(code) for code in range(0, 0x110000, 97))
    article = ArticleText("", text)
    check(article, EXTRACTOR.extract(article))
