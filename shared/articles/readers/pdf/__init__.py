"""PDF files."""

from collections.abc import Iterable

from shared.articles.outcome import RecordOutcome
from shared.articles.readers.reader import Certainty, Head, Reader, Upload

_MARK_WITHIN = 1024  # data before the mark is ignored, as viewers do


def _sniff(head: Head) -> Certainty:
    return Certainty.MARKED if b"%PDF-" in head.data[:_MARK_WITHIN] else Certainty.NAME_ONLY


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    from shared.articles.readers.pdf.document import read_pdf

    yield read_pdf(upload.whole(), upload.moments.latest)


PDF = Reader("PDF", ("pdf",), ("application/pdf",), _sniff, _read)
