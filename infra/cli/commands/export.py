"""`summitry export`: everything that matches, as NDJSON or CSV."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from infra.cli import asking
from infra.cli.failures import messages


def export_command(
    context: typer.Context,
    words: asking.Words = None,
    format: Annotated[str, typer.Option(help="ndjson or csv.")] = "ndjson",
    to: Annotated[Path | None, typer.Option(help="File to write; standard output if none.")] = None,
    leader: asking.Leaders = None,
    country: asking.Countries = None,
    event: asking.Events = None,
    status: asking.Statuses = None,
    source: asking.Sources = None,
    language: asking.Languages = None,
    office: asking.Offices = None,
    kind: asking.Kinds = None,
    date_from: asking.DateFrom = None,
    date_to: asking.DateTo = None,
    event_date_from: asking.EventFrom = None,
    event_date_to: asking.EventTo = None,
    match: asking.Match = None,
    same_event: asking.SameEvent = False,
    api: asking.Api = None,
    api_key: asking.ApiKey = "",
) -> None:
    """Write all articles that match, one a row, newest first."""
    if format not in ("ndjson", "csv"):
        raise typer.BadParameter("ndjson or csv", param_hint="--format")
    filters = asking.filter_arguments(context)
    with asking.asked_api(api, api_key) as client:
        if to is None:
            sys.stdout.writelines(client.export_text(format, **filters))
            return
        _write(to, client.export_text(format, **filters))
        messages.print(f"written to {to}", style="green", markup=False)


def _write(to: Path, parts: Iterable[str]) -> None:
    """Write a file that has its name only when it is whole."""
    unfinished = to.with_name(f"{to.name}.part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        file.writelines(parts)
    unfinished.replace(to)
