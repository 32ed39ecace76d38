"""`summitry quarantine`: what could not be read and why; to try it again."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from infra.cli.failures import clear_failures
from infra.cli.workplace import AsJson, Bucket, Engine, Prefix, Signing, find_workplace
from shared.usecases.notes import Note
from shared.usecases.quarantine import list_quarantine, retry, show_quarantine

app = typer.Typer(name="quarantine", help="What could not be read and why.", no_args_is_help=True)
console = Console()

Key = Annotated[str, typer.Argument(help="Key of the object, such as articles/2025/a.txt.")]


@app.command("list")
def list_command(
    bucket: Bucket = None,
    engine: Engine = None,
    auth: Signing = "none",
    prefix: Prefix = "",
    as_json: AsJson = False,
) -> None:
    """List every object that is quarantined, has bad records, or failed five times."""
    with clear_failures():
        place = find_workplace(bucket, engine, auth, prefix)
        notes = list(list_quarantine(place.store, place.catalogue, place.bucket))
    if as_json:
        _as_json(notes)
        return
    table = Table("key", "outcome", "reason", "articles", "unreadable", "since")
    for note in notes:
        counts = str(note.articles), str(note.unreadable)
        table.add_row(escape(note.ref.key), note.outcome, note.reason, *counts, note.at)
    console.print(table)


@app.command("show")
def show_command(
    key: Key,
    bucket: Bucket = None,
    engine: Engine = None,
    auth: Signing = "none",
    prefix: Prefix = "",
    as_json: AsJson = False,
) -> None:
    """Show why one object, or some of its records, could not be read."""
    with clear_failures():
        place = find_workplace(bucket, engine, auth, prefix)
        notes = show_quarantine(place.store, place.catalogue, place.ref(key))
    if as_json:
        _as_json(notes)
    for note in () if as_json else notes:
        console.print(f"[bold]{escape(note.ref.key)}[/] {note.outcome} {note.reason}, {note.at}")
        console.print(escape(note.detail))
        for record in note.records:
            console.print(f"  record {record.position}: {record.reason}: {escape(record.detail)}")
    if not notes:
        Console(stderr=True).print(f"nothing is held against {escape(key)}")
        raise typer.Exit(1)


@app.command("retry")
def retry_command(
    keys: Annotated[list[str] | None, typer.Argument(help="Keys; with --all, none.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Every object that is listed.")] = False,
    bucket: Bucket = None,
    engine: Engine = None,
    auth: Signing = "none",
    prefix: Prefix = "",
) -> None:
    """Queue objects to be looked at again; one that can be read now leaves the list."""
    if bool(keys) == every:
        raise typer.BadParameter("name keys, or --all")
    with clear_failures():
        place = find_workplace(bucket, engine, auth, prefix)
        refs = [place.ref(key) for key in keys or ()]
        if every:
            listed = list_quarantine(place.store, place.catalogue, place.bucket)
            refs = list(dict.fromkeys(note.ref for note in listed))
        retry(place.queue, refs)
    console.print(f"{len(refs)} queued")


def _as_json(notes: Iterable[Note]) -> None:
    for note in notes:
        typer.echo(json.dumps(asdict(note), ensure_ascii=False))
