"""`summitry down`: stops what `summitry up` started."""

import os
import signal
import time

from rich.console import Console

from infra.cli.failures import clear_failures
from infra.cli.stack_session import project_places
from infra.local.errors import LocalStackError
from infra.local.state import StackAddress, read_state, tidy

console = Console()
STOP_SECONDS = 120


def down_command() -> None:
    """Stop the stack that `summitry up` started, and tidy up after one that was killed."""
    with clear_failures():
        places = project_places()
        address = read_state(places)
        if address is not None and address.lives:
            _stop(address)
            console.print("The stack is down; its data stays.", style="green")
        done = tidy(places)
        for each in done:
            console.print(each, style="yellow")
        if address is None and not done:
            console.print("No stack is up here.", style="dim")


def _stop(address: StackAddress) -> None:
    os.kill(address.pid, signal.SIGTERM)
    end = time.monotonic() + STOP_SECONDS
    while address.lives:
        if time.monotonic() > end:
            raise LocalStackError(
                f"Process {address.pid} did not end within {STOP_SECONDS} s; end it by "
                f"`kill -9 {address.pid}`, then run `summitry down` again."
            )
        time.sleep(0.1)
