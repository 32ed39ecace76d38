"""`summitry network`: who and what occur together."""

import json
from collections.abc import Mapping
from typing import Annotated, cast

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.failures import UsageError
from infra.cli.query import options
from infra.cli.query.names import ask_by_name
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.search_results import BAR, STYLES, bar
from infra.cli.terminal.tables import print_rows
from summitry.types import FacetName, FilterArguments, Network, Node

console = Console()
SHOWN = 40


@options.takes_filters
@options.asks_api
def network_command(
    *,
    between: Annotated[
        str,
        typer.Option(help="Two facets, separated by a comma; one given twice pairs its values."),
    ] = "leader,country",
    size: Annotated[int, typer.Option(min=1, max=50, help="Values of each facet at most.")] = 20,
    directed: Annotated[
        bool,
        typer.Option("--directed", help="From actors to recipients, which meet in one event."),
    ] = False,
    filters: FilterArguments,
    api: options.ApiChoice,
    as_json: options.AsJson = False,
) -> None:
    """Count which values occur together, under filters, and how much more often than by chance."""
    ends = [end.strip() for end in between.split(",")]
    if len(ends) != 2:
        raise UsageError("--between takes two facets, such as leader,country")
    first, second = cast(tuple[FacetName, FacetName], tuple(ends))
    with api.open() as client:
        answer = ask_by_name(
            client,
            filters,
            lambda resolved: client.network(
                first, second, facet_size=size, directed=directed, **resolved
            ),
        )
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        _show(answer, *(("actor", "recipient") if directed else (first, second)))


def _show(answer: Network, first: FacetName, second: FacetName) -> None:
    edges = sorted(answer["edges"], key=lambda edge: (-edge["count"], -edge["lift"]))
    if not edges:
        console.print("No two of these values occur together.")
        return
    nodes: dict[tuple[str, str], Node] = {
        (node["facet"], node["id"]): node for node in answer["nodes"]
    }
    most = edges[0]["count"]
    rows: list[list[Text | str]] = [
        [
            Text(f"{edge['count']:,}", "bold"),
            bar(edge["count"], most, STYLES["status"], BAR),
            f"{edge['lift']:.1f}×",
            _label(nodes, first, edge["source"]),
            _label(nodes, second, edge["target"]),
        ]
        for edge in edges[:SHOWN]
    ]
    print_rows(console, rows, ("articles", "", "lift", first, second), right=(0, 2))
    if len(edges) > SHOWN:
        console.print(f"[dim]and {len(edges) - SHOWN:,} more pairs; --json lists all[/]")
    console.print(f"[dim]in {answer['articles']:,} articles; lift: so many times as by chance[/]")


def _label(nodes: Mapping[tuple[str, str], Node], facet: FacetName, id: str) -> Text:
    node = nodes.get((facet, id))
    return Text(escape_controls(node["label"] if node else id), STYLES.get(facet, ""))
