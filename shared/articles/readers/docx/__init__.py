"""Word documents (.docx)."""

from collections.abc import Iterable

from shared.articles.outcome import RecordOutcome
from shared.articles.readers.reader import Certainty, Head, Reader, Upload

_MARK = b"PK\x03\x04"
# The members that office programs write first; a member's name is 30 bytes after its mark.
_FIRST = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"word/")
_NAME_AT = 30


def _sniff(head: Head) -> Certainty:
    if head.data.startswith(_MARK) and head.data[_NAME_AT:].startswith(_FIRST):
        return Certainty.MARKED
    return Certainty.NAME_ONLY


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    from shared.articles.readers.docx.document import read_docx

    yield read_docx(upload.whole(), upload.moments.latest)


DOCX = Reader(
    "Word document",
    ("docx", "docm"),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.ms-word.document.macroenabled.12",
    ),
    _sniff,
    _read,
)
