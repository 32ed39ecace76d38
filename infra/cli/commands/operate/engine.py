"""`summitry engine`: whether a search engine can do what we rely on, and who is let in."""

import json
import re
import uuid
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.failures import UsageError, messages
from infra.cli.operate.engine_address import EngineUrl, Region, Signing, find_engine, find_master
from infra.cli.operate.options import AsJson, Prefix
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.requests import OpenSearchRequests
from shared.search.index.index_names import DEFAULT_PREFIX
from shared.usecases.operate.engine_check import CheckResult, check_engine
from shared.usecases.operate.engine_roles import map_roles

app = typer.Typer(
    name="engine", help="Check a search engine, and let the functions in.", no_args_is_help=True
)
console = Console()

_ROLE = re.compile(r"arn:aws[a-z-]*:iam::\d{12}:role/\S+")


@app.command("check")
def check_command(
    url: EngineUrl = None,
    auth: Signing = "none",
    region: Region = None,
    prefix: Prefix = DEFAULT_PREFIX,
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


IngestRole = Annotated[str, typer.Option(help="Output IngestRoleArn of the stack.")]
ApiRole = Annotated[str, typer.Option(help="Output ApiRoleArn of the stack.")]
User = Annotated[
    str | None,
    typer.Option(help="Master user of the domain; without it, the credentials of AWS are used."),
]
Password = Annotated[
    str | None,
    typer.Option(
        envvar="OPENSEARCH_MASTER_PASSWORD",
        help="Its password; asked for where neither option nor variable is there.",
    ),
]


@app.command("map-roles")
def map_roles_command(
    url: Annotated[str, typer.Argument(envvar="OPENSEARCH_URL", help="Address of the domain.")],
    ingest_role: IngestRole,
    api_role: ApiRole,
    user: User = None,
    password: Password = None,
    region: Region = None,
    prefix: Prefix = DEFAULT_PREFIX,
    as_json: AsJson = False,
) -> None:
    """Let the functions' roles in on a domain with fine-grained access control.

    It makes two roles on the engine that reach the indices of this prefix alone. A second run
    changes nothing.
    """
    for option, arn in (("--ingest-role", ingest_role), ("--api-role", api_role)):
        if not _ROLE.fullmatch(arn):
            raise UsageError(
                f"{option} {arn} is no ARN of a role: take it from the stack's outputs"
            )
    if user is not None and password is None:
        password = typer.prompt("Password", hide_input=True, err=True)
    engine = OpenSearchRequests(find_master(url, user, password, region, (ingest_role, api_role)))
    for change in map_roles(engine, prefix, ingest_role, api_role):
        if as_json:
            typer.echo(json.dumps(asdict(change)))
        else:
            console.print(f"{change.kind} {change.name}: {change.outcome}", highlight=False)


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
