"""`summitry reindex`: the next generation of the index, built, compared and moved to."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.failures import UsageError
from infra.cli.operate.deployment import Deployment
from infra.cli.operate.index_build import build
from infra.cli.operate.options import AsJson, operator_command
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from shared.usecases.operate import reindex
from shared.usecases.operate.generation_comparison import Comparison, ValueChange

console = Console(stderr=True)
SHOWN_VALUES = 12
MOST_SHARDS = 1024
"""The engine's own limit for one index."""


@operator_command
def reindex_command(
    deployment: Deployment,
    shards: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=MOST_SHARDS,
            help="Primary shards of the new generation; as before if absent.",
        ),
    ] = None,
    no_move: Annotated[
        bool, typer.Option(help="Build and compare, but do not move searches.")
    ] = False,
    rollback: Annotated[
        bool, typer.Option(help="Let searches read the old generation again.")
    ] = False,
    finish: Annotated[
        bool, typer.Option(help="Drop all generations but the one that searches read.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Extract everything again into a new generation, compare, and move searches over.

    Searches and uploads go on meanwhile. The old generation is kept, and written, until --finish.
    """
    if no_move + rollback + finish > 1:
        raise UsageError("Give one of --no-move, --rollback and --finish, or none.")
    if shards is not None and (rollback or finish):
        raise UsageError(
            "--shards is for a new generation: give it without --rollback and --finish."
        )
    if rollback:
        _roll_back(deployment, as_json)
    elif finish:
        _finish(deployment, as_json)
    else:
        _rebuild(deployment, shards, no_move, as_json)


def _rebuild(deployment: Deployment, shards: int | None, no_move: bool, as_json: bool) -> None:
    comparison = build(deployment, console, shards)
    if as_json:
        typer.echo(json.dumps(asdict(comparison)))
    else:
        _show(comparison)
    if no_move:
        console.print("Searches still read the old generation: `summitry reindex` moves them over.")
        return
    with console.status("waiting until every function knows; then searches move over"):
        used = reindex.move_searches(deployment.catalogue, deployment.clock)
    console.print(f"Searches read generation {used.read} now; uploads still go to both.")
    console.print("--rollback undoes it; --finish drops the old one.", style="dim")


def _roll_back(deployment: Deployment, as_json: bool) -> None:
    with console.status("waiting until every function knows; then searches go back"):
        used = reindex.roll_back(deployment.catalogue, deployment.clock)
    if as_json:
        typer.echo(json.dumps(asdict(used)))
    console.print(f"Searches read generation {used.read} again; uploads still go to both.")
    console.print("--finish drops the one that was left, before another reindex.", style="dim")


def _finish(deployment: Deployment, as_json: bool) -> None:
    with console.status("waiting until no function writes to the others; then they are dropped"):
        dropped = reindex.finish_reindex(deployment.catalogue, deployment.clock)
    if as_json:
        typer.echo(json.dumps({"dropped": list(dropped)}))
    told = ", ".join(str(number) for number in dropped)
    console.print(f"Dropped generation {told}." if dropped else "There was nothing to drop.")


def _show(comparison: Comparison) -> None:
    console.print(
        f"{comparison.before:,} articles before, {comparison.after:,} after, "
        f"{comparison.changed:,} with other values"
    )
    if comparison.changing:
        console.print(f"{comparison.changing:,} are left out: users are just changing them")
    rows: list[list[Text | str]] = []
    for facet, values in comparison.facets.items():
        most = sorted(values.items(), key=lambda item: -_weight(item[1]))
        for value, change in most[:SHOWN_VALUES]:
            counts = f"{change.gained:,}", f"{change.lost:,}"
            example = (change.gained_by or change.lost_by)[0]
            rows.append([facet, escape_controls(value), *counts, example])
        if len(most) > SHOWN_VALUES:
            more = f"… {len(most) - SHOWN_VALUES:,} more values; --json has all"
            rows.append([facet, Text(more, "dim"), "", "", ""])
    print_rows(console, rows, ("facet", "value", "gained", "lost", "for example"), right=(2, 3))


def _weight(change: ValueChange) -> int:
    return change.gained + change.lost
