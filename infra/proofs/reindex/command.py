"""`summitry reindex` as an operator runs it: in a process of its own, on a stack's bucket."""

import os
import subprocess
import sys

from infra.local.stack import Stack
from infra.proofs.harness.workers import ROOT, function_variables
from shared.domain.errors import SummitryError

_PROGRAM = (sys.executable, "-c", "from infra.cli.main import main; main()", "reindex")


def run_reindex(stack: Stack, *words: str) -> str:
    """Run the command to its end; what it printed on stdout.

    Args:
        stack: whose index.
        words: further words of the command line.

    Raises:
        SummitryError: it failed; the message has its own words.
    """
    where = ("--bucket", stack.bucket, "--opensearch", stack.opensearch)
    done = subprocess.run(  # noqa: S603 - our own command
        (*_PROGRAM, *words, *where, "--index-prefix", index_prefix(stack)),
        cwd=ROOT,
        env={**os.environ, **stack.cloud.aws_environment()},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SummitryError(f"summitry reindex {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def index_prefix(stack: Stack) -> str:
    """Tell what a stack puts before its index names."""
    return function_variables(stack).get("INDEX_PREFIX", "")
