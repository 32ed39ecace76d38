"""`summitry quarantine`: what could not be read and why; to try it again."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from infra.cli.failures import UsageError, messages
from infra.cli.operate.deployment import Deployment
from infra.cli.operate.options import AsJson, operator_command
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from infra.cli.upload.report import STYLES
from shared.domain.errors import SummitryError
from shared.domain.objects import why_never_read
from shared.usecases.ingest.reason_files import ReasonFile
from shared.usecases.operate.quarantine import list_quarantine, retry, show_quarantine

app = typer.Typer(
    name="quarantine",
    help="Show what could not be read and why, and try it again.",
    no_args_is_help=True,
)
console = Console()

SHOWN_RECORDS = 20
HEADS = ("outcome", "reason", "articles", "unreadable", "since", "key")

Key = Annotated[str, typer.Argument(help="Key of the object, such as articles/2025/a.txt.")]


@app.command("list")
@operator_command
def list_command(deployment: Deployment, as_json: AsJson = False) -> None:
    """List every object that is quarantined, has bad records, or failed five times."""
    files = list(list_quarantine(deployment.store, deployment.catalogue, deployment.bucket))
    if as_json:
        _as_json(files)
    elif files:
        print_rows(console, [_row(file) for file in files], HEADS, right=(2, 3))
        messages.print("`summitry quarantine show KEY` tells the spot and what to do.", style="dim")
    else:
        console.print("nothing is in quarantine")


@app.command("show")
@operator_command
def show_command(deployment: Deployment, key: Key, as_json: AsJson = False) -> None:
    """Show why one object, or some of its records, could not be read."""
    files = show_quarantine(deployment.store, deployment.catalogue, deployment.ref(key))
    if not files:
        raise SummitryError(why_never_read(key) or f"no problem is recorded for {key}")
    if as_json:
        _as_json(files)
        return
    for file in files:
        _show(file)


@app.command("retry")
@operator_command
def retry_command(
    deployment: Deployment,
    keys: Annotated[
        list[str] | None, typer.Argument(help="Keys to queue; none with --all.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Queue every object that is listed.")
    ] = False,
) -> None:
    """Queue objects to be looked at again; one that can be read now leaves the list."""
    if bool(keys) == every:
        raise UsageError("Name keys, or give --all.")
    refs = [deployment.ref(key) for key in keys or ()]
    for key in keys or ():
        if why := why_never_read(key):
            raise UsageError(f"{why}. Nothing was queued.")
    if every:
        listed = list_quarantine(deployment.store, deployment.catalogue, deployment.bucket)
        refs = list(dict.fromkeys(file.ref for file in listed))
    retry(deployment.queue, refs)
    console.print(f"{len(refs)} queued")
    messages.print("`summitry quarantine list` shows in a moment what still fails.", style="dim")


def _row(file: ReasonFile) -> list[Text | str]:
    reason = file.reason or ", ".join(sorted({record.reason for record in file.records}))
    outcome = Text(file.outcome, STYLES[file.outcome])
    counts = str(file.articles), str(file.unreadable)
    return [outcome, reason, *counts, file.at, escape_controls(file.ref.key)]


def _show(file: ReasonFile) -> None:
    said = f"[bold]{escape(escape_controls(file.ref.key))}[/] is {_outcome(file)} since {file.at}"
    console.print(said, soft_wrap=True)
    if file.detail:
        console.print(Text(f"{file.reason}: {escape_controls(file.detail)}"))
    for record in file.records[:SHOWN_RECORDS]:
        told = f"  record {record.position}: {record.reason}: {escape_controls(record.detail)}"
        console.print(Text(told))
    if file.unreadable > SHOWN_RECORDS:
        console.print(f"  and {file.unreadable - SHOWN_RECORDS:,} more; --json lists them")
    messages.print(_next(file), style="dim")


def _next(file: ReasonFile) -> str:
    """Tell what is to be done: by the reason where one says it, else by the outcome."""
    reasons = {file.reason, *(record.reason for record in file.records)}
    return next((_AFTER[reason] for reason in _AFTER if reason in reasons), _NEXT[file.outcome])


def _outcome(file: ReasonFile) -> str:
    if file.outcome == "indexed":
        bad = "1 record" if file.unreadable == 1 else f"{file.unreadable:,} records"
        return f"in the index but for {bad} (articles: {file.articles:,})"
    return file.outcome


_NEXT = {
    "quarantined": "Mend the file and upload it again under the same key: nothing else is needed.",
    "indexed": "Mend these records and upload the file again; record 0 is the first.",
    "failed": "The file is not at fault: mend the cause, then `summitry redrive`.",
}

_AFTER = {
    "embargoed": "Once the embargo has passed, `summitry quarantine retry KEY` brings it in; "
    "nothing does so by itself.",
    "failed-to-tag": "Report the sentence; once the fault is mended, `summitry quarantine retry`.",
}


def _as_json(files: Iterable[ReasonFile]) -> None:
    for file in files:
        typer.echo(json.dumps(asdict(file), ensure_ascii=False))
