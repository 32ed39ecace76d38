"""The members of a ZIP archive, each read as a file of its own name."""

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
# A member's records are numbered from its own number times this, so that those of the next one do
# not depend on how many it has.
_RECORDS = 100_000
_UTF8_NAME = 0x800
# What lies beside articles in a folder of a newsroom, and beside a page that a browser saved.
_MEDIA = frozenset(
    "jpg jpeg png gif webp avif heic tif tiff bmp svg ico psd ai eps mp3 m4a wav ogg mp4 mov webm "
    "avi css js woff woff2 ttf otf".split()
)


def read_zip(stream: Readable, moments: Moments, start: int = 0) -> Iterator[RecordOutcome]:
    """Read the articles of an archive's members, in the order of its directory.

    Folders, hidden files, what macOS adds, and pictures, sounds, films, fonts and styles by their
    names are passed over. Archives within it are not opened.

    Args:
        stream: the archive.
        moments: those of the object.
        start: records before this one are passed over.

    Yields:
        Outcomes; the number of a record is that of its member, from 0, times 100,000, and its own
        in there. An article's id names its member.

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
    """Put an archive where it can be read from its end, which is where its directory is."""
    left = _ARCHIVE_BYTES
    while data := stream.read(MIB):
        left -= len(data)
        if left < 0:
            raise PermanentError(
                "too-large",
                f"The archive is larger than {_ARCHIVE_BYTES // MIB} MB. Make several of it.",
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
            "Make several of it.",
        )
    return members


def _is_passed_over(name: str) -> bool:
    """Tell what is no article: folders, media, hidden files and those that systems add."""
    parts = name.split("/")
    hidden = any(part.startswith(".") for part in parts)
    is_media = parts[-1].rpartition(".")[2].lower() in _MEDIA
    added = parts[-1] in ("", "Thumbs.db", "desktop.ini") or parts[0] == "__MACOSX"
    return hidden or added or is_media


def _name(member: ZipInfo) -> str:
    """Return a member's name. Programs write UTF-8 without saying so; the standard is cp437."""
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
            waiting = outcome  # the only one of its member bears the member's name
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
