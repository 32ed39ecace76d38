"""PDF files with a text layer."""

import io
import logging
from collections.abc import Iterator
from datetime import date, datetime

import pypdf
from pypdf.errors import LimitReachedError

from shared.articles.dates import to_iso
from shared.articles.decoding import clean
from shared.articles.headline import split_headline
from shared.articles.limits import MIB, TEXT_BYTES
from shared.articles.prose import paragraphs, unwrapped, with_summary
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_PAGES = 500
# A page is drawn by operators, some thousands in a dense one; drawings within drawings can
# multiply them without end.
_OPERATORS = 500_000
# pypdf's own limits allow a minute for one stream.
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


# It reports every flaw of a damaged file; what matters of them is in the error raised here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class _TooComplex(Exception):
    """More operators than any article draws."""


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
            f"The PDF has more than {_PAGES} pages or draws without end. Upload its text as .txt.",
        ) from None
    except Exception as error:  # a damaged file leads pypdf into errors of every kind
        raise PermanentError(
            "bad-pdf", f"The PDF is damaged ({type(error).__name__}). Export or upload it again."
        ) from None


def _read(data: bytes, latest: date) -> Article:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise PermanentError("encrypted-pdf", "The PDF needs a password. Save it without one.")
    if len(reader.pages) > _PAGES:
        raise _TooComplex
    text = paragraphs(clean("\n\n".join(_pages(reader))))
    if not text:
        raise PermanentError(
            "no-text",
            "The PDF holds pictures of pages and no text. Run text recognition (OCR) first.",
        )
    return _article(text, reader.metadata, latest)


def _pages(reader: pypdf.PdfReader) -> Iterator[str]:
    operators = length = 0

    def count(*_: object) -> None:
        nonlocal operators
        operators += 1
        if operators > _OPERATORS:
            raise _TooComplex

    for page in reader.pages:
        text = page.extract_text(visitor_operand_before=count)
        length += len(text)
        yield text
        if length > TEXT_BYTES:
            return  # enough to be refused for its length


def _article(text: str, info: pypdf.DocumentInformation | None, latest: date) -> Article:
    told = " ".join((info.title if info and info.title else "").split())
    first, _, rest = text.partition("\n")
    if told:
        body = rest if first.strip().casefold() == told.casefold() else text
        title, summary, body = told, None, unwrapped(body)
    else:
        body = unwrapped(rest)
        title, summary = split_headline(first.strip(), body)
    summary, body = with_summary(summary or "", body)
    return Article(
        title=title,
        body=body,
        summary=summary,
        published=_created(info, latest),
        authors=(info.author.strip(),) if info and info.author and info.author.strip() else (),
    )


def _created(info: pypdf.DocumentInformation | None, latest: date) -> str | None:
    try:
        created = info.creation_date if info else None
    except ValueError:
        return None
    return to_iso(created.isoformat(), latest) if isinstance(created, datetime) else None
