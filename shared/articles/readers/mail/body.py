"""The sender's text in a mail, without signatures, quoted replies and notices."""

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from shared.articles.text.paragraphs import paragraphs

_SIGNATURE = re.compile(r"--[ \t]*")
_SIGNATURE_LINES = 15
# Closings above the sender's name at the end of a mail.
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:kind|kindest|best|warm|warmest)?\s?regards|(?:all the )?best(?: wishes)?|"
    r"yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?|cheers|(?:many )?thanks|"
    r"mit (?:freundlichen|besten|herzlichen) grüßen|(?:viele|beste|liebe|herzliche) grüße|"
    r"(?:bien )?cordialement|bien à vous|meilleures salutations|(?:un )?(?:cordial )?saludos?|"
    r"saludos cordiales|atentamente|cordiali saluti|distinti saluti|atenciosamente|cumprimentos|"
    r"met vriendelijke groet(?:en)?|(?:med )?vänliga hälsningar|med vennlig hilsen|"
    r"med venlig hilsen|mvh|mfg)\s?[,.!]?",
    re.IGNORECASE,
)
_SIGNATURE_WIDTH = 80
_QUOTED = re.compile(r"^[ \t]*>")
_WROTE = re.compile(
    r"^(?:On|Am|Le|El|Il|Em|Op)\b.{4,200}(?:wrote|schrieb|écrit|escribió|scritto|escreveu|schreef)"
    r"\b[^:]{0,80}:$"
)
_WROTE_LINES = 3
_NOTICE = re.compile(
    r"\bunsubscribe\b|\bopt[- ]out of\b|"
    r"view (?:this|it)?.{0,20}\bin (?:your|a|the) (?:web ?)?browser|"
    r"(?:manage|update|change) your (?:e-?mail |subscription )?(?:preferences|subscriptions?)|"
    r"you(?: are|'re|’re)? (?:receiving|received) this (?:e-?mail|message|newsletter)|"
    r"^sent from my \w+|^get outlook for",
    re.IGNORECASE,
)
_NOTICE_CHARACTERS = 400
_WIDTHS = range(50, 100)

_FROM = r"(?:From|Von|De|Da|Från|Van)"
_SUBJECT = r"(?:Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Ämne)"
_DATE = r"(?:Date|Sent|Datum|Gesendet|Envoyé|Fecha|Enviado(?: el)?|Data|Verzonden|Skickat)"
_FIELD = re.compile(r"\*?([^\W\d_][\w '’-]{0,20}?)\s?:\*?\s?(.{0,1000})")
_BEGINS = re.compile(rf"[ \t>]*\*?(?:{_FROM}|{_SUBJECT}|{_DATE})\s?:")
_MOST_BLOCKS = 50
_FORWARD_LINES = 14
_MARK = re.compile(
    r"^(?:[-_=*\s]*(?:forwarded|original|weitergeleitete|ursprüngliche|mensaje|message|messaggio|"
    r"mensagem|doorgestuurd)\b.{0,40}[-_=*]+|begin forwarded message:?|[-_]{8,})\s*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message that another one forwards in its text.

    Attributes:
        note: the text above it.
        sender: its sender as written.
        date: its date as written.
        subject: its subject as written.
        text: its text.
    """

    note: str
    sender: str
    date: str
    subject: str
    text: str


def join_flowed_lines(text: str, *, spaced: bool) -> str:
    """Join the lines of `format=flowed`: a line that ends in a space continues in the next.

    Args:
        text: as sent.
        spaced: whether the spaces at line ends are part of the text (`delsp=no`).
    """
    out: list[str] = []
    flowing = False
    for line in text.split("\n"):
        line = line.removeprefix(" ")
        if flowing:
            out[-1] += line if spaced else line.removeprefix(" ")
        else:
            out.append(line)
        flowing = line.endswith(" ") and line != "-- "
        if flowing and not spaced:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def split_forwarded(text: str) -> Forwarded | None:
    """Find the message that a text forwards by its sender, date and subject.

    Mail programs write these three in different orders.
    """
    lines = text.split("\n")
    begins = (number for number, line in enumerate(lines) if _BEGINS.match(line))
    for number in islice(begins, _MOST_BLOCKS):
        fields, end = _fields(lines, number)
        sender, date, subject = (_value(fields, name) for name in (_FROM, _DATE, _SUBJECT))
        if sender and date and subject:
            note = _MARK.sub("", "\n".join(lines[:number]))
            return Forwarded(note, sender, date, subject, _unquoted("\n".join(lines[end:])))
    return None


def _fields(lines: list[str], first: int) -> tuple[list[tuple[str, str]], int]:
    """Read a block of lines with names and values; return these and the end of the block."""
    fields: list[tuple[str, str]] = []
    end = first
    for number in range(first, min(first + _FORWARD_LINES, len(lines))):
        line = lines[number].strip(" \t>")
        found = _FIELD.fullmatch(line)
        if found:
            fields.append((found[1], found[2].strip()))
            end = number + 1
        elif line:
            break
    return fields, end


def _value(fields: list[tuple[str, str]], name: str) -> str:
    return next((value for found, value in fields if re.fullmatch(name, found)), "")


def _unquoted(text: str) -> str:
    lines = text.split("\n")
    if all(_QUOTED.match(line) or not line.strip() for line in lines):
        return "\n".join(re.sub(r"^[ \t]*>[ \t]?", "", line) for line in lines)
    return text


def sender_text(text: str) -> str:
    """Return the sender's text, without signature, quoted replies and notices of newsletters.

    If nothing is left, the whole text is returned.
    """
    kept = _without_quotes(_without_signature(text))
    blocks = paragraphs(unwrap_lines(kept)).split("\n\n")
    told = [
        block
        for block in blocks
        if len(block) > _NOTICE_CHARACTERS or not _NOTICE.search(block.strip())
    ]
    return "\n\n".join(told).strip() or paragraphs(text)


def _without_signature(text: str) -> str:
    lines = text.rstrip().split("\n")
    last = max(len(lines) - _SIGNATURE_LINES, 1)
    ends = (n for n in range(last, len(lines)) if _begins_signature(lines, n))
    return "\n".join(lines[: next(ends, len(lines))])


def _begins_signature(lines: list[str], number: int) -> bool:
    """Return whether a signature begins at a line, by its mark or its words."""
    if _SIGNATURE.fullmatch(lines[number]):
        return True
    after = lines[number + 1 :]
    return (
        _SIGN_OFF.fullmatch(lines[number].strip()) is not None
        and any(line.strip() for line in after)
        and all(len(line) <= _SIGNATURE_WIDTH for line in after)
    )


def _without_quotes(text: str) -> str:
    """Remove the quoted message at the end and the line that introduces it."""
    lines = text.rstrip().split("\n")
    end = len(lines)
    while end and (_QUOTED.match(lines[end - 1]) or not lines[end - 1].strip()):
        end -= 1
    if end == len(lines):
        return text
    for number in range(max(end - _WROTE_LINES, 0), end):
        if _WROTE.match(" ".join(lines[number:end]).strip()):
            end = number
            break
    return "\n".join(lines[:end])


def unwrap_lines(text: str) -> str:
    """Join the lines that a mail program wrapped.

    A text with longer lines than mail programs write is not changed. A line break is kept where the
    next word would have fitted on the line.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = max((len(line) for line in lines if "://" not in line), default=0)
    if width not in _WIDTHS:
        return text
    parts = lines[:1]
    for before, line in pairwise(lines):
        first = line.partition(" ")[0]
        is_broken = before and first and len(before) + 1 + len(first) > width
        parts += (" " if is_broken else "\n", line)
    return "".join(parts)
