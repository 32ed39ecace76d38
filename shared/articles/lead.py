"""The lines between a headline and the text: the day, the paper and who wrote it.

`10 July 2025`, `Published: July 10, 2025, 8:30 pm`, `Harbour Post, 10 July 2025`, `By Ana Ruiz and
Bo Li`, `Source: Harbour Post`. A line is taken only where all of it is understood; of a line such
as `Lisbon, 10 July 2025` the date is read and the line stays in the text, since its rest may be a
place.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from shared.articles.bylines import names_in
from shared.articles.dates import FoundDate, find_date

_MOST_LINES = 6
_LINE_CHARACTERS = 120  # a longer line is a sentence
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*$", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:T|,?\s{1,3}(?:at\s{1,3})?)"
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?)"
    r"(?:\s?(?:Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2}))?(?!\w)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:(?:first|last|originally)\s)?(?P<what>published|posted|issued|filed|updated|modified|"
    r"date|publication\sdate|published\sdate)\b\s{0,3}[:=]?\s{0,3}(?:on\b|at\b)?\s{0,3}$",
    re.IGNORECASE,
)
_CHANGED = frozenset({"updated", "modified"})
_SEPARATORS = " \t,;:|·•–—-/()[]"
_LABELLED = re.compile(
    r"(?P<label>source|publication|paper|by|authors?|byline|url|link|language)\s{0,3}:\s{0,3}"
    r"(?P<value>\S.{0,200})",
    re.IGNORECASE,
)
_SOURCE_LABELS = frozenset({"source", "publication", "paper"})
_URL_LABELS = frozenset({"url", "link"})
_BYLINE = re.compile(r"by\s{1,3}(?P<names>\S.{2,100})", re.IGNORECASE)
_PARTICLES = frozenset("de da del van von der den bin al el la le di du".split())
# With these the names of papers, agencies and stations end; `Lisbon, 10 July 2025` has none.
_OUTLETS = frozenset(
    "agency argus broadcasting bulletin chronicle citizen courier daily dispatch echo enquirer "
    "examiner express gazette globe guardian herald independent inquirer journal ledger magazine "
    "mail mercury mirror monitor news newspaper newswire observer online post press radio record "
    "register report reporter review sentinel service standard star sun telegram telegraph times "
    "today tribune tv weekly wire".split()
)
_MOST_SOURCE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Lead:
    """What the lines before a text tell of it.

    Attributes:
        published: ISO 8601, or None.
        changed: when the text was last changed, where the lines tell that apart, or None.
        source: the paper, or None.
        url: address, or None.
        language: as written, or None.
        authors: names.
    """

    published: str | None = None
    changed: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()

    def day(self) -> str | None:
        """The date of publication, or for want of one that of the last change."""
        return self.published or self.changed


def split_lead(text: str, latest: date, told: Lead | None = None) -> tuple[Lead, str]:
    """Split off the lines before a text that tell of it.

    Args:
        text: what follows a headline.
        latest: the last day that can be one of publication.
        told: what is known of it already.

    Returns:
        What they tell, and the text after them.
    """
    lead = told or Lead()
    for _ in range(_MOST_LINES):
        line, _, rest = text.lstrip().partition("\n")
        found, whole = read_lead_line(line.strip(), lead, latest)
        if found == lead and not whole:
            break
        lead = found
        if not whole:
            break
        text = rest
    return lead, text.lstrip("\n")


def read_lead_line(line: str, lead: Lead, latest: date) -> tuple[Lead, bool]:
    """Read one line that may tell of the text after it.

    Args:
        line: without space around it.
        lead: what is known already; it is never replaced.
        latest: the last day that can be one of publication.

    Returns:
        What is known now, and whether all of the line was understood.
    """
    if not line or len(line) > _LINE_CHARACTERS:
        return lead, False
    if labelled := _LABELLED.fullmatch(line):
        return _read_labelled(labelled["label"].lower(), labelled["value"].strip(), lead)
    if dated := find_date(line, latest):
        return _read_dated(line, dated, lead)
    byline = _BYLINE.fullmatch(line)
    names = _names(byline["names"]) if byline else ()
    if not names:
        return lead, False
    return replace(lead, authors=lead.authors or names), True


def is_outlet(text: str) -> bool:
    """Tell whether a few words are the name of a paper, an agency or a station."""
    words = text.split()
    return 1 < len(words) <= _MOST_SOURCE_WORDS and words[-1].casefold() in _OUTLETS


def _read_labelled(label: str, value: str, lead: Lead) -> tuple[Lead, bool]:
    if label in _SOURCE_LABELS:
        is_name = len(value.split()) <= _MOST_SOURCE_WORDS
        return (replace(lead, source=lead.source or value), True) if is_name else (lead, False)
    if label in _URL_LABELS:
        is_address = value.startswith(("http://", "https://"))
        return (replace(lead, url=lead.url or value), True) if is_address else (lead, False)
    if label == "language":
        return replace(lead, language=lead.language or value), True
    names = _names(value)
    return (replace(lead, authors=lead.authors or names), True) if names else (lead, False)


def _read_dated(line: str, dated: FoundDate, lead: Lead) -> tuple[Lead, bool]:
    before = _WEEKDAY.sub("", line[: dated.start])
    timed = _TIME.match(line, dated.end)
    after = line[timed.end() if timed else dated.end :].strip(_SEPARATORS)
    label = _DATE_LABEL.search(before)
    before = (before[: label.start()] if label else before).strip(_SEPARATORS)
    if before and after:
        return lead, False
    if label and label["what"].lower() in _CHANGED:
        lead = replace(lead, changed=lead.changed or dated.iso)
    else:
        lead = replace(lead, published=lead.published or dated.iso)
    return _read_beside(before or after, lead)


def _read_beside(rest: str, lead: Lead) -> tuple[Lead, bool]:
    """Read what stands beside a date: a paper's name, a byline, or something else."""
    if not rest:
        return lead, True
    if byline := _BYLINE.fullmatch(rest):
        names = _names(byline["names"])
        return replace(lead, authors=lead.authors or names), bool(names)
    if is_outlet(rest):
        return replace(lead, source=lead.source or rest), True
    return lead, False


def _names(text: str) -> tuple[str, ...]:
    """Give the names of a byline; nothing where it may be the beginning of a sentence."""
    names = names_in([text])
    words = [name.split() for name in names]
    is_list = all(len(name) > 1 and all(map(_is_of_a_name, name)) for name in words)
    return names if is_list else ()


def _is_of_a_name(word: str) -> bool:
    return word[0].isupper() or word in _PARTICLES
