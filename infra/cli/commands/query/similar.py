"""`summitry similar`: the articles near to one."""

import json
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.query import options
from infra.cli.terminal.search_results import print_articles

console = Console()


@options.asks_api
def similar_command(
    *,
    id: Annotated[str, typer.Argument(help="Id of an article, as `summitry search` shows it.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="Articles to show.")] = 10,
    api: options.ApiChoice,
    as_json: options.AsJson = False,
) -> None:
    """List the articles near to one: its story, near-duplicates, and what is about the same."""
    with api.open() as client:
        found = client.similar(id, limit=limit)
    if as_json:
        typer.echo(json.dumps({"articles": found}, ensure_ascii=False, indent=2))
    elif found:
        count = f"{len(found)} article{'' if len(found) == 1 else 's'}"
        print_articles(console, found, f"{count} near to {id}")
    else:
        console.print("No article is near to it.")
