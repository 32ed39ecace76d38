"""`summitry events`: events as a table, one a row."""

import json
from collections.abc import Sequence
from typing import Annotated, Any, cast

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.query import options
from infra.cli.query.names import ask_by_name
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.search_results import STYLES
from infra.cli.terminal.tables import print_rows
from shared.search.pages.events import EventSort
from summitry.types import EventPage, EventRow, FilterArguments

console = Console()

HEADS = ("date", "status", "event", "who", "to whom", "article", "title")


@options.takes_filters
@options.asks_api
def events_command(
    *,
    filters: FilterArguments,
    sort: Annotated[
        str,
        typer.Option(
            help="Order: event_newest or event_oldest by the day of the event, newest or oldest "
            "by publication, or arrived."
        ),
    ] = "event_newest",
    limit: Annotated[int, typer.Option(min=1, max=100, help="Events to show.")] = 20,
    api: options.ApiChoice,
    as_json: options.AsJson = False,
) -> None:
    """List events: when, what, who, to whom; all that is selected meets in the event of a row."""
    order: dict[str, Any] = {"sort": cast(EventSort, sort)}
    with api.open() as client:
        page = ask_by_name(
            client, filters, lambda resolved: client.event_page(**resolved, limit=limit, **order)
        )
    if as_json:
        typer.echo(json.dumps(page, ensure_ascii=False, indent=2))
    else:
        _show(page)


def _show(page: EventPage) -> None:
    found, shown = page["total"]["value"], len(page["events"])
    if not found:
        console.print("[bold]No event[/].")
        return
    articles = page["articles"]["value"]
    console.print(f"[bold]{_counted(found, 'event')}[/] in {_counted(articles, 'article')}")
    print_rows(console, [_cells(row) for row in page["events"]], HEADS)
    if shown < found:
        console.print(f"[dim]the first {shown}; summitry export --events gives all[/]")
    console.print("[dim]summitry show ARTICLE gives an article whole[/]")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _cells(row: EventRow) -> Sequence[Text | str]:
    """Return the cells of a row; whoever plays no role in the event stands under who."""
    actors, recipients = row["actors"], row["recipients"]
    known = {one["id"] for one in (*actors, *recipients)}
    others = [one for one in (*row["leaders"], *row["countries"]) if one["id"] not in known]
    return (
        row["date"] or "-",
        Text(row["status"], STYLES["status"]),
        Text(row["label"], STYLES["event"]),
        Text(_names(actors or others), STYLES["actor"]),
        Text(_names(recipients), STYLES["recipient"]),
        row["article"]["id"],
        escape_controls(row["article"]["title"]),
    )


def _names(participants: Sequence[Any]) -> str:
    return escape_controls(", ".join(one["name"] for one in participants))
