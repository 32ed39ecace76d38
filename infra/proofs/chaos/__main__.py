"""`python -m infra.proofs.chaos`: one run on a local stack; see `make chaos`."""

import signal
import time
from contextlib import ExitStack, suppress
from typing import Annotated

import typer
from rich.console import Console

from infra.cli.commands.stack.up import show_banner
from infra.cli.failures import reported_failures
from infra.cli.stack.session import project_folders, started_stack
from infra.local.folders import Folders
from infra.local.process.signals import StopRequested
from infra.local.stack import Options, Stack
from infra.local.state import published, sole_owner, tidy
from infra.proofs.chaos.report import show_report, shown
from infra.proofs.chaos.run import ChaosRun

console = Console()


def chaos(
    changes: Annotated[int, typer.Option(envvar="N", help="Changes that users make.")] = 10_000,
    seed: Annotated[int, typer.Option(envvar="SEED", help="Seed of everything random.")] = 1,
    keep: Annotated[
        bool, typer.Option(envvar="KEEP", help="Keep the stack up until Ctrl-C.")
    ] = False,
) -> None:
    """Kill processes while users change the bucket, then compare the index with the bucket."""
    with reported_failures():
        folders = project_folders().with_own_logs("chaos")
        with ExitStack() as running:
            if keep:
                running.enter_context(sole_owner(folders))
            tidy(folders)
            stack = running.enter_context(started_stack(Options(folders), console))
            equal = _run(
                ChaosRun(stack, changes, seed, lambda what: console.print(what, style="dim"))
            )
            if keep:
                _keep(folders, stack)
    raise typer.Exit(0 if equal else 1)


def _run(chaos_run: ChaosRun) -> bool:
    began = time.monotonic()
    with shown(chaos_run, console):
        verdict = chaos_run.run()
    show_report(console, chaos_run, verdict, time.monotonic() - began)
    return verdict.equal


def _keep(folders: Folders, stack: Stack) -> None:
    """Leave the stack up, for other commands to find, until a signal ends it."""
    with published(folders, stack.address()), suppress(StopRequested):
        show_banner(stack.address(), folders, console)
        console.print("\n`summitry search`, `summitry quarantine list` and all others find it.")
        console.print("Ctrl-C stops it and removes its data.", style="dim")
        signal.pause()
    console.print("stopping", style="dim")


if __name__ == "__main__":
    typer.run(chaos)
