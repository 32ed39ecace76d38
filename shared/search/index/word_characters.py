"""The characters that make words in the index, and those that it ignores.

The index's analyzers hold the same rules (`mappings/articles.json`). Tests hold the two together.
"""

import re
import unicodedata

from shared.vocabulary.normal_form import INVISIBLE

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_LETTERS_AND_DIGITS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl"})
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f\ua9e0-\ua9ff"
    "\u2e80-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)


def visible(text: str) -> str:
    """Return a text without the characters that the index ignores."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def is_invisible(character: str) -> bool:
    """Return whether the index ignores a character."""
    return _INVISIBLE.fullmatch(character) is not None


def has_word(text: str) -> bool:
    """Return whether the index finds a word in a text: there is a letter or a digit."""
    return any(map(_makes_words, text))


def is_one_word(text: str) -> bool:
    """Return whether the index certainly keeps a text as one word.

    It splits scripts without spaces into characters or syllables.
    """
    return all(map(_makes_words, text)) and (text.isascii() or _UNSPACED.search(text) is None)


def _makes_words(character: str) -> bool:
    """Return whether it is a letter or a digit; to the index, raised figures (`m²`) are neither."""
    return unicodedata.category(character) in _LETTERS_AND_DIGITS
