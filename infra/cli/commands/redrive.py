"""`summitry redrive`: the dead-letter queue sent back."""

from typing import Annotated

import typer
from rich.console import Console

from infra.cli.failures import clear_failures
from infra.cli.workplace import Bucket, Engine, Prefix, Signing, find_workplace
from shared.usecases.redrive import redrive

console = Console()


def redrive_command(
    most: Annotated[int | None, typer.Option(min=1, help="How many at most; all if none.")] = None,
    bucket: Bucket = None,
    engine: Engine = None,
    auth: Signing = "none",
    prefix: Prefix = "",
) -> None:
    """Send messages that failed five times back to the ingest queue, once their cause is gone."""
    moved = 0
    with clear_failures():
        place = find_workplace(bucket, engine, auth, prefix)
        with console.status("moving messages"):
            for moved in redrive(place.dead_letters, place.queue, most):  # noqa: B007 - the last one is shown
                pass
    console.print(f"{moved} sent back to the ingest queue")
