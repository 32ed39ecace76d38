"""`summitry reconcile`: bucket and index compared both ways."""

import json
from collections import Counter
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.failures import messages
from infra.cli.operate.deployment import Workplace
from infra.cli.operate.options import AsJson, operates
from infra.cli.terminal.escapes import harmless
from infra.cli.terminal.tables import print_rows
from shared.usecases.operate.reconcile import Difference, differences, repair

console = Console()
SHOWN = 50


@operates
def reconcile_command(
    place: Workplace,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Compare, and change nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Compare bucket and index both ways, and queue what differs.

    Exit code 1 with --dry-run where anything differs.
    """
    found = _compare(place, dry_run)
    if as_json:
        for difference in found:
            typer.echo(json.dumps({"key": difference.ref.key, "reason": difference.reason}))
    else:
        _show(found, dry_run)
    if found and dry_run:
        raise typer.Exit(1)


def _compare(place: Workplace, dry_run: bool) -> list[Difference]:
    found: list[Difference] = []
    for number in place.catalogue.current().write:
        place.catalogue.refresh(number)
        generation = place.catalogue.open(number)
        with messages.status(f"comparing generation {number} with the bucket"):
            for difference in differences(place.store, generation, place.bucket, place.clock.now()):
                found.append(difference)
                if not dry_run:
                    repair(difference, generation, place.queue)
    return found


def _show(found: list[Difference], dry_run: bool) -> None:
    if not found:
        console.print("bucket and index agree")
        return
    rows = [[difference.reason, harmless(difference.ref.key)] for difference in found[:SHOWN]]
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
