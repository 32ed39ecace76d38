"""`summitry engine`: whether a search engine can do what we rely on, and who is let in."""

import json
import uuid
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.failures import messages
from infra.cli.operate.domain import named_domain, stack_domain
from infra.cli.operate.engine_address import (
    EngineUrl,
    Signing,
    find_engine,
    find_master,
    require_engine_of,
    stack_engine,
)
from infra.cli.operate.options import AsJson, Prefix
from infra.cli.stack.account import Profile, Region, StackName, StackOptions
from infra.cli.stack.deployed import find_stack
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.requests import OpenSearchRequests
from shared.ports import EngineRequests
from shared.search.index.index_names import DEFAULT_PREFIX
from shared.usecases.operate.engine_check import CheckResult, check_engine
from shared.usecases.operate.engine_roles import map_roles

app = typer.Typer(
    name="engine", help="Check a search engine, and let the functions in.", no_args_is_help=True
)
console = Console()


@app.command("check")
def check_command(
    url: EngineUrl = None,
    auth: Signing = "none",
    prefix: Prefix = DEFAULT_PREFIX,
    stack: StackName = None,
    region: Region = None,
    profile: Profile = None,
    as_json: AsJson = False,
) -> None:
    """Try each thing that we rely on, in an index of its own that is deleted at the end.

    The exit code is 1 if something does not work.
    """
    where = StackOptions(stack, region, profile)
    if stack is None:
        client = find_engine(url, auth, where)
    else:
        deployed = find_stack(where)
        require_engine_of(deployed, "URL", url, auth, prefix)
        client, prefix = stack_engine(deployed), deployed.index_prefix
    engine = OpenSearchRequests(client)
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


IngestRole = Annotated[
    str | None, typer.Option(help="Role of the ingest function; --stack tells it.")
]
ApiRole = Annotated[str | None, typer.Option(help="Role of the api function; --stack tells it.")]
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
    url: Annotated[
        str | None,
        typer.Argument(envvar="OPENSEARCH_URL", help="Address of the domain; --stack tells it."),
    ] = None,
    ingest_role: IngestRole = None,
    api_role: ApiRole = None,
    user: User = None,
    password: Password = None,
    prefix: Prefix = DEFAULT_PREFIX,
    stack: StackName = None,
    region: Region = None,
    profile: Profile = None,
    as_json: AsJson = False,
) -> None:
    """Let the functions' roles in on a domain with fine-grained access control.

    It makes roles on the engine that reach the indices of this prefix alone. A second run changes
    nothing. With --stack, a function of the stack asks as the master user, if there is one: so
    nothing but AWS has to be in your reach.
    """
    where = StackOptions(stack, region, profile)
    domain = (
        named_domain(url, ingest_role, api_role, prefix)
        if stack is None
        else stack_domain(find_stack(where), url, ingest_role, api_role, prefix)
    )
    if user is not None and password is None:
        password = typer.prompt("Password", hide_input=True, err=True)
    roles = domain.ingest_role, domain.api_role
    engine: EngineRequests
    if domain.master is not None and user is None:
        engine = domain.master
    else:
        engine = OpenSearchRequests(find_master(domain.url, user, password, where, roles))
    for change in map_roles(engine, domain.prefix, *roles, domain.operator_role):
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
