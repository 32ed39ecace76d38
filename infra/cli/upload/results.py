"""The result of each upload, as the API tells it."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import httpx

from infra.cli.upload.files import Upload

FINAL = frozenset({"searchable", "quarantined", "failed"})
IN_INDEX = frozenset({"searchable", "indexed"})
STALLED_SECONDS = 180


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
    """The result of an upload.

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
    """Ask for an upload's result so far; if the API cannot tell it now, it counts as received."""
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
