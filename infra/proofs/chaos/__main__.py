"""`python -m infra.proofs.chaos`: the storm over a local stack; see `make chaos`."""

import signal
import time
from contextlib import ExitStack, suppress
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.commands.stack.up import show_banner
from infra.cli.failures import clear_failures
from infra.cli.stack.session import project_places, started_stack
from infra.local.folders import Places
from infra.local.process.signals import AskedToEnd
from infra.local.stack import Options, Stack
from infra.local.state import published, sole_keeper, tidy
from infra.proofs.chaos.report import show_report, shown
from infra.proofs.chaos.run import Storm

console = Console()


def chaos(
    changes: Annotated[int, typer.Option(envvar="N", help="Changes that users make.")] = 10_000,
    seed: Annotated[int, typer.Option(envvar="SEED", help="Of everything random.")] = 1,
    keep: Annotated[bool, typer.Option(envvar="KEEP", help="Stay up until Ctrl-C.")] = False,
) -> None:
    """Let everything die, repeat and come late, then compare the index with the bucket."""
    with clear_failures():
        places = project_places().with_own_logs("chaos")
        with ExitStack() as running:
            if keep:
                running.enter_context(sole_keeper(places))
            tidy(places)
            stack = running.enter_context(started_stack(Options(places), console))
            equal = _run(Storm(stack, changes, seed, lambda what: console.print(what, style="dim")))
            if keep:
                _keep(places, stack)
    raise typer.Exit(0 if equal else 1)


def _run(storm: Storm) -> bool:
    began = time.monotonic()
    with shown(storm, console):
        verdict = storm.run()
    show_report(console, storm, verdict, time.monotonic() - began)
    return verdict.equal


def _keep(places: Places, stack: Stack) -> None:
    """Leave the stack up, for other commands to find, until a signal ends it."""
    with published(places, stack.address()), suppress(AskedToEnd):
        show_banner(stack.address(), places, console)
        console.print("\n`summitry search`, `summitry quarantine list` and all others find it.")
        console.print("Ctrl-C stops it and removes its data.", style="dim")
        signal.pause()
    console.print("stopping", style="dim")


if __name__ == "__main__":
    typer.run(chaos)
