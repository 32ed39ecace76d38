"""`summitry reconcile`: bucket and index compared both ways."""

import json
from collections import Counter
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.failures import messages
from infra.cli.operate.deployment import Deployment
from infra.cli.operate.options import AsJson, operator_command
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from shared.usecases.operate.reconcile import Difference, differences, queue_repair

console = Console()
SHOWN = 50


@operator_command
def reconcile_command(
    deployment: Deployment,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Compare, but change nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Compare bucket and index both ways, and queue what differs.

    With --dry-run, the exit code is 1 if anything differs.
    """
    found = _compare(deployment, dry_run)
    if as_json:
        for difference in found:
            typer.echo(json.dumps({"key": difference.ref.key, "reason": difference.reason}))
    else:
        _show(found, dry_run)
    if found and dry_run:
        raise typer.Exit(1)


def _compare(deployment: Deployment, dry_run: bool) -> list[Difference]:
    found: list[Difference] = []
    for number in deployment.catalogue.current().write:
        deployment.catalogue.refresh(number)
        generation = deployment.catalogue.open(number)
        with messages.status(f"comparing generation {number} with the bucket"):
            for difference in differences(
                deployment.store, generation, deployment.bucket, deployment.clock.now()
            ):
                found.append(difference)
                if not dry_run:
                    queue_repair(difference, generation, deployment.queue)
    return found


def _show(found: list[Difference], dry_run: bool) -> None:
    if not found:
        console.print("bucket and index agree")
        return
    rows = [
        [difference.reason, escape_controls(difference.ref.key)] for difference in found[:SHOWN]
    ]
    print_rows(console, rows, ("reason", "key"))
    if len(found) > SHOWN:
        console.print(f"and {len(found) - SHOWN:,} more; --json lists them all", style="dim")
    counts = Counter(difference.reason for difference in found)
    told = ", ".join(f"{count:,} {reason}" for reason, count in counts.most_common())
    console.print(f"{len(found):,} differ: {told}")
    messages.print(
        "Nothing is queued: `summitry reconcile` without --dry-run has them looked at again."
        if dry_run
        else "All are queued; `summitry reconcile --dry-run` tells when bucket and index agree.",
        style="dim",
    )
