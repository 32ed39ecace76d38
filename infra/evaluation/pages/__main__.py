"""`python -m infra.evaluation.pages FOLDER`: how well the readers read pages with ground truth."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from infra.evaluation.pages.layouts import LAYOUTS
from infra.evaluation.pages.page_result import measure_page
from infra.evaluation.pages.report import table, worst
from infra.evaluation.pages.truth import TruthError
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

console = Console()
messages = Console(stderr=True)


def command(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False)],
    truth: Annotated[
        Literal["plain", "fundus", "readability", "trafilatura"],
        typer.Option(
            help="Layout of the ground truth; plain is truth.jsonl, if the folder has one."
        ),
    ] = "plain",
    errors: Annotated[
        int,
        typer.Option(
            min=0, help="List so many of the worst files, of those that may be looked at."
        ),
    ] = 0,
) -> None:
    """Read every file of FOLDER and print what came out right, compared with the ground truth.

    The text is compared with the ground truth's, or with plain trafilatura's where there is none.
    The exit code is 1 where reading a file ended in a traceback.
    """
    extractor = Extractor(load())
    try:
        pages = list(LAYOUTS[truth](folder))
    except TruthError as error:
        messages.print(f"[red]error:[/] {escape(str(error))}")
        raise typer.Exit(2) from error
    with Progress(console=messages, transient=True, disable=not messages.is_terminal) as bar:
        results = [
            measure_page(page, extractor) for page in bar.track(pages, description=folder.name)
        ]
    console.print(table(results, str(folder.name)))
    for line in worst(results, errors):
        console.print(escape(line), soft_wrap=True, highlight=False)
    if any(result.reading.reason == "traceback" for result in results):
        raise typer.Exit(1)


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(command)
    app()
