"""Texts folded for comparison, since people type names without accents or capitals."""

import re
import unicodedata

from shared.vocabulary.normal_form import normalise

WORD_START = "\x01"
"""Put before each word of a marked text. No folded text holds it, as folding removes it."""

_GAPS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_WORD_STARTS = re.compile(r"(?<![^\W_])(?=[^\W_])")
_ACCENTS = range(200, 256)
_POINTS = range(10, 37)
"""Canonical combining classes (Unicode): accents of most scripts; vowel points of Hebrew and
Arabic. Vowels and tones that Thai or Hindi put above or below a letter are kept."""


def fold_text(text: str) -> str:
    """Fold case, accents, ligatures, width and form of Unicode, and remove invisible characters.

    `Käse`, `KÄSE` and `kase` are the same, as are `ß` and `ss`, `ø` and `o`, `İ` and `i`.
    """
    if text.isascii():
        folded = text.lower()
    else:
        parts = unicodedata.normalize("NFKD", normalise(text)[0])
        folded = "".join(part for part in parts if not _is_mark(part)).casefold()
    return _GAPS.sub(" ", folded).strip()


def mark_words(text: str) -> str:
    """Fold a text and mark the beginning of each word, so that prefixes can be found."""
    return _WORD_STARTS.sub(WORD_START, fold_text(text))


def _is_mark(character: str) -> bool:
    place = unicodedata.combining(character)
    return place in _ACCENTS or place in _POINTS
