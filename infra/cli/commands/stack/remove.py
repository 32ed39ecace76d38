"""`summitry remove`: a stack on AWS taken away, with or without its articles."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from infra.cli.deploy.remains import Remains, find_remains
from infra.cli.deploy.removal import delete_stack, find_deleted
from infra.cli.failures import UsageError, messages, print_error
from infra.cli.stack.account import Account, Profile, Region
from infra.cli.stack.deployed import DeployedStack, look_up, require_idle
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.progress import shown_progress
from infra.cli.terminal.tables import print_rows
from shared.domain.errors import SummitryError

console = Console()


def remove_command(
    stack: Annotated[str, typer.Option(help="Name of the stack on AWS.")],
    region: Region = None,
    profile: Profile = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--everything",
            help="Delete the bucket with all articles and their versions, the indices, the domain "
            "that the stack made, and the functions' packages as well.",
        ),
    ] = False,
    confirm: Annotated[
        str | None, typer.Option(help="The stack's name once more; without it, it is asked for.")
    ] = None,
) -> None:
    """Take a stack on AWS away. The articles stay, unless --everything is given."""
    account = Account(region, profile)
    there = look_up(account, stack)
    found = there or (find_deleted(account, stack) if everything else None)
    if found is None:
        raise SummitryError(
            f"There is no stack {stack} in {account.require_region()} for {account.caller()}. Is "
            "it in another region (--region) or account (--profile)?"
        )
    require_idle(there)
    remains = find_remains(found)
    _announce(found, remains, there is not None, everything)
    _require_confirmation(stack, confirm)
    failed: list[str] = []
    with shown_progress(messages) as progress:
        if there is not None:
            delete_stack(there, progress.task("Stack"), live=messages.is_terminal)
        if everything:
            failed = remains.delete_all(progress.task)
    for why in failed:
        print_error(why)
    if failed:
        raise typer.Exit(1)
    _tell_rest(remains, everything)


def _announce(stack: DeployedStack, remains: Remains, is_there: bool, everything: bool) -> None:
    messages.print(
        f"Removes from {stack.account.region}, as {stack.account.caller()}:", soft_wrap=True
    )
    if is_there:
        messages.print(f"  the stack {stack.name}: API, keys, functions, queues")
    for what, how in remains.parts:
        if everything:
            messages.print(Text(f"  {what}: {how}", "bold red"), soft_wrap=True)
    if everything:
        messages.print("Nothing brings the articles back.", style="bold")


def _require_confirmation(name: str, confirm: str | None) -> None:
    """Have the name of the stack typed once more.

    Raises:
        UsageError: it is another one.
    """
    if confirm is None:
        confirm = str(typer.prompt("Name of the stack, to confirm", err=True))
    if confirm != name:
        raise UsageError(f"{confirm} is not {name}: nothing was removed")


def _tell_rest(remains: Remains, everything: bool) -> None:
    if everything:
        console.print("Nothing of it is left but CloudFormation's record of the stack.")
        return
    console.print("The stack is gone. These are left:")
    rows: list[list[Text | str]] = [[what, escape_controls(how)] for what, how in remains.parts]
    print_rows(console, rows)
    messages.print(
        f"`summitry remove --stack {remains.folder} --everything` deletes them too. To use the "
        "articles again, make a new stack and copy them into its bucket.",
        style="dim",
        soft_wrap=True,
    )
