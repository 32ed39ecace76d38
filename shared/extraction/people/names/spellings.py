"""Spellings of one name in Latin letters: Zelenskyy, Zelensky; Gaddafi, Gadhafi."""

from difflib import SequenceMatcher

from shared.extraction.people.thresholds import SAME_LETTERS
from shared.extraction.text.form_index import form_keys


def is_respelt(name: str, form: str) -> bool:
    """Return whether a form of a whole name only spells it otherwise.

    A form with more or fewer words of the same spelling, such as a title or a middle name, is
    none, and neither is a nickname. One letter in place of another may be a slip (Pezashkian),
    and is none either.
    """
    ours, theirs = form_keys(name), form_keys(form)
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return False
    one, other = "".join(ours), "".join(theirs)
    if len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_LETTERS
