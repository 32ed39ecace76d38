"""Fingerprints of a text, by which equal and similar texts are found.

They follow from the text alone, never from other texts.
"""

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, chain

from shared.domain.articles import Article, ArticleText
from shared.search.index.word_characters import visible

SHINGLE_WORDS = 4
BINS = 32
BANDS = 8
"""Bands of 4 bins each. Two texts that share a part J of their shingles share a band with the
probability 1 - (1 - J^4)^8. That is 0.99 at J = 0.8, 0.4 at 0.5, and 0.01 at 0.2. Unrelated news
hardly ever share a band."""

_ROWS = BINS // BANDS
_WORDS = re.compile(r"\w+")
_MAY_BE_MARKS = re.compile("[\u0300-\U0010ffff]+")


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprints of one text.

    Attributes:
        story: hash of the normalised text; case, accents, marks and white space do not count.
        near: bands of the text's MinHash; near-duplicates share at least one. A text shorter than
            a shingle has none.
    """

    story: str
    near: tuple[str, ...]


def fingerprints(article: Article | ArticleText) -> Fingerprints:
    """Compute the fingerprints of an article's title and body."""
    words = _normalised_words(f"{article.title} {article.body}")
    story = hashlib.sha256(" ".join(words).encode()).hexdigest()[:32]
    return Fingerprints(story, _bands(words))


def _normalised_words(text: str) -> list[str]:
    text = visible(text).casefold()
    if not text.isascii():
        text = _MAY_BE_MARKS.sub(_without_marks, unicodedata.normalize("NFKD", text))
    return _WORDS.findall(text)


def _without_marks(found: re.Match[str]) -> str:
    return "".join(char for char in found[0] if not unicodedata.combining(char))


def _bands(words: list[str]) -> tuple[str, ...]:
    """Hash every four bins of the MinHash into a band, named by its number."""
    if len(words) < SHINGLE_WORDS:
        return ()
    bins = _filled(_least_by_bin(_shingle_hashes(words)))
    return tuple(
        f"{band}-{zlib.crc32(repr(bins[band * _ROWS : (band + 1) * _ROWS]).encode()):08x}"
        for band in range(BANDS)
    )


def _shingle_hashes(words: list[str]) -> Iterable[int]:
    """Hash every run of four words into 32 bits; each run is cut from the joined text."""
    text = " ".join(words).encode("utf-8", "replace")
    ends = list(accumulate(map(len, text.split(b" ")), lambda end, length: end + 1 + length))
    starts = chain((0,), (end + 1 for end in ends))
    return map(zlib.crc32, map(text.__getitem__, map(slice, starts, ends[SHINGLE_WORDS - 1 :])))


def _least_by_bin(hashes: Iterable[int]) -> list[int | None]:
    """Return the least hash of each bin: MinHash with one permutation (Li, Owen, Zhang 2012)."""
    bins: list[int | None] = [None] * BINS
    for value in hashes:
        # Five bits choose the bin, the rest compare.
        index = value >> 27
        least = bins[index]
        if least is None or value < least:
            bins[index] = value
    return bins


def _filled(bins: list[int | None]) -> list[int]:
    """Fill an empty bin from the next filled one: short texts leave many bins empty."""
    filled: list[int] = []
    last = next(value for value in bins if value is not None)
    for value in reversed(bins):
        last = last if value is None else value
        filled.append(last)
    return filled[::-1]
