"""`summitry engine`: whether a search engine can do what we rely on."""

import json
import uuid
from dataclasses import asdict

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.failures import messages
from infra.cli.operate.engine_address import EngineUrl, Region, Signing, find_engine
from infra.cli.operate.options import AsJson, Prefix
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.requests import OpenSearchRequests
from shared.usecases.operate.engine_check import CheckResult, check_engine

app = typer.Typer(name="engine", help="Look at a search engine.", no_args_is_help=True)
console = Console()


@app.command("check")
def check_command(
    url: EngineUrl = None,
    auth: Signing = "none",
    region: Region = None,
    prefix: Prefix = "",
    as_json: AsJson = False,
) -> None:
    """Try each thing that we rely on, in an index of its own that is deleted at the end.

    The exit code is 1 if something does not work.
    """
    engine = OpenSearchRequests(find_engine(url, auth, region))
    results = []
    with messages.status("trying the search engine"):
        for result in check_engine(engine, SystemClock(), prefix, uuid.uuid4().hex[:12]):
            results.append(result)
            if as_json:
                typer.echo(json.dumps(asdict(result) | {"works": not result.problem}))
    if not as_json:
        _show(results)
    if any(result.problem for result in results):
        raise typer.Exit(1)


def _show(results: list[CheckResult]) -> None:
    rows: list[list[Text | str]] = [
        [
            Text("fails", "bold red") if result.problem else Text("works", "green"),
            result.name,
            result.meaning if result.problem else "",
        ]
        for result in results
    ]
    print_rows(console, rows, ("", "tried", "what it means"))
    failed = [result for result in results if result.problem]
    for result in failed:
        console.print(
            Text(f"{result.name}: {escape_controls(result.problem)}"), soft_wrap=True, style="dim"
        )
    if failed:
        console.print(f"{len(failed)} of {len(results)} fail: Summitry cannot use this engine")
    else:
        console.print(f"all {len(results)} work: Summitry can use this engine")
