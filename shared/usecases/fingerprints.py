"""Which texts are the same, and which nearly: follows from the text alone, never from others."""

import hashlib
import re
import unicodedata

from shared.domain.articles import Article

SHINGLE_WORDS = 4
BANDS = 4
BAND_BITS = 16
"""64 bits in 4 bands: two texts whose SimHashes differ in at most 3 bits share a band for sure."""

_WORDS = re.compile(r"\w+")


def story_of(article: Article) -> str:
    """Give the hash of the normalised text: case, marks, accents and white space do not count."""
    return hashlib.sha256(" ".join(_words(article)).encode()).hexdigest()[:32]


def near_bands(article: Article) -> tuple[str, ...]:
    """Give the bands of the text's SimHash; near-duplicates share at least one.

    A band is `<number>-<16 bits in hex>`. A text shorter than a shingle has none.
    """
    words = _words(article)
    shingles = {
        " ".join(words[start : start + SHINGLE_WORDS])
        for start in range(len(words) - SHINGLE_WORDS + 1)
    }
    if not shingles:
        return ()
    value = _simhash(shingles)
    mask = (1 << BAND_BITS) - 1
    return tuple(f"{band}-{value >> band * BAND_BITS & mask:04x}" for band in range(BANDS))


def _words(article: Article) -> list[str]:
    text = unicodedata.normalize("NFKD", f"{article.title} {article.body}".casefold())
    return _WORDS.findall("".join(char for char in text if not unicodedata.combining(char)))


def _simhash(shingles: set[str]) -> int:
    """Add up the bits of every shingle's hash; a bit is set where more have it than not."""
    counts = [0] * 64
    for shingle in shingles:
        digest = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest())
        for bit in range(64):
            counts[bit] += digest >> bit & 1
    half = len(shingles) / 2
    return sum(1 << bit for bit, count in enumerate(counts) if count > half)
