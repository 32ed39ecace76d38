"""Prose as news has it: sentences of samples/, in which some words are made up and thus new.

A tokenizer that remembers every word it has seen, as spaCy's does, would otherwise be measured on
a vocabulary far smaller than that of news.
"""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from shared.articles import read_articles
from shared.domain.articles import Article, ArticleText
from shared.extraction.tokens import tokenise

_SAMPLES = Path(__file__).parents[2] / "samples" / "text"
_NEW = 0.15  # share of the long words in lower case that are made up
_LONG = 6
_SYLLABLES = (
    *("ba", "cer", "do", "fil", "gam", "hos", "jun", "kel", "lor", "mis", "nep", "ort", "pra"),
    *("quin", "ros", "sel", "tam", "uv", "wen", "yor"),
)


def prose(count: int, words: int, seed: int = 1) -> list[ArticleText]:
    """Make up articles of about `words` words each; the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    sentences = list(_sentences())
    return [_article(chance, sentences, words) for _ in range(count)]


def _article(chance: random.Random, sentences: list[str], words: int) -> ArticleText:
    title = chance.choice(sentences)[:80]
    body: list[str] = []
    length = 0
    while length < words:
        sentence = _renewed(chance, chance.choice(sentences))
        body.append(sentence)
        length += len(sentence.split())
    return ArticleText(title, " ".join(body), date(2024, 1, 1 + chance.randrange(28)))


def _renewed(chance: random.Random, sentence: str) -> str:
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=3))
        if word.islower() and len(word) > _LONG and chance.random() < _NEW
        else word
        for word in sentence.split()
    )


def _sentences() -> Iterator[str]:
    for path in sorted(_SAMPLES.glob("*.txt")):
        with path.open("rb") as stream:
            for article in read_articles(stream, path.name):
                if isinstance(article, Article):
                    tokens = tokenise(article.body, "body")
                    for first, last in tokens.sentences:
                        if last - first > 5:
                            yield article.body[tokens.starts[first] : tokens.ends[last - 1]]
