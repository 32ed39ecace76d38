"""What `demo`, `up` and `upload` have in common: files put, followed and found in a stack."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import httpx
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from infra.cli.progress import shown_progress
from infra.cli.uploading import Outcome, Upload, await_outcomes, put_all
from infra.local.launch import local_stack
from infra.local.places import Places, places
from infra.local.stack import Options, Stack
from infra.local.state import StackAddress

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of files, and how long it took.

    Attributes:
        outcomes: one for each file.
        seconds: from the first upload to the last outcome.
    """

    outcomes: list[Outcome]
    seconds: float

    def count(self, *states: str) -> int:
        """How many uploads ended in one of these states."""
        return sum(outcome.state in states for outcome in self.outcomes)

    @property
    def worked(self) -> bool:
        """Whether every upload ended searchable or quarantined."""
        return self.count("searchable", "quarantined") == len(self.outcomes)


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


def project_places() -> Places:
    """Folders of the project that this command belongs to."""
    return places(ROOT)


def api_client(api: str, api_key: str) -> httpx.Client:
    """A client of the REST API."""
    return httpx.Client(base_url=api, headers={"x-api-key": api_key}, timeout=30)


def stack_s3(address: StackAddress) -> Any:
    """A boto3 client of the local stack's S3."""
    return boto3.client(
        "s3",
        endpoint_url=address.s3_endpoint,
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",  # noqa: S106 - LocalStack takes any
    )


def deliver(
    s3: Any, bucket: str, api: httpx.Client, uploads: Sequence[Upload], console: Console
) -> Delivery:
    """Put files into the bucket and wait until it is known what became of each.

    Args:
        s3: a boto3 client of S3.
        bucket: the bucket's name.
        api: client of the REST API.
        uploads: what to put.
        console: where to show the progress.
    """
    began = time.monotonic()
    columns = (
        TextColumn("[bold]{task.description}[/]"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        sent = progress.add_task("uploaded  ", total=len(uploads))
        found = progress.add_task("searchable", total=len(uploads))
        for _ in put_all(s3, bucket, uploads):
            progress.advance(sent)
        outcomes = []
        for outcome in await_outcomes(api, uploads):
            progress.advance(found)
            outcomes.append(outcome)
    return Delivery(outcomes, time.monotonic() - began)
