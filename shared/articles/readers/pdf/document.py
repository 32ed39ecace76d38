"""PDF files with a text layer."""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

import pypdf
from pypdf.errors import LimitReachedError

from shared.articles.dates.times_of_day import end_of_time
from shared.articles.readers.documents import Properties
from shared.articles.readers.pdf.drop_caps import join_drop_caps
from shared.articles.readers.pdf.end_matter import strip_copyright_notice, strip_related_links
from shared.articles.readers.pdf.headline import find_headline
from shared.articles.readers.pdf.layout import join_paragraphs
from shared.articles.readers.pdf.lines import Line, page_lines
from shared.articles.readers.pdf.running_heads import SeparatedLines, separate_running_heads
from shared.articles.streams.limits import MIB, TEXT_BYTES
from shared.articles.text.headline import split_headline
from shared.articles.text.lead import Lead, is_outlet, read_lead_line, split_lead
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_PAGES = 500
# A page is drawn by operators; a dense one has some thousands. Nested drawings can have far more.
_OPERATORS = 500_000
# With pypdf's own limits one stream may take a minute.
_BOUNDS = pypdf.Configuration(
    zlib_maximum_output_length=4 * MIB,
    lzw_maximum_output_length=4 * MIB,
    run_length_maximum_output_length=4 * MIB,
    array_based_stream_maximum_output_length=4 * MIB,
    stream_decoding_work_maximum_length=16 * MIB,
    stream_parsing_work_maximum_count=500_000,
    xform_maximum_invocations_per_extraction=500,
    page_tree_maximum_entries=2_000,
)
_PAGE = re.compile(r"(?:page|p\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
_BROWSER = re.compile(r"Mozilla|Firefox|Safari|Chrome|Edge", re.IGNORECASE)

# It logs every error of a damaged file; the important ones are raised here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class _TooComplex(Exception):
    """The PDF has more operators or pages than any article."""


def read_pdf(data: bytes, latest: date) -> Article:
    """Read title, date, author and the text of all pages of a PDF.

    Args:
        data: the file.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `bad-pdf`, `encrypted-pdf`, `no-text`, `too-complex` or `text-too-long`.
    """
    try:
        with pypdf.apply_configuration(_BOUNDS):
            return _read(data, latest)
    except (PermanentError, MemoryError):
        raise
    except (_TooComplex, LimitReachedError):
        raise PermanentError(
            "too-complex",
            f"The PDF has more than {_PAGES} pages or too many drawings. Upload its text as .txt.",
        ) from None
    except Exception as error:  # pypdf raises errors of every kind for damaged files
        raise PermanentError(
            "bad-pdf", f"The PDF is damaged ({type(error).__name__}). Export or upload it again."
        ) from None


def _read(data: bytes, latest: date) -> Article:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise PermanentError("encrypted-pdf", "The PDF needs a password. Save it without one.")
    if len(reader.pages) > _PAGES:
        raise _TooComplex
    lines = separate_running_heads(list(_pages(reader)))
    if not lines.text:
        raise PermanentError(
            "no-text",
            "The PDF holds pictures of pages and no text. Run text recognition (OCR) first.",
        )
    return _article(lines, reader.metadata, latest)


def _pages(reader: pypdf.PdfReader) -> Iterator[list[Line]]:
    operators = length = 0

    def count(*_: object) -> None:
        nonlocal operators
        operators += 1
        if operators > _OPERATORS:
            raise _TooComplex

    for number, page in enumerate(reader.pages):
        lines = join_drop_caps(page_lines(page, number, count))
        length += sum(len(line.text) for line in lines)
        yield lines
        if length > TEXT_BYTES:
            return  # the text is too long already


def _article(
    lines: SeparatedLines, info: pypdf.DocumentInformation | None, latest: date
) -> Article:
    told = _properties(info)
    split = find_headline(lines, told.headline())
    lead = Lead(url=lines.url, source=split.source)
    for line in split.above:
        lead = read_lead_line(line, lead, latest)[0]
    lead, text = _below_headline(split.text, lead, latest)
    if _BROWSER.search((info.creator if info else None) or ""):
        text = strip_related_links(text)
    lead, body = split_lead(join_paragraphs(strip_copyright_notice(text)), latest, lead)
    title, summary = split.title, None
    if not title:
        first, _, body = body.partition("\n\n")
        title, summary = split_headline(first, body)
    lead = _read_running_heads(lines.running_heads, lead, latest)
    return told.completed(lead.article(title, body, summary), latest)


def _below_headline(lines: Sequence[Line], lead: Lead, latest: date) -> tuple[Lead, Sequence[Line]]:
    """Split the lead lines below a headline from the other lines."""
    at = 0
    while at < len(lines):
        end = at + 1
        if end < len(lines) and _is_time(lines[end].text):
            end += 1  # a time of day belongs to the date on the line before it
        text = " ".join(line.text for line in lines[at:end])
        lead, whole = read_lead_line(text, lead, latest)
        if not whole:
            break
        at = end
    return lead, lines[at:]


def _is_time(text: str) -> bool:
    return end_of_time(f" {text}", 0) == len(text) + 1


def _read_running_heads(running_heads: Sequence[str], lead: Lead, latest: date) -> Lead:
    """Read the date and the paper in running heads, as newspapers print them."""
    for text in running_heads:
        plain = _PAGE.sub("", text).strip(" \t|·•–—-")
        if is_outlet(plain):
            lead = replace(lead, source=lead.source or plain)
        lead = read_lead_line(plain, lead, latest)[0]
    return lead


def _properties(info: pypdf.DocumentInformation | None) -> Properties:
    if info is None:
        return Properties()
    return Properties(info.title or "", info.author or "", _created(info))


def _created(info: pypdf.DocumentInformation) -> str:
    try:
        created = info.creation_date
    except ValueError:
        return ""
    return created.isoformat() if isinstance(created, datetime) else ""
