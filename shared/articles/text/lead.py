"""The lead lines between a headline and the text: date, paper and authors.

Examples are `10 July 2025`, `Published: July 10, 2025, 8:30 pm`, `Harbour Post, 10 July 2025`, `By
Ana Ruiz and Bo Li` and `Source: Harbour Post`. A line is removed from the text only if all of it is
understood. In `Lisbon, 10 July 2025`, for example, the date is read, but the line stays in the
text, because the rest of it may be a place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from shared.articles.dates.calendar_names import weekdays
from shared.articles.dates.parser import FoundDate, find_date
from shared.articles.dates.times_of_day import end_of_time
from shared.articles.text.bylines import parse_bylines
from shared.articles.text.paragraphs import join_summary
from shared.domain.articles import Article

_MOST_LINES = 6
_LINE_CHARACTERS = 160  # a longer line is a sentence
_STANDFIRST_CHARACTERS = 400  # a longer paragraph above a byline is the text itself
_BARS = re.compile(r"\s+[|·•–—/-]\s+|\s*[|·•]\s*")
# Labels of dates, in the languages whose months are known.
_DATE_LABEL = re.compile(
    r"(?:^|(?<=\s))(?:(?:first|last|originally|zuletzt)\s)?"
    r"(?P<what>published|posted|issued|filed|updated|modified|date|publication\sdate|"
    r"published\sdate|datum|veröffentlicht|erschienen|aktualisiert|publié|mis\sà\sjour|"
    r"publicado|actualizado|atualizado|fecha|pubblicato|aggiornato|gepubliceerd|bijgewerkt)"
    r"\b\s{0,3}[:=]?\s{0,3}(?:(?:on|at|am|le|el|em|il|op)\b)?\s{0,3}$",
    re.IGNORECASE,
)
_CHANGED = frozenset(
    {"updated", "modified", "aktualisiert", "mis à jour", "actualizado", "atualizado"}
    | {"aggiornato", "bijgewerkt"}
)
_ARTICLE = re.compile(r"(?:^|\s)(?:den|der|le|el|il)$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]{3,12})(?:-feira)?\.?,?$")
_READING_TIME = re.compile(
    r"\d{1,3}\s?[- ]?min(?:ute)?s?\.?(?:\s(?:read|de lecture|Lesezeit))?", re.I
)
_LABELLED = re.compile(
    r"(?P<label>source|publication|paper|by|authors?|byline|url|link|language|quelle|autorin|"
    r"autore?|autora|auteur|fuente|fonte|bron|text|texte)\s{0,3}:\s{0,3}(?P<value>\S.{0,200})",
    re.IGNORECASE,
)
# Other fields that databases of articles write, and the line between these fields and the text.
_PASSED = re.compile(
    r"(?:section|category|length|load-date|edition|page|desk|slug|word count|document-type)"
    r"\s{0,3}:.{0,100}|(?:body|text|article|full text|content)\s{0,3}:",
    re.IGNORECASE,
)
_SOURCE_LABELS = frozenset("source publication paper quelle fuente fonte bron".split())
_URL_LABELS = frozenset({"url", "link"})
_BYLINE = re.compile(r"by\s{1,3}(?P<names>\S.{2,100})", re.IGNORECASE)
# These words begin names and sentences too, so only names may follow them.
_FOREIGN_BYLINE = re.compile(r"(?:von|par|por|door|af|av)\s{1,3}(?P<names>\S.{2,100})", re.I)
_PARTICLES = frozenset("de da del des van von der den bin al el la le di du das dos of the".split())
# The last words of names of papers, agencies and stations, or the first (`Journal de Genève`).
_OUTLETS = frozenset(
    "agency argus broadcasting bulletin chronicle citizen courier daily dispatch echo enquirer "
    "examiner express gazette globe guardian herald independent inquirer journal ledger magazine "
    "mail mercury mirror monitor news newspaper newswire observer online post press radio record "
    "register report reporter review sentinel service standard star sun telegram telegraph times "
    "today tribune tv weekly wire "
    "allgemeine anzeiger blatt bote kurier nachrichten presse rundschau tagblatt tageblatt zeitung "
    "courrier dépêche écho nouvelles "
    "boletín diario gaceta heraldo noticias periódico prensa semanario "
    "correio diário folha gazeta jornal notícias "
    "corriere gazzetta giornale messaggero notizie "
    "avisen bladet courant dagblad krant nieuws nyheter tidning tidningen tidende".split()
)
_COMPOUND_OUTLET = re.compile(r".{2,30}(?:zeitung|anzeiger|blatt|blad|bladet|avisen|tidning|post)")
_FIRST_OUTLET_PARTICLES = frozenset("de da del di do des della du of van von för".split())
_AGENCY = re.compile(r"Reuters|AFP|AP|dpa|ANSA|EFE|TASS|Xinhua|Bloomberg|BBC|CNN|UPI|APA|PTI|ANI")
_SEPARATORS = " \t,;:|·•–—-/()[]"
# What is around the date in `LISBON, July 10, 2025 (Harbour Press) – The talks …`.
_PLACE = re.compile(r"[^\W\d_][^.!?\d]{1,60},\s*")
_BEFORE_TEXT = re.compile(r"(?:,?\s*\([^()]{2,40}\))?\s*[-–—]{1,2}\s*\S")
_DATELINE_CHARACTERS = 120
_WIRE = re.compile(rf"[^\W\d_][^\n(]{{1,60}}\(({_AGENCY.pattern})\)\s{{1,2}}[-–—]")
_MOST_SOURCE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Lead:
    """The information in the lines before a text.

    Attributes:
        published: ISO 8601, or None.
        changed: when the text was last changed, or None.
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
        """Return the date of publication; without one, the date of the last change."""
        return self.published or self.changed

    def article(self, title: str, body: str, summary: str | None = None) -> Article:
        """Return the article to which these lines belong.

        Args:
            title: the headline; may be empty.
            body: the paragraphs below the lines.
            summary: a summary that the source separates from the body, or None.
        """
        summary, body = join_summary(summary or "", body)
        return Article(
            title=title,
            body=body,
            summary=summary,
            published=self.day(),
            source=self.source,
            url=self.url,
            language=self.language,
            authors=self.authors,
        )


def split_lead(text: str, latest: date, told: Lead | None = None) -> tuple[Lead, str]:
    """Split the lead lines from a text.

    They are at its beginning or below a standfirst, which stays in the text.

    Args:
        text: the text below a headline.
        latest: the last day that can be one of publication.
        told: what is known of the article already.

    Returns:
        The information in the lines, and the text after them.
    """
    known = told or Lead()
    lead, rest = _take_lines(text.lstrip(), known, latest)
    if lead == known:
        lead, rest = _below_standfirst(rest, known, latest)
    return _read_dateline(rest, lead, latest), rest


def _below_standfirst(text: str, lead: Lead, latest: date) -> tuple[Lead, str]:
    """Split the lead lines from below a standfirst, which is a line or a paragraph."""
    first, _, below = text.partition("\n\n")
    line, _, others = first.partition("\n")
    if others and len(line) <= _STANDFIRST_CHARACTERS:
        found, left = _take_lines(others, lead, latest)
        if not left:
            return found, f"{line}\n\n{below}"
    if below and len(first) <= _STANDFIRST_CHARACTERS:
        found, after = _take_lines(below.lstrip(), lead, latest)
        if after and after != below.lstrip():
            return found, f"{first}\n\n{after}"
    return lead, text


def _take_lines(text: str, known: Lead, latest: date) -> tuple[Lead, str]:
    lead = known
    for _ in range(_MOST_LINES):
        line, _, rest = text.partition("\n")
        lead, whole = read_lead_line(line.strip(), lead, latest)
        if not whole and is_outlet(line.strip()):
            # A paper's name alone may be the title of a section; beside lead lines it is the paper.
            below = rest.lstrip().partition("\n")[0].strip()
            whole = lead != known or read_lead_line(below, lead, latest)[1]
            lead = replace(lead, source=lead.source or line.strip()) if whole else lead
        if not whole:
            break
        text = rest.lstrip()
    return lead, text


def _read_dateline(text: str, lead: Lead, latest: date) -> Lead:
    """Read the agency and the date with year of a dateline, which stays in the text."""
    if wire := _WIRE.match(text):
        lead = replace(lead, source=lead.source or wire[1])
    found = None if lead.day() else find_date(text[:_DATELINE_CHARACTERS], latest)
    if found is None or not _PLACE.fullmatch(text[: found.start]):
        return lead
    return replace(lead, published=found.iso) if _BEFORE_TEXT.match(text, found.end) else lead


def read_lead_line(line: str, lead: Lead, latest: date) -> tuple[Lead, bool]:
    """Read a line that may be a lead line.

    Args:
        line: without space around it.
        lead: what is known already; it is never overwritten.
        latest: the last day that can be one of publication.

    Returns:
        What is known now, and whether all of the line was understood.
    """
    if not line or len(line) > _LINE_CHARACTERS:
        return lead, False
    if _PASSED.fullmatch(line):
        return lead, True
    if labelled := _LABELLED.fullmatch(line):
        return _read_labelled(labelled["label"].lower(), labelled["value"].strip(), lead)
    parts = list(filter(None, _BARS.split(line)))
    if len(parts) > 1:
        found, whole = _read_parts(parts, lead, latest)
        if whole:
            return found, True
    return _read_unlabelled(line, lead, latest)


def _read_parts(parts: Sequence[str], lead: Lead, latest: date) -> tuple[Lead, bool]:
    """Read parts between bars: bylines, papers and dates; one of them must not be a paper."""
    known = lead
    for part in parts:
        if is_outlet(part) or _AGENCY.fullmatch(part):
            lead = replace(lead, source=lead.source or part)
            continue
        lead, whole = _read_unlabelled(part, lead, latest)
        if not whole and not _READING_TIME.fullmatch(part):
            return known, False
    return lead, (lead.day(), lead.authors) != (known.day(), known.authors)


def _read_unlabelled(line: str, lead: Lead, latest: date) -> tuple[Lead, bool]:
    if dated := find_date(line, latest):
        return _read_dated(line, dated, lead)
    return _read_byline(line, lead)


def _read_byline(line: str, lead: Lead) -> tuple[Lead, bool]:
    byline = _BYLINE.fullmatch(line) or _FOREIGN_BYLINE.fullmatch(line)
    people, _, paper = (byline["names"] if byline else line).rpartition(", ")
    if byline is None and not (people and is_outlet(paper)):
        return lead, False
    if people and (is_outlet(paper) or _AGENCY.fullmatch(paper)):
        lead = replace(lead, source=lead.source or paper)
    elif byline:
        people = byline["names"]
    names = _names(people)
    return (replace(lead, authors=lead.authors or names), True) if names else (lead, False)


def is_outlet(text: str) -> bool:
    """Return whether a few words are the name of a paper, an agency or a station."""
    words = text.replace("’", "' ").replace("'", "' ").casefold().split()
    words = words[1:] if words[:1] in (["the"], ["l'"], ["le"], ["la"], ["el"], ["il"]) else words
    if not words or len(text.split()) > _MOST_SOURCE_WORDS:
        return False
    if any(mark in text for mark in ",:;") or not text[0].isupper():
        return False
    if any(word[0].islower() and word not in _PARTICLES for word in text.split()):
        return False
    if words[-1] in _OUTLETS:
        return len(text.split()) > 1
    if _COMPOUND_OUTLET.fullmatch(words[-1]):
        return True
    return words[0] in _OUTLETS and len(words) > 1 and words[1] in _FIRST_OUTLET_PARTICLES


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
    end = end_of_time(line, dated.end)
    before, after = line[: dated.start].strip(_SEPARATORS), line[end:].strip(_SEPARATORS)
    before, changed = _without_label(before)
    after = "" if weekdays(after) and len(after) > 2 else after
    if before and after:
        return lead, False
    if changed:
        lead = replace(lead, changed=lead.changed or dated.iso)
    else:
        lead = replace(lead, published=lead.published or dated.iso)
    return _read_beside(before or after, lead)


def _without_label(before: str) -> tuple[str, bool]:
    """Remove the day of the week and the label from the text before a date.

    Returns:
        The rest, and whether the label is that of a change.
    """
    before = _ARTICLE.sub("", before).strip(_SEPARATORS)
    if not is_outlet(before):  # a paper may be called `The Sun`
        last = _LAST_WORD.search(before)
        if last and weekdays(last["word"]) and not is_outlet(before):
            before = before[: last.start()].strip(_SEPARATORS)
    label = _DATE_LABEL.search(before)
    if label is None:
        return before.strip(_SEPARATORS), False
    changed = " ".join(label["what"].lower().split()) in _CHANGED
    return before[: label.start()].strip(_SEPARATORS), changed


def _read_beside(rest: str, lead: Lead) -> tuple[Lead, bool]:
    """Read the text beside a date: a paper's name, a byline, or something else."""
    if not rest:
        return lead, True
    if is_outlet(rest) or _AGENCY.fullmatch(rest):
        return replace(lead, source=lead.source or rest), True
    return _read_byline(rest, lead)


def _names(text: str) -> tuple[str, ...]:
    """Return the names of a byline; none where it may be the beginning of a sentence."""
    names = parse_bylines([text])
    words = [name.split() for name in names]
    is_list = all(len(name) > 1 and all(map(_is_of_a_name, name)) for name in words)
    return names if is_list else ()


def _is_of_a_name(word: str) -> bool:
    return word[0].isupper() or word in _PARTICLES
