"""Datelines: where the reporter was, which says nothing of what the article is about."""

import re

_AGENCY = (
    r"\((?:Reuters|AP|AFP|UPI|Xinhua|dpa|DPA|TASS|ANSA|CNN|BBC|IPS|IANS|PTI|ANI|KUNA|WAM|SPA|"
    r"Bloomberg|Kyodo|Yonhap|[A-Z][A-Za-z ./]{1,24})\)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_CITY = r"[A-Z][A-Z.'\-]+(?:\s[A-Z][A-Z.'\-]*){0,3}"
_NAME = r"[A-Z][\w.'\-]+(?:\s[A-Z][\w.'\-]+){0,2}"
_DATELINE = re.compile(
    rf"""\s*
    (?:
      (?P<capitals>{_CITY}(?:/{_CITY})?)
      (?:,\s(?P<region>[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)?))??
      (?:,\s(?:{_DAY}))?
      (?:\s{_AGENCY})?
      (?:,)?\s*(?:-{{1,2}}|:)(?=\s|[A-Z])
    | (?P<plain>{_NAME})
      (?:,\s(?P<plain_region>[A-Z][A-Za-z.]+(?:\s[A-Z][A-Za-z.]+)?))??
      (?:,\s{_DAY}\s*(?:{_AGENCY}\s*)?(?:-{{1,2}}|:)(?=\s)|\s{_AGENCY}\s*(?:-{{1,2}}|:)?(?=\s)|:\s*\n)
    )""",
    re.VERBOSE,
)
DATELINE_REACH = 160  # a dateline is one short line at the very start


def find_dateline(text: str) -> re.Match[str] | None:
    """Return the dateline that a folded field begins with, None where it begins with none."""
    return _DATELINE.match(text[:DATELINE_REACH])


def dateline_end(text: str) -> int:
    """Return where the dateline of a folded field ends; 0 where it has none."""
    match = find_dateline(text)
    return match.end() if match else 0
