"""`python -m infra.evaluation.articles FILE…`: extraction held against annotated articles."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from infra.evaluation.articles.annotated_article import (
    AnnotatedArticleError,
    read_annotated_articles,
)
from infra.evaluation.articles.scores import ArticleScores, fifths, figures, status_figures
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

type Part = Literal["all", "read", "unread"]

console = Console()
messages = Console(stderr=True)


def command(
    files: Annotated[list[Path], typer.Argument(help="Annotated articles, in JSON Lines.")],
    least: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Leave out events below it.")
    ] = 0.0,
    part: Annotated[
        Part, typer.Option(help="The third of the articles that nobody reads, or the rest.")
    ] = "all",
) -> None:
    """Print how right the tags of whole articles are, politics and other matters apart."""
    extractor = Extractor(load())
    try:
        articles = [one for path in files for one in read_annotated_articles(path)]
    except AnnotatedArticleError as error:
        messages.print(f"[red]error:[/] {escape(str(error))}")
        raise typer.Exit(1) from error
    wanted = [one for one in articles if part == "all" or one.unread == (part == "unread")]
    politics, other, whole = ArticleScores(), ArticleScores(), ArticleScores()
    with Progress(console=messages, transient=True, disable=not messages.is_terminal) as bar:
        for article in bar.track(wanted, description="articles"):
            annotations = extractor.extract(article.text)
            for scores in (politics if article.politics else other, whole):
                scores.add(article, annotations, least)
    _print({"politics": politics, "other matters": other, "all": whole})


def _print(columns: dict[str, ArticleScores]) -> None:
    table = Table("", *columns)
    shown = [figures(scores) for scores in columns.values()]
    for name in shown[0]:
        table.add_row(name, *[_number(one[name]) for one in shown])
    console.print(table)
    whole = columns["all"]
    statuses = Table("status", "annotated", "F1")
    for status, count, f1 in status_figures(whole):
        statuses.add_row(status, str(count), _number(f1))
    console.print(statuses)
    parts = Table("confidence said", "upper type right", "events")
    for said, right, count in fifths(whole.said):
        parts.add_row(_number(said), _number(right), str(count))
    console.print(parts)


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(command)
    app()
