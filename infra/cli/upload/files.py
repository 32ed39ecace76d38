"""Files put into the bucket, and what becomes of each."""

import io
import mimetypes
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from botocore.exceptions import ClientError

from infra.cli.terminal.escapes import escape_controls
from infra.local.errors import LocalStackError
from shared.domain.objects import ARTICLES, LONGEST_KEY, why_never_read

FINAL = frozenset({"searchable", "quarantined", "failed"})
IN_INDEX = frozenset({"searchable", "indexed"})
STALLED_SECONDS = 180
WORKERS = 8
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
_OF_ONE_OBJECT = frozenset(
    {
        *("EntityTooLarge", "KeyTooLongError", "MetadataTooLarge", "InvalidURI", "IncompleteBody"),
        *("BadDigest", "RequestTimeout", "SlowDown", "InternalError", "ServiceUnavailable"),
    }
)
"""What S3 answers where the object, or only this request, is at fault and others may go on."""


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
    """What paths stand for.

    Attributes:
        uploads: the files that can be put.
        unsent: those that cannot.
        hidden: how many hidden files and folders are left out.
    """

    uploads: list[Upload] = field(default_factory=list)
    unsent: list[UnsentFile] = field(default_factory=list)
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class BadRecord:
    """A record of an upload that could not be read.

    Attributes:
        position: its number in the file, from 0.
        reason: why, in words for people.
    """

    position: int
    reason: str


@dataclass(frozen=True, slots=True)
class UploadResult:
    """What became of an upload.

    Attributes:
        upload: the upload.
        state: sent (nobody was asked), received, indexed, searchable, quarantined or failed.
        articles: how many of its articles are in the index.
        undated: how many of these have no date of publication.
        unreadable: how many of its records could not be read.
        reason: stable slug of why it was quarantined or failed; else empty.
        detail: one sentence for people on that; else empty.
        records: the first of the records that could not be read.
    """

    upload: Upload
    state: str
    articles: int = 0
    undated: int = 0
    unreadable: int = 0
    reason: str = ""
    detail: str = ""
    records: tuple[BadRecord, ...] = ()


def find_uploads(paths: Sequence[Path]) -> FoundFiles:
    """The files that paths stand for: folders recursively, hidden files left out.

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
    """What a file's name says of its content."""
    known = TYPES.get(file.suffix.lower())
    return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def put_files(
    s3: Any, bucket: str, uploads: Sequence[Upload], metadata: Mapping[str, str] | None = None
) -> Iterator[Upload | UnsentFile]:
    """Put files into a bucket, several at once; one that cannot be read does not end it.

    Args:
        s3: a boto3 client of S3.
        bucket: the bucket's name.
        uploads: what to put.
        metadata: user metadata of every object, in ASCII.

    Yields:
        Each upload when it is there, or why it is not.

    Raises:
        ClientError: the bucket takes nothing from us; files may be in it already.
        BotoCoreError: S3 cannot be asked.
    """
    with _workers() as pool:
        sent: list[Future[Upload | UnsentFile]] = [
            pool.submit(_put, s3, bucket, upload, dict(metadata or {})) for upload in uploads
        ]
        for each in sent:
            yield each.result()


def await_results(
    api: httpx.Client, uploads: Iterable[Upload], stalled_after: float = STALLED_SECONDS
) -> Iterator[UploadResult]:
    """Ask the API until the outcome of every upload is final.

    Args:
        api: client whose base URL is the API, with the key.
        uploads: what was put.
        stalled_after: seconds without any news after which the rest counts as lost.

    Yields:
        Each outcome once, as soon as it is final; at the end those of the lost, as they are.
    """
    waiting = list(uploads)
    deadline = time.monotonic() + stalled_after
    while waiting:
        results = [current_result(api, upload) for upload in waiting]
        news = [result for result in results if result.state in FINAL]
        yield from news
        waiting = [result.upload for result in results if result.state not in FINAL]
        if news:
            deadline = time.monotonic() + stalled_after
        elif time.monotonic() > deadline:
            yield from (result for result in results if result.state not in FINAL)
            return
        else:
            time.sleep(0.2)


def current_result(api: httpx.Client, upload: Upload) -> UploadResult:
    """What has become of an upload so far; what the API cannot tell just now counts as received."""
    try:
        answer = api.get(f"/uploads/{quote(upload.key)}")
        if answer.status_code != httpx.codes.OK:
            return UploadResult(upload, "received")
        told = answer.json()
    except (httpx.HTTPError, ValueError):
        return UploadResult(upload, "received")
    return UploadResult(
        upload,
        state=told["state"],
        articles=told.get("articles", 0),
        undated=told.get("undated", 0),
        unreadable=told.get("unreadable", 0),
        reason=told.get("reason", ""),
        detail=told.get("detail", ""),
        records=tuple(
            BadRecord(record["position"], f"{record['reason']}: {record['detail']}")
            for record in told.get("records", ())
        ),
    )


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
    """Why a file cannot be put; empty where it can be tried."""
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


class _Body(io.FileIO):
    """A file that remembers why it could not be read: boto3 tells that as its own failure."""

    failure: OSError | None = None

    def read(self, size: int | None = -1, /) -> Any:
        try:
            return super().read(-1 if size is None else size)
        except OSError as error:
            self.failure = error
            raise


def _put(s3: Any, bucket: str, upload: Upload, metadata: dict[str, str]) -> Upload | UnsentFile:
    try:
        body = _Body(upload.path)
    except OSError as error:
        return UnsentFile(upload.path, error.strerror or str(error))
    with body:
        try:
            s3.put_object(
                Bucket=bucket,
                Key=upload.key,
                Body=body,
                ContentType=upload.content_type,
                Metadata=metadata,
            )
        except Exception as error:
            if body.failure is not None:
                return UnsentFile(upload.path, body.failure.strerror or str(body.failure))
            if isinstance(error, ClientError) and _code(error) in _OF_ONE_OBJECT:
                return UnsentFile(upload.path, f"S3 answered: {escape_controls(str(error))}")
            raise
    return upload


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


@contextmanager
def _workers() -> Iterator[ThreadPoolExecutor]:
    """Have threads; what has not begun is not begun any more when the block fails."""
    pool = ThreadPoolExecutor(WORKERS)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
