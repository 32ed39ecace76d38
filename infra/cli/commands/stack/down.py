"""`summitry down`: stops what `summitry up` started."""

import os
import signal
import time
from contextlib import suppress

from rich.console import Console

from infra.cli.stack.session import project_folders
from infra.local.errors import LocalStackError
from infra.local.state import StackAddress, StackOwner, read_state, stack_owner, tidy

console = Console()
STOP_SECONDS = 120


def down_command() -> None:
    """Stop the stack that `summitry up` started, and tidy up after one that was killed."""
    folders = project_folders()
    address = read_state(folders)
    stops = address if address is not None and address.lives else stack_owner(folders)
    if stops is not None:
        _stop(stops)
        console.print("The stack is down; its data stays.", style="green")
    done = tidy(folders)
    for each in done:
        console.print(each, style="yellow")
    if stops is None and not done:
        console.print("No stack is up here.", style="dim")


def _stop(process: StackAddress | StackOwner) -> None:
    """End the process that keeps a stack up, or that is just starting it."""
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGTERM)
    end = time.monotonic() + STOP_SECONDS
    while process.lives:
        if time.monotonic() > end:
            raise LocalStackError(
                f"Process {process.pid} did not end within {STOP_SECONDS} s; end it by "
                f"`kill -9 {process.pid}`, then run `summitry down` again."
            )
        time.sleep(0.1)
