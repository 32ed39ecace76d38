"""`summitry search`: articles and facets of an API, as tables."""

import json
from typing import Annotated, Any, Literal, cast

import typer
from rich.console import Console
from rich.markup import escape

from infra.cli.query import options
from infra.cli.query.names import ask_by_name
from infra.cli.terminal.search_results import facet_tables, print_articles
from shared.domain.annotations import LIKELY
from shared.search.pages.page import Sort
from summitry.types import ArticlePage, FilterArguments

console = Console()

SHOWN_FACETS = ("leader", "country", "event", "status")
"""The facets that are shown as tables; others are not counted for them."""


@options.takes_filters
@options.asks_api
def search_command(
    *,
    filters: FilterArguments,
    sort: Annotated[
        str | None, typer.Option(help="Order: relevance, newest, oldest or arrived.")
    ] = None,
    collapse: Annotated[
        str | None, typer.Option(help="story: one article of each story; all are counted.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Articles to show.")] = 10,
    api: options.ApiChoice,
    as_json: options.AsJson = False,
) -> None:
    """Search articles by words, who, where and what; a value after a minus sign is left out."""
    asked: dict[str, Any] = {"limit": limit}
    if sort is not None:
        asked["sort"] = cast(Sort, sort)
    if collapse is not None:
        asked["collapse"] = cast(Literal["story"], collapse)
    if not as_json:
        asked["facets"] = ",".join(SHOWN_FACETS)
    with api.open() as client:
        page = ask_by_name(client, filters, lambda resolved: client.search(**resolved, **asked))
    if as_json:
        typer.echo(json.dumps(page, ensure_ascii=False, indent=2))
    else:
        _show(page, filters)


def _show(page: ArticlePage, filters: FilterArguments) -> None:
    words, least = filters.get("q", ""), 0.0 if filters.get("confidence") == "any" else LIKELY
    found, shown = page["total"]["value"], len(page["articles"])
    about = f" for {words}" if words else ""
    if found:
        title = f"{found} article{'' if found == 1 else 's'}{about}"
        print_articles(console, page["articles"], title, least)
    else:
        console.print(f"[bold]No article[/]{escape(about)}.")
    console.print(facet_tables(cast(dict[str, Any], page["facets"]), SHOWN_FACETS))
    _show_hints(page)
    if shown < found:
        console.print(f"[dim]the first {shown}; --limit shows more, summitry export gives all[/]")
    if shown:
        console.print("[dim]summitry show ID gives one of them whole[/]")


def _show_hints(page: ArticlePage) -> None:
    """Offer the leaders and countries that the words name, those apart that are chosen already."""
    values = [value for facet in page["facets"].values() for value in facet["values"]]
    chosen = {value["id"] for value in values if value["selected"]}
    for hint in page["hints"]:
        if hint["id"] not in chosen:
            words = f"{hint['words']} names {hint['label']}: try"
            console.print(f"[dim]{escape(words)}[/] --{hint['facet']} {hint['id']}")
