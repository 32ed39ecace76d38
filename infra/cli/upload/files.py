"""Files that paths stand for, and the object key of each."""

import mimetypes
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from infra.local.errors import LocalStackError
from shared.domain.objects import ARTICLES, LONGEST_KEY, why_never_read

TYPES = {
    ".md": "text/markdown",
    ".jsonl": "application/x-ndjson",
    ".gz": "application/gzip",
    ".warc": "application/warc",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".rtf": "application/rtf",
    ".zip": "application/zip",
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file and where it goes.

    Attributes:
        path: the file.
        key: object key, under articles/.
        content_type: told to the bucket.
    """

    path: Path
    key: str
    content_type: str


@dataclass(frozen=True, slots=True)
class UnsentFile:
    """A file that is not in the bucket.

    Attributes:
        path: the file.
        reason: why, in words for people.
    """

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """The files that paths stand for.

    Attributes:
        uploads: the files that can be put.
        unsent: those that cannot.
        hidden: how many hidden files and folders are left out.
    """

    uploads: list[Upload] = field(default_factory=list)
    unsent: list[UnsentFile] = field(default_factory=list)
    hidden: int = 0


def find_uploads(paths: Sequence[Path]) -> FoundFiles:
    """Find the files that paths stand for, in subfolders too; hidden ones are left out.

    A file's key is its path below the folder that was named. A file that cannot be put is told
    with its reason beside the others.

    Raises:
        LocalStackError: there is no file, or two would get the same key.
    """
    found, keys = FoundFiles(), dict[str, Path]()
    for path in paths:
        listing = _Listing(path)
        for file in listing.files():
            key = ARTICLES + file.relative_to(listing.base).as_posix()
            if fault := _fault(file, key):
                found.unsent.append(UnsentFile(file, fault))
                continue
            if key in keys:
                raise LocalStackError(
                    f"{keys[key]} and {file} would both become {key}; upload them apart."
                )
            keys[key] = file
            found.uploads.append(Upload(file, key, content_type(file)))
        found.unsent.extend(listing.unsent)
        found = FoundFiles(found.uploads, found.unsent, found.hidden + listing.hidden)
    if not found.uploads and not found.unsent:
        raise LocalStackError(f"No files in {', '.join(map(str, paths))}.")
    return found


def content_type(file: Path) -> str:
    """Return the content type that a file's name stands for."""
    known = TYPES.get(file.suffix.lower())
    return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


class _Listing:
    """The files of one path that was named, and what in it is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.base = path if path.is_dir() else path.parent
        self.unsent: list[UnsentFile] = []
        self.hidden = 0

    def files(self) -> Iterator[Path]:
        if not self._path.is_dir():
            yield self._path
            return
        for folder, below, names in os.walk(self._path, onerror=self._closed):
            here = Path(folder)
            below[:] = sorted(self._shown(below))
            for name in below:
                if (here / name).is_symlink():
                    self.unsent.append(
                        UnsentFile(here / name, "a link to a folder: name the folder")
                    )
            yield from (here / name for name in sorted(self._shown(names)))

    def _shown(self, names: Sequence[str]) -> list[str]:
        shown = [name for name in names if not name.startswith(".")]
        self.hidden += len(names) - len(shown)
        return shown

    def _closed(self, error: OSError) -> None:
        self.unsent.append(UnsentFile(Path(error.filename), error.strerror or str(error)))


def _fault(file: Path, key: str) -> str:
    """Say why a file cannot be put; the answer is empty where it can be tried."""
    try:
        mode = file.stat().st_mode
    except OSError as error:
        dangling = file.is_symlink() and isinstance(error, FileNotFoundError)
        return "a link that leads nowhere" if dangling else error.strerror or str(error)
    if not stat.S_ISREG(mode):
        return "neither a file nor a folder"
    try:
        length = len(key.encode())
    except UnicodeEncodeError:
        return "its name is not UTF-8: rename it"
    if length > LONGEST_KEY:
        return f"its key has more than {LONGEST_KEY:,} bytes"
    return why_never_read(key) or ""
