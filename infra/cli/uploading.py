"""Files put into the bucket, and what becomes of each."""

import mimetypes
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from infra.local.errors import LocalStackError

PREFIX = "articles/"
FINAL = frozenset({"searchable", "quarantined", "failed"})
STALLED_SECONDS = 180
WORKERS = 8
TYPES = {
    ".md": "text/markdown",
    ".jsonl": "application/x-ndjson",
    ".gz": "application/gzip",
    ".warc": "application/warc",
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
class Outcome:
    """What became of an upload.

    Attributes:
        upload: the upload.
        state: received, indexed, searchable, quarantined or failed.
        articles: how many of its articles are in the index.
        unreadable: how many of its records could not be read.
        reason: why it was quarantined or failed; else empty.
    """

    upload: Upload
    state: str
    articles: int = 0
    unreadable: int = 0
    reason: str = ""


def find_uploads(paths: Sequence[Path]) -> list[Upload]:
    """The files that paths stand for: folders recursively, hidden files left out.

    A file's key is its path below the folder that was named.

    Raises:
        LocalStackError: a path is not there, no file is, or two would get the same key.
    """
    found: dict[str, Upload] = {}
    for path in paths:
        for file in _files(path):
            key = PREFIX + (file.relative_to(path) if path.is_dir() else Path(file.name)).as_posix()
            if key in found:
                raise LocalStackError(
                    f"{found[key].path} and {file} would both become {key}; upload them apart."
                )
            found[key] = Upload(file, key, content_type(file))
    if not found:
        raise LocalStackError(f"No files in {', '.join(map(str, paths))}.")
    return list(found.values())


def content_type(file: Path) -> str:
    """What a file's name says of its content."""
    known = TYPES.get(file.suffix.lower())
    return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def put_all(s3: Any, bucket: str, uploads: Sequence[Upload]) -> Iterator[Upload]:
    """Put files into a bucket, several at once.

    Args:
        s3: a boto3 client of S3.
        bucket: the bucket's name.
        uploads: what to put.

    Yields:
        Each upload when it is there.
    """

    def put(upload: Upload) -> Upload:
        with upload.path.open("rb") as body:
            s3.put_object(Bucket=bucket, Key=upload.key, Body=body, ContentType=upload.content_type)
        return upload

    with ThreadPoolExecutor(WORKERS) as pool:
        yield from pool.map(put, uploads)


def await_outcomes(
    api: httpx.Client, uploads: Iterable[Upload], stalled_after: float = STALLED_SECONDS
) -> Iterator[Outcome]:
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
        outcomes = [ask(api, upload) for upload in waiting]
        news = [outcome for outcome in outcomes if outcome.state in FINAL]
        yield from news
        waiting = [outcome.upload for outcome in outcomes if outcome.state not in FINAL]
        if news:
            deadline = time.monotonic() + stalled_after
        elif time.monotonic() > deadline:
            yield from (outcome for outcome in outcomes if outcome.state not in FINAL)
            return
        else:
            time.sleep(0.2)


def ask(api: httpx.Client, upload: Upload) -> Outcome:
    """What has become of an upload so far; what the API cannot tell just now counts as received."""
    try:
        answer = api.get(f"/uploads/{quote(upload.key)}")
    except httpx.HTTPError:
        return Outcome(upload, "received")
    if answer.status_code != httpx.codes.OK:
        return Outcome(upload, "received")
    told = answer.json()
    return Outcome(
        upload,
        state=told["state"],
        articles=told.get("articles", 0),
        unreadable=told.get("unreadable", 0),
        reason=told.get("detail") or told.get("reason") or "",
    )


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise LocalStackError(f"{path} is not there.")
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(p.startswith(".") for p in file.relative_to(path).parts)
    )
