"""Web archives."""

from collections.abc import Iterable

from shared.articles.outcome import RecordOutcome
from shared.articles.readers.reader import Certainty, Head, Reader, Upload

_MARKS = (b"WARC/", b"filedesc://")  # of a WARC file and of an ARC file


def _sniff(head: Head) -> Certainty:
    return Certainty.MARKED if head.data.startswith(_MARKS) else Certainty.NAME_ONLY


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    from shared.articles.readers.warc.archive import read_warc

    return read_warc(upload.stream, upload.moments.latest, upload.start)


WARC = Reader(
    "web archive", ("warc", "arc"), ("application/warc", "application/x-arc"), _sniff, _read
)
