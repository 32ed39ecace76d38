"""Rich Text Format (.rtf)."""

from collections.abc import Iterable

from shared.articles.outcome import RecordOutcome
from shared.articles.readers.reader import Certainty, Head, Reader, Upload


def _sniff(head: Head) -> Certainty:
    return Certainty.MARKED if head.text.startswith("{\\rtf") else Certainty.NAME_ONLY


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    from shared.articles.readers.rtf.document import read_rtf

    yield read_rtf(upload.whole(), upload.moments.latest)


RTF = Reader("RTF", ("rtf",), ("application/rtf", "text/rtf"), _sniff, _read)
