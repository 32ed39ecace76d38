"""Articles to measure with: sentences of samples/, each article in an order of its own."""

import json
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from shared.articles import read_articles
from shared.domain.articles import Article

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
WORDS = 130
"""Of an article's body: the middle of what agencies send."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def articles(count: int, words: int = WORDS, seed: int = 1) -> Iterator[dict[str, str]]:
    """Give articles in our own JSON format; equal arguments give equal articles.

    Args:
        count: how many.
        words: that a body has at least.
        seed: of the order of the sentences.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    sentences = _sentences()
    for number in range(count):
        yield {
            "id": f"{seed}-{number}",
            "title": chance.choice(sentences),
            "text": _body(chance, sentences, words, number),
            "published": f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "source": chance.choice(("Gazette", "Courier", "Monitor")),
            "url": f"https://news.example/{seed}/{number}",
        }


def to_lines(made: Iterator[dict[str, str]]) -> Iterator[bytes]:
    """Write articles as JSON Lines."""
    for article in made:
        yield json.dumps(article, ensure_ascii=False).encode() + b"\n"


def _body(chance: random.Random, sentences: tuple[str, ...], least: int, number: int) -> str:
    paragraphs = [f"Report number {number}."]
    words = 3
    while words < least:
        sentence = chance.choice(sentences)
        paragraphs.append(sentence)
        words += sentence.count(" ") + 1
    return "\n\n".join(" ".join(paragraphs[at : at + 2]) for at in range(0, len(paragraphs), 2))


@cache
def _sentences() -> tuple[str, ...]:
    """Give every sentence of the samples that is neither a heading nor a whole paragraph."""
    found: list[str] = []
    for path in sorted(SAMPLES.rglob("*.*")):
        with path.open("rb") as stream:
            for article in read_articles(stream, path.name):
                if isinstance(article, Article):
                    found += _SENTENCE_END.split(article.body)
    return tuple(
        sentence
        for text in found
        if 5 <= (sentence := " ".join(text.split())).count(" ") < 40 and sentence.endswith(".")
    )
