"""`summitry backfill`: objects that are in the bucket already, queued for ingest."""

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from infra.cli.failures import UsageError, messages
from infra.cli.operate.deployment import Deployment
from infra.cli.operate.options import operator_command
from infra.cli.terminal.escapes import escape_controls
from shared.domain.errors import SummitryError
from shared.domain.objects import ARTICLES
from shared.usecases.operate.backfill import Progress, Selection, backfill

console = Console()
_DAY = ["%Y-%m-%d"]
Since = Annotated[
    datetime | None,
    typer.Option(formats=_DAY, help="Only objects that were changed on this day or later."),
]
Until = Annotated[
    datetime | None,
    typer.Option(formats=_DAY, help="Only objects that were changed on this day or before."),
]


@operator_command
def backfill_command(
    deployment: Deployment,
    key_prefix: Annotated[
        str, typer.Option("--prefix", help="Only keys that begin so.")
    ] = ARTICLES,
    since: Since = None,
    until: Until = None,
    rate: Annotated[float, typer.Option(min=0.1, help="Objects queued a second, at most.")] = 100.0,
    state: Annotated[
        Path | None, typer.Option(help="File that keeps the progress; a later run goes on from it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Queue every object of the bucket, or of a prefix or range of days, for ingest."""
    _require_any(key_prefix, since, until)
    selection = Selection(deployment.bucket, key_prefix, _day(since), _day(until))
    progress = _run(deployment, selection, rate, state)
    if as_json:
        typer.echo(json.dumps(asdict(progress)))
        return
    console.print(f"{progress.queued:,} objects queued")
    messages.print("`summitry reconcile --dry-run` tells when all are in the index.", style="dim")


def _require_any(key_prefix: str, since: datetime | None, until: datetime | None) -> None:
    """Refuse what can select nothing."""
    if not (key_prefix.startswith(ARTICLES) or ARTICLES.startswith(key_prefix)):
        raise UsageError(
            f"--prefix {key_prefix} is outside {ARTICLES}: no object there is ever read"
        )
    if since and until and since > until:
        raise UsageError("--since is after --until: no day lies between them")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _run(deployment: Deployment, selection: Selection, rate: float, state: Path | None) -> Progress:
    progress = _read(state, selection)
    if progress.queued:
        messages.print(
            f"going on after {escape_controls(progress.last_key)}, "
            f"{progress.queued:,} were queued before",
            markup=False,
            soft_wrap=True,
        )
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Bar(*columns, console=messages, disable=not messages.is_terminal) as bar:
        task = bar.add_task("listing")
        steps = backfill(
            selection, deployment.store, deployment.queue, deployment.clock, rate, progress
        )
        for progress in steps:
            _write(state, selection, progress)
            told = f"{progress.queued:,} queued, up to {escape(escape_controls(progress.last_key))}"
            bar.update(task, description=told)
    return progress


def _described(selection: Selection) -> dict[str, str | None]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return {**asdict(selection), "since": iso(selection.since), "until": iso(selection.until)}


def _read(state: Path | None, selection: Selection) -> Progress:
    if state is None or not state.exists():
        return Progress()
    try:
        kept = json.loads(state.read_text())
        described, progress = kept["selection"], Progress(**kept["progress"])
    except (ValueError, KeyError, TypeError) as error:
        raise SummitryError(f"{state} keeps no progress of a backfill; name another") from error
    if described != _described(selection):
        told = ", ".join(f"{name} {value}" for name, value in described.items() if value)
        raise SummitryError(f"{state} keeps the progress of another backfill: {told}")
    return progress


def _write(state: Path | None, selection: Selection, progress: Progress) -> None:
    """Replace the state file in one step, so that a crash leaves the old or the new one."""
    if state:
        fresh = state.with_name(f"{state.name}.new")
        fresh.write_text(
            json.dumps({"selection": _described(selection), "progress": asdict(progress)})
        )
        fresh.replace(state)
