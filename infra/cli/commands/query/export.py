"""`summitry export`: everything that matches, as NDJSON or CSV."""

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

import typer

from infra.cli.failures import UsageError, messages
from infra.cli.query import options
from infra.cli.query.names import ask_by_name
from infra.cli.terminal.escapes import escape_controls
from shared.domain.errors import SummitryError
from summitry.types import FilterArguments


@options.takes_filters
@options.asks_api
def export_command(
    *,
    format: Annotated[str, typer.Option(help="Format: ndjson or csv.")] = "ndjson",
    events: Annotated[
        bool, typer.Option("--events", help="Write events, one a row, in place of articles.")
    ] = False,
    fields: Annotated[
        str | None,
        typer.Option(help="More of an article for ndjson: text, summary, language, story."),
    ] = None,
    to: Annotated[Path | None, typer.Option(help="File to write; without it, stdout.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite the file without asking.")
    ] = False,
    filters: FilterArguments,
    api: options.ApiChoice,
) -> None:
    """Write everything that matches: articles, newest first, or events, latest first.

    It goes on from part to part until all is written; each article or event is a row.
    """
    if format not in ("ndjson", "csv"):
        raise UsageError(f"--format {format} is none of ndjson and csv")
    if fields is not None and (events or format == "csv"):
        raise UsageError("--fields is for articles as ndjson")
    if to is None and force:
        raise UsageError("--force is for a file: name it with --to")
    if to is not None and not force:
        _require_leave(to)
    more: dict[str, Any] = {} if fields is None else {"fields": fields}
    with api.open() as client:
        parts = ask_by_name(
            client,
            filters,
            lambda resolved: _begun(
                client.export_events_text(format, **resolved)
                if events
                else client.export_text(format, **resolved, **more)
            ),
        )
        if to is None:
            sys.stdout.writelines(parts)
            return
        _write(to, parts)
        messages.print(
            f"written to {escape_controls(str(to))}", style="green", markup=False, soft_wrap=True
        )


def _begun(parts: Iterator[str]) -> Iterator[str]:
    """Fetch the first part already, so that a refusal is known before anything is written."""
    first = next(parts)
    return chain([first], parts)


def _require_leave(to: Path) -> None:
    """Ask before a file is overwritten; where nobody can be asked, refuse.

    Raises:
        SummitryError: the file is there, and nobody said that it may go.
    """
    if not to.exists():
        return
    if not sys.stdin.isatty():
        raise SummitryError(f"{to} is there already: name another file, or give --force")
    if not typer.confirm(f"{to} is there already. Overwrite it?", err=True):
        raise SummitryError(f"{to} is left as it was")


def _write(to: Path, parts: Iterable[str]) -> None:
    """Write a file that has its name only when it is whole."""
    unfinished = to.with_name(f"{to.name}.{os.getpid()}.part")
    try:
        with unfinished.open("x", encoding="utf-8", newline="") as file:
            file.writelines(parts)
        unfinished.replace(to)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
