"""`summitry reindex`: the next generation of the index, built, compared and moved to."""

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from infra.cli.failures import clear_failures
from infra.cli.workplace import AsJson, Bucket, Engine, Prefix, Signing, Workplace, find_workplace
from shared.domain.errors import SummitryError
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.ports import Generation
from shared.usecases import reindex
from shared.usecases.drafting import ArticleDrafting
from shared.usecases.ingest_object import Ingest
from shared.usecases.ingest_tools import Tools
from shared.usecases.reconcile import differences
from shared.vocabulary import load

console = Console(stderr=True)
WORKERS = 4
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
            _show(build(place), as_json)
            if not no_move:
                used = reindex.move(place.catalogue, place.clock)
                console.print(f"searches read generation {used.read}; --rollback undoes it")


def build(place: Workplace) -> reindex.Comparison:
    """Build the next generation and compare it with the one in use.

    Raises:
        SummitryError: it does not agree with the bucket; run it again to go on.
    """
    used = reindex.begin(place.catalogue, place.clock)
    number = max(used.write)
    generation = place.catalogue.open(number)
    console.print(f"generation {number} is being built; generation {used.read} is read")
    _fill(place, generation)
    place.catalogue.refresh(number)
    left = list(differences(place.store, generation, place.bucket))
    settled = [item for item in left if item.reason != "unfinished"]
    if settled:
        raise SummitryError(
            f"{len(settled)} keys are not in line yet, {settled[0].ref.key} among them: "
            "let the queue run empty and run the command again"
        )
    place.catalogue.refresh(used.read)
    return reindex.compare(place.catalogue.open(used.read).articles, generation.articles)


def _fill(place: Workplace, generation: Generation) -> None:
    drafting = ArticleDrafting(Extractor(load()))
    ingest = Ingest(Tools(place.store, place.queue, place.clock, drafting))

    def one(ref: ObjectRef) -> None:
        reindex.fill(ingest, generation, ref)

    refs = list(reindex.keys_to_fill(place.store, place.bucket))
    with ThreadPoolExecutor(WORKERS) as pool:
        done: Iterable[None] = pool.map(one, refs)
        for _ in track(done, "extracting", total=len(refs), console=console):
            pass


def _show(comparison: reindex.Comparison, as_json: bool) -> None:
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
