"""Prose as news has it: sentences of samples/ among plainer ones, and words made up.

About a fifth of the words of a thousand news articles are different ones (measured). spaCy's
tokenizer remembers the words it has seen, up to a limit, so that a few hundred different words
would favour it. Here every other longer word in lower case is made up: a tenth are different.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from shared.articles import Moments, read_articles
from shared.domain.articles import Article, ArticleText
from shared.extraction.text.tokens import tokenise

_SAMPLES = Path(__file__).parents[3] / "samples" / "text"
_PLAIN = (
    "The old bridge will stay closed until the repairs to its northern arch are finished.",
    "Ticket prices rose for the third year in a row, and the trains were no more punctual for it.",
    "She had worked in the bakery for eleven years before she opened a shop of her own.",
    "Heavy rain is forecast for the coast, with gusts that could bring down branches overnight.",
    "The team lost its lead in the last minutes and went home without a point.",
    "Nurses at the clinic say they have asked for a second scanner since last summer.",
    "Two drivers were slightly hurt when their cars collided at the crossing near the market.",
    "A study of four thousand children found that those who walk to school sleep better.",
    "The museum opens its new wing in spring, with paintings that were never shown before.",
    "Shares of the carmaker slipped after it said that deliveries would be late again.",
    "Neighbours brought soup and blankets while firefighters searched the cellar.",
    "The band played for three hours and came back twice when the crowd would not leave.",
)
_SHARE = 0.6  # of plain sentences: most news is not about summits
_NEW = 0.5  # share of the longer words in lower case that are made up
_LONG = 4
_SYLLABLES = (
    *("ba", "cer", "do", "fil", "gam", "hos", "jun", "kel", "lor", "mis", "nep", "ort", "pra"),
    *("quin", "ros", "sel", "tam", "uv", "wen", "yor"),
)


def prose(count: int, words: int, seed: int = 1) -> list[ArticleText]:
    """Make up articles of about `words` words each; the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    sentences = list(_sentences())
    return [_article(chance, sentences, words, _SHARE) for _ in range(count)]


def dense_prose(count: int, words: int, seed: int = 1) -> list[ArticleText]:
    """Make up articles without plain sentences: leaders, countries and events in each sentence."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    sentences = list(_sentences())
    return [_article(chance, sentences, words, 0.0) for _ in range(count)]


def _article(chance: random.Random, sentences: list[str], words: int, plain: float) -> ArticleText:
    title = chance.choice(sentences)[:80]
    body: list[str] = []
    length = 0
    while length < words:
        told = chance.choice(_PLAIN if chance.random() < plain else sentences)
        sentence = _renewed(chance, told)
        body.append(sentence)
        length += len(sentence.split())
    return ArticleText(title, " ".join(body), date(2024, 1, 1 + chance.randrange(28)))


def _renewed(chance: random.Random, sentence: str) -> str:
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=chance.randrange(2, 5)))
        if word.islower() and len(word) > _LONG and chance.random() < _NEW
        else word
        for word in sentence.split()
    )


def _sentences() -> Iterator[str]:
    for path in sorted(_SAMPLES.glob("*.txt")):
        with path.open("rb") as stream:
            for article in read_articles(stream, path.name, moments=Moments.at(datetime.now(UTC))):
                if isinstance(article, Article):
                    tokens = tokenise(article.body, "body")
                    for first, last in tokens.sentences:
                        if last - first > 5:
                            yield article.body[tokens.starts[first] : tokens.ends[last - 1]]
