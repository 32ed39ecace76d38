"""`python -m infra.proofs.reindex`: a reindex under uploads and searches; see `make reindexing`."""

from typing import Annotated

import typer
from rich.console import Console

from infra.cli.failures import reported_failures
from infra.cli.stack.session import project_folders, started_stack
from infra.local.stack import Options
from infra.local.state import tidy
from infra.proofs.reindex.report import show_report, shown
from infra.proofs.reindex.run import ReindexRun

console = Console()


def reindexing(
    articles: Annotated[int, typer.Option(envvar="N", help="Articles in the bucket.")] = 50_000,
    rate: Annotated[float, typer.Option(envvar="RATE", help="Changes a second.")] = 20.0,
) -> None:
    """Rebuild an index while users upload and search: nothing may be missing, doubled or lost."""
    with reported_failures():
        folders = project_folders().with_own_logs("reindexing")
        tidy(folders)
        with started_stack(Options(folders), console) as stack:
            reindex_run = ReindexRun(
                stack, articles, rate, lambda what: console.print(what, style="dim")
            )
            with shown(reindex_run, console):
                report = reindex_run.run()
    show_report(console, articles, report)
    raise typer.Exit(0 if report.good(articles) else 1)


if __name__ == "__main__":
    typer.run(reindexing)
