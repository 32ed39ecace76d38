"""The choice of a reader for an object: by its content, then its name, then its media type."""

from dataclasses import replace

from shared.articles.readers import READERS
from shared.articles.readers.reader import Certainty, Head, Reader, make_head
from shared.domain.errors import PermanentError

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.doc, .xls, .ppt), one with a password, or a mail of Outlook (.msg); "
        "save it as .docx, .csv or .eml",
    ),
    (b"bplist0", "a web archive of Safari (.webarchive); save the page as HTML"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"BZh", "bzip2-compressed; compress with gzip"),
    (b"\xfd7zXZ", "xz-compressed; compress with gzip"),
    (b"(\xb5/\xfd", "compressed twice; compress once"),
    (b"\x1f\x8b", "compressed twice; compress once"),
)


def detect_format(data: bytes, name: str, content_type: str) -> Reader:
    """Find the reader of an object.

    Args:
        data: its first bytes, decompressed.
        name: key or file name.
        content_type: media type; may be empty.

    Raises:
        PermanentError: `empty` or `unknown-format`.
    """
    head, named = make_head(data), _by_name(name, content_type)
    sure, reader = _surest(head, named)
    if sure is Certainty.MARKED:
        return reader
    if not data.strip():
        raise PermanentError(
            "empty", "The object is empty. Upload the file again, or leave it out."
        )
    foreign = next((what for mark, what in _FOREIGN if data.startswith(mark)), None)
    if foreign or (not head.text and sure is not Certainty.NAME_ONLY):
        raise _unknown(foreign or "binary data")
    if sure is Certainty.NO:
        raise _unknown("text of no known kind")
    return reader


def _by_name(name: str, content_type: str) -> Reader | None:
    leaf = name.rsplit("/", 1)[-1].lower().removesuffix(".gz").removesuffix(".zst")
    extension = leaf.rpartition(".")[2] if "." in leaf else ""
    kind = content_type.partition(";")[0].strip().lower()
    by_extension = (reader for reader in READERS if extension in reader.extensions)
    by_type = (reader for reader in READERS if kind in reader.types)
    return next(by_extension, None) or next(by_type, None)


def _surest(head: Head, named: Reader | None) -> tuple[Certainty, Reader]:
    found: list[tuple[Certainty, bool, Reader]] = []
    for reader in READERS:
        is_named = reader is named
        sure = reader.sniff(replace(head, named=is_named))
        if not is_named and sure in (Certainty.NAME_ONLY, Certainty.POSSIBLE):
            sure = Certainty.NO
        found.append((sure, is_named, reader))
    sure, _, reader = max(found, key=lambda row: row[:2])
    return sure, reader


def _unknown(what: str) -> PermanentError:
    known = ", ".join(f".{reader.extensions[0]}" for reader in READERS)
    return PermanentError(
        "unknown-format",
        f"This is {what}. Articles are read from {known}; any of them may be compressed "
        "(.gz, .zst).",
    )
