"""`summitry status`: where a stack on AWS is, and its keys."""

import json
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.failures import messages
from infra.cli.stack.account import Profile, Region, StackOptions
from infra.cli.stack.deployed import find_stack
from infra.cli.stack.status import show_stack, stack_json

console = Console()


def status_command(
    stack: Annotated[str, typer.Option(help="Name of the stack on AWS.")],
    region: Region = None,
    profile: Profile = None,
    keys: Annotated[
        bool, typer.Option("--keys", help="Show the API's keys too; whoever has one may use it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show the addresses, the bucket and, on request, the keys of a stack on AWS."""
    found = find_stack(StackOptions(stack, region, profile))
    if as_json:
        typer.echo(json.dumps(stack_json(found, keys=keys)))
        return
    show_stack(found, console, keys=keys)
    if not keys:
        messages.print("--keys shows the keys of the API as well.", style="dim")
