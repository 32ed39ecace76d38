"""`summitry backfill`: objects that are in the bucket already, queued for ingest."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from infra.cli.failures import clear_failures
from infra.cli.workplace import Bucket, Engine, Prefix, Signing, Workplace, find_workplace
from shared.usecases.backfill import Progress, Selection, backfill

console = Console()
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Of the last change.")]


def backfill_command(
    bucket: Bucket = None,
    key_prefix: Annotated[str, typer.Option("--prefix", help="Of the keys.")] = "articles/",
    since: Day = None,
    until: Day = None,
    rate: Annotated[float, typer.Option(min=0.1, help="Most objects a second.")] = 100.0,
    state: Annotated[
        Path | None, typer.Option(help="File that keeps the progress; goes on where it says.")
    ] = None,
    engine: Engine = None,
    auth: Signing = "none",
    prefix: Prefix = "",
) -> None:
    """Queue every object of the bucket, or of a prefix or range of days, for ingest."""
    selection_of = (key_prefix, since.date() if since else None, until.date() if until else None)
    with clear_failures():
        place = find_workplace(bucket, engine, auth, prefix)
        progress = _run(place, Selection(place.bucket, *selection_of), rate, state)
    console.print(f"{progress.queued} objects queued")


def _run(place: Workplace, selection: Selection, rate: float, state: Path | None) -> Progress:
    progress = _read(state, selection)
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Bar(*columns, console=console) as bar:
        task = bar.add_task("listing")
        steps = backfill(selection, place.store, place.queue, place.clock, rate, progress)
        for progress in steps:
            _write(state, selection, progress)
            bar.update(task, description=f"{progress.queued} queued, up to {progress.last_key}")
    return progress


def _described(selection: Selection) -> dict[str, str | None]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return {**asdict(selection), "since": iso(selection.since), "until": iso(selection.until)}


def _read(state: Path | None, selection: Selection) -> Progress:
    if state is None or not state.exists():
        return Progress()
    kept = json.loads(state.read_text())
    if kept["selection"] != _described(selection):
        raise typer.BadParameter(f"{state} belongs to another backfill: {kept['selection']}")
    return Progress(**kept["progress"])


def _write(state: Path | None, selection: Selection, progress: Progress) -> None:
    """Replace the state file in one step, so that a crash leaves the old or the new one."""
    if state:
        fresh = state.with_name(f"{state.name}.new")
        fresh.write_text(
            json.dumps({"selection": _described(selection), "progress": asdict(progress)})
        )
        fresh.replace(state)
