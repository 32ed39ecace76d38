"""Fresh processes that have the content of a zip alone, as a function has when it starts."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ENVIRONMENT = {
    "OPENSEARCH_URL": "https://127.0.0.1:9",
    "OPENSEARCH_AUTH": "es",
    "BUCKET": "bucket",
    "QUEUE_URL": "https://sqs.eu-west-1.amazonaws.com/123456789012/queue",
    "AWS_REGION": "eu-west-1",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "id",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_SESSION_TOKEN": "token",
    "AWS_LAMBDA_FUNCTION_NAME": "function",
    "POWERTOOLS_SERVICE_NAME": "summitry",
}
"""What Lambda and template.yaml set, requests to the engine signed; nothing listens at port 9."""
_END = "\nimport os, sys; sys.stdout.flush(); os._exit(0)"
"""Ends a process at once: Lambda never waits until a start's objects are taken down."""
_PATH = "import sys; sys.path = {} + [p for p in sys.path if 'site-packages' not in p]\n"


class FreshRun(NamedTuple):
    """What a process took.

    Attributes:
        seconds: processor time, from its start to the end of the code.
        output: what it printed.
    """

    seconds: float
    output: str


def run_fresh(content: Path, code: str, *arguments: str) -> FreshRun:
    """Run code in a new interpreter that finds the standard library and a zip's content.

    Args:
        content: folder of a zip's content, with the bytecode that is shipped.
        code: the code.
        arguments: its `sys.argv[1:]`.

    Raises:
        CalledProcessError: the code failed.
    """
    command = [sys.executable, "-I", "-S", "-B", "-c", _PATH.format([str(content)]) + code + _END]
    before = processor_seconds()
    done = subprocess.run(  # noqa: S603 - code of ours
        [*command, *arguments],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        env=os.environ | ENVIRONMENT,
    )
    return FreshRun(processor_seconds() - before, done.stdout)


def processor_seconds() -> float:
    """Return the processor time of all processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
