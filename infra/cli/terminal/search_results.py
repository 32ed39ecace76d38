"""Facets and articles, laid out for a terminal."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Any

from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from infra.cli.terminal.escapes import escape_controls
from shared.domain.annotations import LIKELY

STYLES = {
    "leader": "bright_cyan",
    "country": "bright_green",
    "event": "bright_magenta",
    "status": "bright_yellow",
    "actor": "bright_cyan",
    "recipient": "bright_cyan",
    "source": "blue",
    "language": "blue",
    "office": "cyan",
}
TAGS = (
    ("leaders", "name", "leader"),
    ("countries", "name", "country"),
    ("events", "label", "event"),
)
SHOWN_TAGS = 6
BAR = 12
NUMBER = 3
"""Columns of the number of an article."""


def facet_tables(
    facets: dict[str, Any], names: Sequence[str], rows: int = 10, *, ids: bool = False
) -> RenderableType:
    """Lay out tables of facets beside each other, as wide as the terminal; empty ones are left out.

    Args:
        facets: as the API gives them.
        names: which ones to show, in this order.
        rows: how many values of each, besides the selected ones.
        ids: whether the value that a filter takes stands beside its label.
    """
    shown = [name for name in names if name in facets and facets[name]["values"]]
    return Columns([_facet_table(name, facets[name], rows, ids) for name in shown], padding=(0, 2))


def print_articles(
    console: Console, articles: Sequence[Mapping[str, Any]], title: str, least: float = LIKELY
) -> None:
    """Print articles with what was found in them, matched words highlighted.

    Each has a number, and its id and key stand in a line of their own, which is never broken.

    Args:
        console: where.
        articles: as the API gives them.
        title: what was searched for.
        least: confidence below which an event is not shown.
    """
    console.print(Rule(Text(title, "bold"), align="left", style="dim"))
    for number, article in enumerate(articles, 1):
        _print_article(console, number, article, least)


def bar(count: int, most: int, style: str, width: int) -> Text:
    """Draw a bar; the one of the highest count is `width` columns long."""
    return Text("━" * ceil(width * count / most), style=style)


def _facet_table(name: str, facet: dict[str, Any], rows: int, ids: bool) -> Table:
    values = facet["values"]
    style = STYLES.get(name, "white")
    table = Table(title=f"[bold {style}]{escape(name)}[/]", title_justify="left", box=None)
    table.show_header = False
    table.add_column(overflow="fold")
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_column(style="dim")
    shown = [value for place, value in enumerate(values) if place < rows or value["selected"]]
    most = max(value["count"] for value in values) or 1
    for value in shown:
        mark = "[bold]✓[/] " if value["selected"] else ""
        id_ = escape(value["id"]) if ids and value["id"] != value["label"] else ""
        table.add_row(
            mark + escape(value["label"]),
            str(value["count"]),
            bar(value["count"], most, style, BAR),
            id_,
        )
    if facet["other"]:
        table.add_row(Text("and others", style="dim"))
    elif hidden := len(values) - len(shown):
        table.add_row(Text(f"and {hidden} more", style="dim"))
    return table


def _print_article(console: Console, number: int, article: Mapping[str, Any], least: float) -> None:
    highlights = article["highlights"]
    title = highlights.get("title") or [html.escape(article["title"] or "(no title)")]
    lines = [marked_text(title[0], "bold")]
    lines += [marked_text(f"… {fragment} …", "") for fragment in highlights.get("body", [])[:2]]
    lines.append(Text(" · ", "dim").join(Text(*tag) for tag in _tags(article, least)))
    numbered = Table.grid(padding=(0, 1))
    numbered.add_column(justify="right", style="bold", width=NUMBER)
    numbered.add_column()
    numbered.add_row(str(number), Group(*lines))
    console.print(numbered)
    where = f"{' ' * (NUMBER + 1)}{article['id']}  {escape_controls(article['key'])}"
    console.print(Text(where, "dim"), soft_wrap=True)
    console.print()


def _tags(article: Mapping[str, Any], least: float) -> Iterator[tuple[str, str]]:
    if "likeness" in article:
        yield (article["likeness"], "bold yellow")
    yield ((article["published"] or "undated")[:10], "dim")
    if article["source"]:
        yield (article["source"], STYLES["source"])
    events = [event for event in article["events"] if event["confidence"] >= least]
    tags = {"leaders": article["leaders"], "countries": article["countries"], "events": events}
    for field, label, facet in TAGS:
        # Two events of one type are one tag here.
        names = dict.fromkeys(tag[label] for tag in tags[field])
        for name in list(names)[:SHOWN_TAGS]:
            yield (name, STYLES[facet])
        if len(names) > SHOWN_TAGS:
            yield (f"+{len(names) - SHOWN_TAGS}", "dim")


def marked_text(fragment: str, style: str) -> Text:
    """Colour a fragment that the API highlighted (HTML, matched words in `<em>`)."""
    text = Text(style=style)
    in_one_line = " ".join(fragment.split())
    for position, part in enumerate(re.split(r"</?em>", in_one_line)):
        text.append(html.unescape(part), "bold black on yellow" if position % 2 else "")
    return text
