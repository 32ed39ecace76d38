"""Whether two names may be one person's, spelt and shortened as newsrooms do."""

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss"})


def may_be_one(one: str, other: str) -> bool:
    """Return whether one name holds the words of the other, or last word and an initial agree.

    Args:
        one: a name or an id.
        other: another one.
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    initials = {word[0] for word in first[:-1]} & {word[0] for word in second[:-1]}
    return first[-1] == second[-1] and bool(initials)


def is_person(found: str, name: str, others: Iterable[str]) -> bool:
    """Return whether a found name is that of an annotated person.

    Args:
        found: the name that extraction gives.
        name: the full name that the reader wrote down.
        others: forms that the text has; a single word counts only where a full name is missing.
    """
    if may_be_one(found, name):
        return True
    full = len(_words(found)) > 1 and len(_words(name)) > 1
    return any(may_be_one(found, form) for form in others if not (full and len(_words(form)) == 1))


def all_among(found: Iterable[str], must: Iterable[str], may: Iterable[str]) -> bool:
    """Return whether each name that must be found is, and each found one must or may be."""
    found, must = list(found), list(must)
    allowed = [*must, *may]
    return all(any(may_be_one(name, one) for one in found) for name in must) and all(
        any(may_be_one(one, name) for name in allowed) for one in found
    )


def _words(name: str) -> list[str]:
    letters = normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(letter for letter in letters if not combining(letter))
    return re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("’", ""))
