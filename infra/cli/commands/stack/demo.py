"""`summitry demo`: the whole stack for as long as it takes to show what it does."""

import json
import time
from pathlib import Path
from typing import Annotated, Any

import httpx
import typer
from rich.console import Console

from infra.cli.stack.session import api_client, project_folders, started_stack
from infra.cli.terminal.search_results import facet_tables, print_articles
from infra.cli.upload.delivery import Delivery, deliver
from infra.cli.upload.files import find_uploads
from infra.cli.upload.report import print_report
from infra.local.stack import Options
from infra.local.state import tidy

FACETS = ("leader", "country", "event", "status")
ALL_VALUES = 200


def demo_command(
    paths: Annotated[
        list[Path], typer.Argument(exists=True, help="Files of articles, or folders of them.")
    ],
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print one JSON object on stdout, and nothing else there."),
    ] = False,
) -> None:
    """Start the whole stack, upload files, show facets and a search, stop the stack."""
    console = Console(stderr=as_json)
    began = time.monotonic()
    found = find_uploads(paths)
    folders = project_folders().with_own_logs("demo")
    tidy(folders)
    with started_stack(Options(folders), console) as stack:
        start_seconds = time.monotonic() - began
        with api_client(stack.api, stack.api_key) as api:
            delivery = deliver(stack.cloud.client("s3"), stack.bucket, api, found, console)
            stack.require_alive()
            page = first_page(api)
            if as_json:
                typer.echo(json.dumps(report(delivery, page, start_seconds)))
            else:
                _show(console, delivery, page, api)
    if not delivery.worked:
        raise typer.Exit(1)


def first_page(api: httpx.Client) -> dict[str, Any]:
    """Ask for the newest articles, with every facet."""
    answer = api.get("/articles", params={"facet_size": ALL_VALUES})
    page: dict[str, Any] = answer.raise_for_status().json()
    return page


def report(delivery: Delivery, page: dict[str, Any], start_seconds: float) -> dict[str, Any]:
    """Return the document that `--json` prints.

    Args:
        delivery: what became of the files.
        page: an answer of the API for all articles.
        start_seconds: how long the stack took to start.
    """
    return {
        "articles": page["total"]["value"],
        "quarantined": delivery.count("quarantined") + delivery.unreadable,
        "failed": delivery.count("failed", "received", "indexed") + len(delivery.unsent),
        "seconds": round(delivery.seconds, 3),
        "start_seconds": round(start_seconds, 3),
        "facets": page["facets"],
    }


def _show(console: Console, delivery: Delivery, page: dict[str, Any], api: httpx.Client) -> None:
    console.print()
    print_report(console, delivery, each=False)
    console.print(f"Searchable after [bold]{delivery.seconds:.1f} s[/].\n")
    console.print(facet_tables(page["facets"], FACETS))
    example = example_search(page)
    if example:
        found = api.get("/articles", params={**example, "limit": 3, "highlight": "true"})
        query = "&".join(f"{name}={value}" for name, value in example.items())
        console.print()
        articles = found.raise_for_status().json()["articles"]
        print_articles(console, articles, f"GET /v1/articles?{query}")


def example_search(page: dict[str, Any]) -> dict[str, str]:
    """Choose a search that finds something: the most frequent leader's name, or a country's."""
    leaders = page["facets"]["leader"]["values"]
    countries = page["articles"][0]["countries"] if page["articles"] else []
    if leaders:
        return {"q": leaders[0]["label"].rpartition(" ")[2], "leader": leaders[0]["id"]}
    return {"q": countries[0]["name"]} if countries else {}
