"""`summitry reindex`: the next generation of the index, built, compared and moved to."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from infra.cli.failures import clear_failures
from infra.cli.rebuilding import build
from infra.cli.workplace import AsJson, Bucket, Engine, Prefix, Signing, find_workplace
from shared.usecases import reindex
from shared.usecases.comparing import Comparison

console = Console(stderr=True)
SHOWN_VALUES = 12


def reindex_command(
    no_move: Annotated[bool, typer.Option(help="Build and compare, but leave searches.")] = False,
    rollback: Annotated[bool, typer.Option(help="Let searches read the old one again.")] = False,
    finish: Annotated[bool, typer.Option(help="Drop all but the one that searches read.")] = False,
    bucket: Bucket = None,
    engine: Engine = None,
    auth: Signing = "none",
    prefix: Prefix = "",
    as_json: AsJson = False,
) -> None:
    """Extract everything again into a new generation, compare, and move searches over.

    Searches and uploads go on meanwhile. The old generation is kept, and written, until --finish.
    """
    if rollback and finish:
        raise typer.BadParameter("--rollback or --finish, not both")
    with clear_failures():
        place = find_workplace(bucket, engine, auth, prefix)
        if rollback:
            used = reindex.roll_back(place.catalogue)
            console.print(f"searches read generation {used.read} again")
        elif finish:
            console.print(f"dropped {reindex.finish(place.catalogue, place.clock) or 'nothing'}")
        else:
            _show(build(place, console), as_json)
            if not no_move:
                used = reindex.move(place.catalogue, place.clock)
                console.print(f"searches read generation {used.read}; --rollback undoes it")


def _show(comparison: Comparison, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(comparison)))
        return
    console.print(
        f"{comparison.before} articles before, {comparison.after} after, "
        f"{comparison.changed} with other values"
    )
    table = Table("facet", "value", "gained", "lost", "for example")
    for facet, values in comparison.facets.items():
        most = sorted(values.items(), key=lambda item: -(item[1].gained + item[1].lost))
        for value, change in most[:SHOWN_VALUES]:
            counts = str(change.gained), str(change.lost)
            table.add_row(facet, escape(value), *counts, change.examples[0])
    console.print(table)
