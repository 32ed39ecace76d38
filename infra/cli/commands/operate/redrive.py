"""`summitry redrive`: the dead-letter queue sent back."""

import json
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.failures import messages
from infra.cli.operate.deployment import Deployment
from infra.cli.operate.options import operator_command
from shared.usecases.operate.redrive import redrive

console = Console()


@operator_command
def redrive_command(
    deployment: Deployment,
    most: Annotated[
        int | None, typer.Option(min=1, help="Messages at most; without it, all.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Send messages that failed five times back to the ingest queue, once their cause is gone."""
    moved = 0
    with messages.status("moving messages"):
        for moved in redrive(deployment.dead_letters, deployment.queue, most):  # noqa: B007 - the last one is shown
            pass
    if as_json:
        typer.echo(json.dumps({"moved": moved}))
    elif not moved:
        console.print("the dead-letter queue is empty")
    else:
        console.print(f"{moved} sent back to the ingest queue")
        messages.print("`summitry quarantine list` shows what fails again.", style="dim")
