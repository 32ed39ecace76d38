"""ZIP archives, opened and read within limits that hold for wrong directories too.

zipfile reads and decompresses no more bytes of a member than its entry in the directory says, and
refuses members that overlap. So an archive has no more bytes than the sum of its entries.
"""

import zlib
from collections.abc import Iterable
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from shared.articles.streams.limits import MIB, RATIO, Readable
from shared.domain.errors import PermanentError

# An entry takes half a kilobyte of memory. The mark may also occur in members that are archives.
_ENTRIES = 100_000
_ENTRY_MARK = b"PK\x01\x02"
# Up to this size any ratio is allowed.
_FREE_BYTES = MIB
_ENCRYPTED = 1

# How the names of members begin that only such a file has, and what to do with the file.
_OFFICE = "[Content_Types].xml"
_KINDS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((_OFFICE, "xl/"), "a spreadsheet (.xlsx); save it as CSV"),
    ((_OFFICE, "ppt/"), "a presentation (.pptx); save its text as .docx or PDF"),
    (("mimetype", "META-INF/container.xml"), "an e-book (.epub); upload its articles one by one"),
    (
        ("mimetype", "content.xml"),
        "an OpenDocument file (.odt, .ods, .odp); save it as .docx or CSV",
    ),
    (("Index/Document.iwa",), "a file of Pages, Numbers or Keynote; export it as .docx or PDF"),
    (("Index.zip",), "a file of Pages, Numbers or Keynote; export it as .docx or PDF"),
    (("META-INF/MANIFEST.MF",), "a program"),
)
WORD_MEMBER = "word/"


def open_archive(file: BinaryIO) -> ZipFile:
    """Open an archive and read its directory.

    Args:
        file: a seekable file, which must stay open while the archive is read.

    Raises:
        PermanentError: `bad-zip` or `too-complex`.
    """
    marks, tail = 0, b""
    while chunk := file.read(MIB):
        marks += (tail + chunk).count(_ENTRY_MARK)
        tail = chunk[-len(_ENTRY_MARK) + 1 :]
    if marks > _ENTRIES:
        raise PermanentError("too-complex", f"The archive has more than {_ENTRIES:,} members.")
    try:
        return ZipFile(file)
    except (BadZipFile, NotImplementedError, OSError, ValueError, OverflowError) as error:
        raise bad_zip(str(error)) from None


def archive_kind(names: Iterable[str]) -> str | None:
    """Return the kind of an archive that is neither a Word document nor an archive of articles.

    Args:
        names: of its members.

    Returns:
        What it is and what to do with it; None for other archives.
    """
    held = tuple(names)
    return next((what for marks, what in _KINDS if all(_holds(held, mark) for mark in marks)), None)


def is_word_document(names: Iterable[str]) -> bool:
    """Return whether an archive with these members is a Word document."""
    held = tuple(names)
    return _holds(held, _OFFICE) and _holds(held, WORD_MEMBER)


def _holds(names: Iterable[str], mark: str) -> bool:
    return any(name.startswith(mark) for name in names)


def open_member(archive: ZipFile, member: ZipInfo, limit: int) -> Readable:
    """Open a member for reading.

    Args:
        archive: the archive.
        member: its entry.
        limit: the largest number of bytes that is accepted.

    Raises:
        PermanentError: `encrypted-zip`, `too-large`, `decompression-ratio` or `bad-zip`; reading
            raises the last one too.
    """
    if member.flag_bits & _ENCRYPTED:
        raise PermanentError("encrypted-zip", "It needs a password. Make the archive without one.")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise PermanentError(
            "bad-zip",
            "It is not compressed with Deflate. Make the archive with Deflate.",
        )
    if member.file_size > limit:
        raise PermanentError("too-large", f"It is larger than {limit // MIB} MB. Split it.")
    if member.file_size > max(_FREE_BYTES, RATIO * member.compress_size):
        raise PermanentError(
            "decompression-ratio",
            f"It inflates to more than {RATIO} times its size, as no news text does. "
            "If it is one, upload it by itself.",
        )
    return _Member(archive, member)


class _Member:
    """A member as a stream that raises our errors."""

    def __init__(self, archive: ZipFile, member: ZipInfo) -> None:
        try:
            self._stream = archive.open(member)
        except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise bad_zip(str(error)) from None

    def read(self, size: int, /) -> bytes:
        try:
            return self._stream.read(size)
        except (BadZipFile, zlib.error, EOFError, ValueError) as error:
            raise bad_zip(str(error)) from None


def bad_zip(what: str) -> PermanentError:
    """Return the error of a damaged archive."""
    return PermanentError(
        "bad-zip", f"The archive is damaged ({what[:200]}). Make and upload it again."
    )
