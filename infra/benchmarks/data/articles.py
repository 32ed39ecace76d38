"""Made-up articles as the JSON Lines that users upload."""

import json
from collections.abc import Iterator
from itertools import count as numbers
from itertools import islice

from infra.benchmarks.data.prose import prose

WORDS = 130
"""Length of an article's body: the middle of what agencies send."""

_AT_ONCE = 500


def articles(count: int, words: int = WORDS, seed: int = 1) -> Iterator[dict[str, str]]:
    """Give articles in our own JSON format, lazily; equal arguments give equal articles.

    Args:
        count: how many.
        words: about how long each body is.
        seed: of everything random.
    """
    return islice(_articles(words, seed), count)


def to_lines(made: Iterator[dict[str, str]]) -> Iterator[bytes]:
    """Write articles as JSON Lines."""
    for article in made:
        yield json.dumps(article, ensure_ascii=False).encode() + b"\n"


def _articles(words: int, seed: int) -> Iterator[dict[str, str]]:
    for chunk in numbers():
        texts = prose(_AT_ONCE, words, seed * 1_000_003 + chunk)
        for number, text in enumerate(texts, chunk * _AT_ONCE):
            yield {
                "id": f"{seed}-{number}",
                "title": text.title,
                "text": text.body,
                "published": text.published.isoformat() if text.published else "",
                "url": f"https://news.example/{seed}/{number}",
            }
