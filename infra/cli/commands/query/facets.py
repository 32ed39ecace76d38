"""`summitry facets`: the values of a facet, searched and counted."""

import json
from typing import Annotated, Any, cast

import typer
from rich.console import Console

from infra.cli.query import options
from infra.cli.query.names import ask_by_name
from infra.cli.terminal.search_results import facet_tables
from shared.search.facet_registry import FACETS
from summitry.types import FacetName, FilterArguments

console = Console()


@options.takes_filters
@options.asks_api
def facets_command(
    *,
    facet: Annotated[str, typer.Argument(help=f"One of {', '.join(FACETS)}.")],
    prefix: Annotated[str, typer.Option(help="Only values with a word that begins so.")] = "",
    size: Annotated[int, typer.Option(min=1, max=300, help="Values at most.")] = 20,
    filters: FilterArguments,
    api: options.ApiChoice,
    as_json: options.AsJson = False,
) -> None:
    """List the values of a facet with the number of their articles, under filters."""
    with api.open() as client:
        answer = ask_by_name(
            client,
            filters,
            lambda resolved: client.facet(
                cast(FacetName, facet), prefix=prefix, facet_size=size, **resolved
            ),
        )
    if as_json:
        typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    if not answer["values"]:
        console.print(f"No {facet} that fits.")
    tables = facet_tables(cast(dict[str, Any], {facet: answer}), [facet], rows=size, ids=True)
    console.print(tables)
    if answer["other"]:
        console.print(f"[dim]the others are counted {answer['other']} times; --size lists more[/]")
