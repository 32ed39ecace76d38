"""The members of a ZIP archive, each read as a file with its own name."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from tempfile import TemporaryFile
from typing import BinaryIO
from zipfile import ZipFile, ZipInfo

from shared.articles.dates.moments import Moments
from shared.articles.outcome import RecordOutcome, Unreadable
from shared.articles.readers.docx.document import read_docx_archive
from shared.articles.readers.enclosed_files import read_enclosed
from shared.articles.streams.limits import MIB, OBJECT_BYTES, Readable
from shared.articles.streams.zip_archives import (
    archive_kind,
    is_word_document,
    open_archive,
    open_member,
)
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_ARCHIVE_BYTES = 100 * MIB
_ALL_BYTES = 200 * MIB
_MEMBERS = 10_000
# The records of a member are numbered from the member's number times this, so they do not depend on
# the records of other members.
_RECORDS = 100_000
_UTF8_NAME = 0x800
# Other files in folders of newsrooms and beside saved pages.
_MEDIA = frozenset(
    "jpg jpeg png gif webp avif heic tif tiff bmp svg ico psd ai eps mp3 m4a wav ogg mp4 mov webm "
    "avi css js woff woff2 ttf otf".split()
)


def read_zip(stream: Readable, moments: Moments, start: int = 0) -> Iterator[RecordOutcome]:
    """Read the articles of an archive's members, in the order of its directory.

    Folders, hidden files, files that macOS adds, media, fonts and styles are skipped. Archives in
    the archive are not opened.

    Args:
        stream: the archive.
        moments: the object's times.
        start: the first record to read; earlier ones are skipped.

    Yields:
        Outcomes. The position of a record is its member's number, from 0, times 100,000, plus its
        position in the member. An article's id contains the name of its member.

    Raises:
        PermanentError: `bad-zip`, `too-large`, `too-complex`, `unknown-format` or `no-articles`.
    """
    with TemporaryFile() as file:
        _copy(stream, file)
        with open_archive(file) as archive:
            if is_word_document(archive.namelist()):
                yield read_docx_archive(archive, moments.latest)
                return
            for number, member in enumerate(_members(archive)):
                first = number * _RECORDS
                if first + _RECORDS > start:
                    yield from _numbered(_read(archive, member, moments), first)


def _copy(stream: Readable, file: BinaryIO) -> None:
    """Copy an archive to a seekable file, because its directory is at its end."""
    left = _ARCHIVE_BYTES
    while data := stream.read(MIB):
        left -= len(data)
        if left < 0:
            raise PermanentError(
                "too-large",
                f"The archive is larger than {_ARCHIVE_BYTES // MIB} MB. Split it into several.",
            )
        file.write(data)
    file.seek(0)


def _members(archive: ZipFile) -> list[ZipInfo]:
    if what := archive_kind(archive.namelist()):
        raise PermanentError("unknown-format", f"This is {what}.")
    members = [member for member in archive.infolist() if not _is_passed_over(_name(member))]
    if not members:
        raise PermanentError("no-articles", "The archive holds no file. Check that it is right.")
    if len(members) > _MEMBERS or sum(one.file_size for one in members) > _ALL_BYTES:
        raise PermanentError(
            "too-large",
            f"The archive holds more than {_MEMBERS:,} files or {_ALL_BYTES // MIB} MB. "
            "Split it into several.",
        )
    return members


def _is_passed_over(name: str) -> bool:
    """Return whether a member is skipped: folders, media, hidden files and files of systems."""
    parts = name.split("/")
    hidden = any(part.startswith(".") for part in parts)
    is_media = parts[-1].rpartition(".")[2].lower() in _MEDIA
    added = parts[-1] in ("", "Thumbs.db", "desktop.ini") or parts[0] == "__MACOSX"
    return hidden or added or is_media


def _name(member: ZipInfo) -> str:
    """Return a member's name; many programs write UTF-8, although the standard is cp437."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME and not name.isascii():
        with suppress(ValueError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/").encode("utf-8", "replace").decode()


def _read(archive: ZipFile, member: ZipInfo, moments: Moments) -> Iterator[RecordOutcome]:
    name = _name(member)
    try:
        stream = open_member(archive, member, OBJECT_BYTES)
    except PermanentError as error:
        yield Unreadable(0, error.reason, f"{name[:200]}: {error.detail}")
        return
    waiting: Article | None = None
    for outcome in read_enclosed(stream, name, "", moments, below=2):
        if isinstance(outcome, Article) and outcome.position == 0 and not outcome.record_id:
            waiting = outcome  # the only record of a member has the member's name
            continue
        if waiting:
            yield waiting
            waiting = None
        yield _named(outcome, name)
    if waiting:
        yield replace(waiting, record_id=name)


def _named(outcome: RecordOutcome, name: str) -> RecordOutcome:
    if isinstance(outcome, Article) and outcome.record_id:
        return replace(outcome, record_id=f"{name} {outcome.record_id}")
    return outcome


def _numbered(outcomes: Iterator[RecordOutcome], first: int) -> Iterator[RecordOutcome]:
    for outcome in outcomes:
        if outcome.position >= _RECORDS:
            yield Unreadable(
                first + _RECORDS - 1,
                "too-complex",
                f"A file of the archive has more than {_RECORDS:,} records. Upload it by itself.",
            )
            return
        yield replace(outcome, position=first + outcome.position)
