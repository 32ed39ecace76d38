"""`python -m infra.chaos`: the storm over a local stack; see `make chaos`."""

import os
import sys
import time

from rich.console import Console

from infra.chaos.proof import Verdict
from infra.chaos.storm import Storm
from infra.cli.stack_session import project_places, started_stack
from infra.local.stack import Options, Stack

console = Console()
SHOWN = 5


def main() -> int:
    """Run with the environment's N, SEED and KEEP; gives the exit code."""
    changes = int(os.environ.get("N", "10000"))
    seed = int(os.environ.get("SEED", "1"))
    with started_stack(Options(project_places()), console) as stack:
        began = time.monotonic()
        verdict = Storm(stack, changes, seed, console.print).run()
        _show(verdict, time.monotonic() - began)
        if os.environ.get("KEEP"):
            _keep(stack)
    return 0 if verdict.equal else 1


def _show(verdict: Verdict, seconds: float) -> None:
    console.print(
        f"{verdict.objects} objects, {verdict.documents} documents follow from them; "
        f"{len(verdict.missing)} missing, {len(verdict.different)} different, "
        f"{len(verdict.left)} left over; {seconds:.0f} s"
    )
    for id in verdict.missing[:SHOWN]:
        console.print(f"  missing: {id}")
    for id in verdict.left[:SHOWN]:
        console.print(f"  left over: {id}")
    for id, fields in list(verdict.different.items())[:SHOWN]:
        console.print(f"  different: {id} in {', '.join(fields)}")
    console.print("[green]index = bucket[/]" if verdict.equal else "[red]index ≠ bucket[/]")


def _keep(stack: Stack) -> None:
    console.print(f"the stack stays up until Enter: {stack.api} (x-api-key: {stack.api_key})")
    console.print(f"OpenSearch {stack.opensearch}, bucket {stack.bucket} at {stack.s3_endpoint}")
    input()


if __name__ == "__main__":
    sys.exit(main())
