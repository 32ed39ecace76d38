"""What `demo`, `up` and `upload` have in common: files put, followed and found in a stack."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from infra.cli.failures import AWS_ERRORS, error_message
from infra.cli.terminal.progress import shown_progress
from infra.cli.upload.files import (
    FoundFiles,
    UnsentFile,
    Upload,
    UploadResult,
    await_results,
    put_files,
)
from infra.cli.upload.report import Delivery
from infra.local.folders import Folders, find_folders
from infra.local.stack import Options, Stack
from infra.local.startup import local_stack
from shared.domain.errors import SummitryError

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def started_stack(options: Options, console: Console) -> Iterator[Stack]:
    """Have the whole stack until the block ends, and show how it starts.

    Args:
        options: how to start it.
        console: where to show the progress.
    """
    with ExitStack() as running:
        with shown_progress(console) as progress:
            stack = running.enter_context(local_stack(options, progress))
        yield stack


def project_folders() -> Folders:
    """Folders of the project that this command belongs to."""
    return find_folders(ROOT)


def api_client(api: str, api_key: str) -> httpx.Client:
    """A client of the REST API."""
    return httpx.Client(base_url=api, headers={"x-api-key": api_key}, timeout=30)


def deliver(
    s3: Any,
    bucket: str,
    api: httpx.Client | None,
    found: FoundFiles,
    console: Console,
    metadata: Mapping[str, str] | None = None,
) -> Delivery:
    """Put files into the bucket and wait until it is known what became of each.

    Args:
        s3: a boto3 client of S3.
        bucket: the bucket's name.
        api: client of the REST API; None where nobody is to be asked.
        found: what to put, and what cannot be.
        console: where to show the progress.
        metadata: user metadata of every object.

    Raises:
        SummitryError: the bucket takes nothing more; files may be in it already.
    """
    began = time.monotonic()
    uploads = found.uploads
    columns = (
        TextColumn("[bold]{task.description}[/]"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        sending = progress.add_task("uploaded  ", total=len(uploads))
        put: list[Upload | UnsentFile] = []
        try:
            for each in put_files(s3, bucket, uploads, metadata):
                put.append(each)
                progress.advance(sending)
        except AWS_ERRORS as error:
            raise SummitryError(_broke_off(error, put, len(uploads))) from error
        sent = [each for each in put if isinstance(each, Upload)]
        results = [UploadResult(each, "sent") for each in sent] if api is None else []
        if api is not None:
            finding = progress.add_task("searchable", total=len(sent))
            for result in await_results(api, sent):
                progress.advance(finding)
                results.append(result)
    unsent = [*found.unsent, *(each for each in put if isinstance(each, UnsentFile))]
    return Delivery(results, unsent, found.hidden, time.monotonic() - began)


def _broke_off(error: Exception, put: Sequence[Upload | UnsentFile], files: int) -> str:
    sent = sum(isinstance(each, Upload) for each in put)
    there = f" {sent:,} of {files:,} files were in the bucket by then." if sent else ""
    return error_message(error) + there
