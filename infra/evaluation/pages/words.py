"""Two texts compared word by word."""

import re
from collections import Counter

# A word of a script with spaces, or one character of a script without.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+"
)


def words(text: str) -> Counter[str]:
    """Count the words of a text, in small letters and without soft hyphens."""
    return Counter(_WORD.findall(text.replace("\xad", "").casefold()))


def share(wanted: Counter[str], found: Counter[str]) -> float:
    """Tell which share of the wanted words, each as often as wanted, was found; 1 of none."""
    total = wanted.total()
    return (wanted & found).total() / total if total else 1.0


def strip_title(text: str, title: str) -> str:
    """Return a text without the lines that are its title."""
    bare = headline_key(title)
    return "\n".join(line for line in text.split("\n") if not bare or headline_key(line) != bare)


def headline_key(text: str) -> str:
    """Return what two spellings of a headline share: its letters and digits, in small letters."""
    return "".join(_WORD.findall(text.casefold()))
