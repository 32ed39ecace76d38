"""ZIP archives with files of articles."""

from collections.abc import Iterable

from shared.articles.outcome import RecordOutcome
from shared.articles.readers.reader import Certainty, Head, Reader, Upload

_MARKS = (b"PK\x03\x04", b"PK\x05\x06")


def _sniff(head: Head) -> Certainty:
    return Certainty.MARKED if head.data.startswith(_MARKS) else Certainty.NAME_ONLY


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    from shared.articles.readers.zip_archive.members import read_zip

    return read_zip(upload.stream, upload.moments, upload.start)


ZIP = Reader(
    "ZIP archive",
    ("zip",),
    ("application/zip", "application/x-zip-compressed"),
    _sniff,
    _read,
    nesting=2,
)
