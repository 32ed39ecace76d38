"""`summitry timeline`: articles over time, as bars."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, cast

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.failures import UsageError
from infra.cli.query import options
from infra.cli.query.names import ask_by_name
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.search_results import STYLES, bar
from infra.cli.terminal.tables import print_rows
from shared.search.counts.timeline import Interval
from shared.usecases.read.timeline import Basis
from summitry.types import Bucket, FacetName, FilterArguments, Series, SplitTimeline

console = Console()
STEPS = "▁▂▃▄▅▆▇█"
"""A count of 0 is a point, the most is a full block."""
SERIES = 10
SPARKS = 40
"""Most stretches that a line of small bars shows."""


@options.takes_filters
@options.asks_api
def timeline_command(
    *,
    interval: Annotated[
        str, typer.Option(help="Length of a step: day, week, month or year.")
    ] = "month",
    by: Annotated[
        str, typer.Option(help="The day that counts: published, or event_date.")
    ] = "published",
    split: Annotated[
        str | None, typer.Option(help="Facet whose values get lines of their own, such as leader.")
    ] = None,
    size: Annotated[
        int | None,
        typer.Option(min=1, max=50, help="Values of that facet at most; without it, 10."),
    ] = None,
    filters: FilterArguments,
    api: options.ApiChoice,
    as_json: options.AsJson = False,
) -> None:
    """Count articles over time, under filters; --split also counts each value of a facet."""
    if size is not None and split is None:
        raise UsageError("--size is for the values of a facet: name it with --split")
    with api.open() as client:
        answer = ask_by_name(
            client,
            filters,
            lambda resolved: client.timeline(
                by=cast(Basis, by),
                interval=cast(Interval, interval),
                split=cast(FacetName | None, split),
                facet_size=size or SERIES,
                **resolved,
            ),
        )
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _show(answer, split)


def _show(answer: SplitTimeline, split: str | None) -> None:
    buckets = answer["buckets"]
    if not buckets:
        console.print("No dated article.")
    most = max((bucket["count"] for bucket in buckets), default=1)
    rows = [
        [
            Text(_named(bucket["start"], answer["interval"]), "dim"),
            Text(f"{bucket['count']:,}", "bold"),
            bar(bucket["count"], most, STYLES["status"], _width(len(f"{most:,}"))),
        ]
        for bucket in buckets
    ]
    print_rows(console, rows, right=(1,))
    if answer["undated"]:
        console.print(f"[dim]and {answer['undated']:,} without a date[/]")
    if split is not None:
        _show_series(answer["series"], buckets, STYLES.get(split, ""))


def _width(digits: int) -> int:
    """Return how many columns are left for a bar."""
    return max(10, min(60, console.width - len("2025-01-01") - digits - 4))


def _named(start: str, interval: str) -> str:
    """Write a stretch as short as it can be."""
    return {"month": start[:7], "year": start[:4]}.get(interval, start)


def _show_series(series: Sequence[Series], buckets: Sequence[Bucket], style: str) -> None:
    console.print()
    starts = [bucket["start"] for bucket in buckets][-SPARKS:]
    rows: list[list[Text | str]] = [
        [
            Text(f"{one['count']:,}", "bold"),
            Text(_sparks({it["start"]: it["count"] for it in one["buckets"]}, starts), style),
            escape_controls(one["label"]),
            Text(escape_controls(one["id"]) if one["id"] != one["label"] else "", "dim"),
        ]
        for one in series
    ]
    print_rows(console, rows, right=(0,))
    if len(buckets) > SPARKS:
        console.print(f"[dim]the small bars are the last {SPARKS} of {len(buckets)} stretches[/]")


def _sparks(counts: Mapping[str, int], starts: Sequence[str]) -> str:
    most = max(counts.values(), default=1)
    return "".join(
        STEPS[-(-counts[start] * len(STEPS) // most) - 1] if counts.get(start) else "·"
        for start in starts
    )
