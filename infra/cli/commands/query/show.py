"""`summitry show`: one article of an API with its tags, and the words that earned each."""

import json
from datetime import date
from functools import partial
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.query import options
from infra.cli.query.annotations import annotations_of
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.explanation import explain, show_tags, tag_entry
from infra.cli.terminal.search_results import STYLES
from shared.domain.articles import ArticleText
from summitry.types import Article

console = Console()


@options.asks_api
def show_command(
    *,
    id: Annotated[str, typer.Argument(help="Id of an article, as `summitry search` shows it.")],
    api: options.ApiChoice,
    as_json: options.AsJson = False,
) -> None:
    """Show an article in colour, with its tags and events and the words that earned each."""
    with api.open() as client:
        article = client.article(id)
    if as_json:
        typer.echo(json.dumps(article, ensure_ascii=False, indent=2))
        return
    _print_origin(article)
    annotations = annotations_of(article)
    published = article["published"]
    text = ArticleText(
        article["title"], article["text"], date.fromisoformat(published[:10]) if published else None
    )
    explain(text, annotations, partial(tag_entry, annotations), console)
    show_tags(annotations, console)


def _print_origin(article: Article) -> None:
    told = (
        ("dim", article["published"] or "undated"),
        (STYLES["source"], article["source"]),
        ("dim", ", ".join(article["authors"])),
        ("dim", article["language"]),
    )
    parts = [Text(escape_controls(value), style) for style, value in told if value]
    console.print(Text("  ").join(parts), soft_wrap=True)
    for line in (article["url"], f"{article['id']}  {article['key']}"):
        if line:
            console.print(Text(escape_controls(line), "dim"), soft_wrap=True)
    console.print()
