"""`summitry search`: articles and facets of an API, as tables."""

import json
from typing import Annotated, Any, cast

import typer
from rich.console import Console
from rich.markup import escape

from infra.cli.query import filters as asking
from infra.cli.query import names as meanings
from infra.cli.terminal.search_results import facet_tables, print_articles
from shared.search.pages.page import Sort
from summitry.counts import ArticlePage

console = Console()

SHOWN_FACETS = ("leader", "country", "event", "status")


def search_command(
    context: typer.Context,
    words: asking.Words = None,
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
    sort: Annotated[str | None, typer.Option(help="relevance, newest or oldest.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Articles to show.")] = 10,
    api: asking.Api = None,
    api_key: asking.ApiKey = None,
    as_json: asking.AsJson = False,
) -> None:
    """Search articles by words, who, where and what; a value after a minus sign is left out."""
    filters = asking.filter_arguments(context)
    order: dict[str, Any] = {"sort": cast(Sort, sort)} if sort is not None else {}
    with asking.asked_api(api, api_key) as client:
        page = meanings.ask(
            client, filters, lambda meant: client.search(**meant, limit=limit, **order)
        )
    if as_json:
        typer.echo(json.dumps(page, ensure_ascii=False, indent=2))
    else:
        _show(page, " ".join(words or ()))


def _show(page: ArticlePage, words: str) -> None:
    found, shown = page["total"]["value"], len(page["articles"])
    about = f" for {words}" if words else ""
    if found:
        title = f"{found} article{'' if found == 1 else 's'}{about}"
        print_articles(console, page["articles"], title)
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
