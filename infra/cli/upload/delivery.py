"""Files delivered to a stack: put into its bucket, and followed until each has its result."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from infra.cli.failures import AWS_ERRORS, error_message
from infra.cli.upload.files import FoundFiles, UnsentFile, Upload
from infra.cli.upload.results import IN_INDEX, UploadResult, await_results
from infra.cli.upload.transfer import put_files
from shared.domain.errors import SummitryError


@dataclass(frozen=True, slots=True)
class Delivery:
    """The results of files, and the time that they took.

    Attributes:
        results: one for each file that was put.
        unsent: the files that were not.
        hidden: how many hidden files and folders were left out.
        seconds: from the first upload to the last outcome.
    """

    results: list[UploadResult]
    unsent: list[UnsentFile]
    hidden: int
    seconds: float

    def count(self, *states: str) -> int:
        """Count the uploads that ended in one of these states."""
        return sum(result.state in states for result in self.results)

    @property
    def worked(self) -> bool:
        """Whether every file was put and ended searchable or quarantined."""
        return not self.unsent and self.count("searchable", "quarantined") == len(self.results)

    @property
    def whole(self) -> bool:
        """Whether every record of every file is in the index, as far as somebody was asked."""
        well = self.count("sent", *IN_INDEX) == len(self.results)
        return well and not self.unsent and not self.unreadable

    @property
    def unreadable(self) -> int:
        """How many records could not be read, of files that are in the index otherwise."""
        return sum(each.unreadable for each in self.results)


def deliver(
    s3: Any,
    bucket: str,
    api: httpx.Client | None,
    found: FoundFiles,
    console: Console,
    metadata: Mapping[str, str] | None = None,
    *,
    overwrite: bool = True,
) -> Delivery:
    """Put files into the bucket and wait until it is known what became of each.

    Args:
        s3: a boto3 client of S3.
        bucket: the bucket's name.
        api: client of the REST API; None where nobody is to be asked.
        found: what to put, and what cannot be.
        console: where to show the progress.
        metadata: user metadata of every object.
        overwrite: whether objects that have these keys are replaced.

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
            for each in put_files(s3, bucket, uploads, metadata, overwrite=overwrite):
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
