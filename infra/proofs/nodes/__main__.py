"""`python -m infra.proofs.nodes`: three nodes, one of them killed under load; see `make nodes`."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.failures import reported_failures
from infra.cli.stack.session import project_folders
from infra.cli.terminal.progress import shown_progress
from infra.local.state import tidy
from infra.proofs.nodes.cluster import three_nodes
from infra.proofs.nodes.run import NodesRun, Report
from infra.proofs.nodes.table import show_reports

console = Console()


def nodes(
    shards: Annotated[
        str, typer.Option(envvar="SHARDS", help="Primary shards; a run for each number.")
    ] = "1 3 6",
    articles: Annotated[
        int, typer.Option(envvar="N", help="Articles before the first upload.")
    ] = 3_000,
    seconds: Annotated[
        float, typer.Option(envvar="SECONDS", help="How long each rate is measured.")
    ] = 10.0,
) -> None:
    """Kill one of three nodes at half the rate that they sustain; nothing fails for long."""
    with reported_failures():
        reports = _run([int(number) for number in shards.split()], articles, seconds)
    show_reports(console, reports)
    good = not any(report.complaints for report in reports)
    console.print(
        "[bold green]no request failed for longer than 5 s, and nothing was lost[/]"
        if good
        else "[bold red]something does not hold[/]"
    )
    raise typer.Exit(0 if good else 1)


def _run(shards: Sequence[int], articles: int, seconds: float) -> list[Report]:
    folders = project_folders().with_own_logs("nodes")
    tidy(folders)
    reports = []
    with ExitStack() as running:
        folder = running.enter_context(folders.scratch_folder("nodes"))
        with shown_progress(console) as progress:
            task = progress.task("OpenSearch")
            cluster = running.enter_context(three_nodes(folders, folder, task))
        for number in shards:
            console.print(f"{number} primary shards, each with a copy", style="bold")
            reports.append(NodesRun(cluster, number, articles, seconds, _say).run())
    return reports


def _say(what: str) -> None:
    console.print(f"  {what}", style="dim")


if __name__ == "__main__":
    typer.run(nodes)
