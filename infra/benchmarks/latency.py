"""`python -m infra.benchmarks.latency`: from PUT to searchable on a warm local stack.

The time is divided where the ingest function starts and ends, by its own log. So LocalStack's
polling (AWS's is quicker) and the engine's refresh are seen apart.
"""

import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles
from typing import Any

import httpx
from rich.console import Console
from rich.progress import track
from rich.table import Table

from infra.benchmarks.measurements.function_log import IngestTimes, read_ingest_times
from infra.benchmarks.targets import report_target
from infra.cli.stack.session import api_client, project_folders, started_stack
from infra.local.errors import LocalStackError
from infra.local.stack import Options, Stack

console = Console()
WARMING = 10
MOST_SECONDS = 1.5
ASK_EVERY_SECONDS = 0.04
PATIENCE_SECONDS = 120
STAGES = (
    "PUT answered",
    "queue and LocalStack's polling",
    "function",
    "refresh, until a search finds it",
)
TEXT = """Emmanuel Macron meets ministers in Nairobi, note {word}

French President Emmanuel Macron met Kenyan ministers in Nairobi on Monday. They signed an agreement
on ports. Germany and Japan welcomed it, and the African Union asked for more.
"""


@dataclass(frozen=True, slots=True)
class TimedUpload:
    """One upload as its user saw it, in seconds since 1970.

    Attributes:
        key: object key.
        sent: before the PUT.
        answered: after it.
        found: when a search through the API first had it.
    """

    key: str
    sent: float
    answered: float
    found: float

    def stages(self, invocation: IngestTimes) -> tuple[float, ...]:
        """Cut its time at the start and the end of the function; seconds of each of STAGES."""
        times = (self.sent, self.answered, invocation.began, invocation.ended, self.found)
        return tuple(after - before for before, after in pairwise(times))


def main() -> int:
    """Run with the environment's UPLOADS; gives the exit code."""
    count = int(os.environ.get("UPLOADS", "80"))
    options = Options(project_folders().with_own_logs("latency"))
    with started_stack(options, console) as stack:
        uploads = _uploads(stack, count)
        log = options.folders.logs / f"{stack.outputs['IngestFunctionName']}.log"
        invocations = read_ingest_times(log.read_text())
    console.print(_table(uploads, invocations))
    typical = median(upload.found - upload.sent for upload in uploads)
    met = report_target(console, "median from PUT to searchable", typical, " s", most=MOST_SECONDS)
    return 0 if met else 1


def _uploads(stack: Stack, count: int) -> list[TimedUpload]:
    """Put articles one after another, at any moment of the engine's refresh and of the polling."""
    s3, chance = stack.cloud.client("s3"), random.Random(1)  # noqa: S311 - no secret is made of it
    with api_client(stack.api, stack.api_key) as api:
        numbers = track(range(WARMING + count), "uploads", console=console)
        uploads = []
        for number in numbers:
            time.sleep(chance.random())
            uploads.append(_upload(s3, stack.bucket, api, number))
    return uploads[WARMING:]


def _upload(s3: Any, bucket: str, api: httpx.Client, number: int) -> TimedUpload:
    key, word = f"articles/latency/{number}.txt", f"zephyr{number}"
    body = TEXT.format(word=word).encode()
    sent = time.time()
    s3.put_object(Bucket=bucket, Key=key, Body=body, ContentType="text/plain")
    answered = time.time()
    while not _finds(api, word):
        if time.time() > sent + PATIENCE_SECONDS:
            raise LocalStackError(f"{key} was not found within {PATIENCE_SECONDS} s.")
        time.sleep(ASK_EVERY_SECONDS)
    return TimedUpload(key, sent, answered, time.time())


def _finds(api: httpx.Client, word: str) -> bool:
    page = api.get("/articles", params={"q": word, "limit": 1, "facets": "leader"})
    return bool(page.raise_for_status().json()["total"]["value"])


def _table(uploads: Sequence[TimedUpload], invocations: dict[str, IngestTimes]) -> Table:
    stages = [upload.stages(invocations[upload.key]) for upload in uploads]
    totals = [upload.found - upload.sent for upload in uploads]
    table = Table(title=f"From PUT to searchable: {len(uploads)} uploads, one after another")
    table.add_column("stage")
    for name in ("median, ms", "p90, ms", "share of all time"):
        table.add_column(name, justify="right")
    for name, seconds in zip(STAGES, zip(*stages, strict=True), strict=True):
        table.add_row(name, *_row(seconds), f"{sum(seconds) / sum(totals):.0%}")
    table.add_section()
    table.add_row("[bold]PUT to searchable[/]", *_row(totals), "100%")
    return table


def _row(seconds: Sequence[float]) -> tuple[str, str]:
    return f"{median(seconds) * 1000:.0f}", f"{quantiles(seconds, n=10)[-1] * 1000:.0f}"


if __name__ == "__main__":
    sys.exit(main())
