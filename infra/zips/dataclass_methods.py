"""The code of dataclasses' methods, compiled for a zip: see shared/runtime/quick_start.py."""

import json
import os
import subprocess
import sys
from pathlib import Path

from shared.runtime.quick_start import COMPILED, compile_methods

_ROOT = Path(__file__).parents[2]
START_ENVIRONMENT = {
    "OPENSEARCH_URL": "https://engine.example",
    "OPENSEARCH_AUTH": "es",
    "BUCKET": "bucket",
    "QUEUE_URL": "https://queue.example",
    "AWS_REGION": "eu-west-1",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "id",
    "AWS_SECRET_ACCESS_KEY": "secret",
}
"""Enough for a function to start; nothing is sent."""
_WRITTEN = """
import importlib, json, sys
from shared.runtime.quick_start import written_methods
with written_methods() as sources:
    importlib.import_module(sys.argv[1])
print(json.dumps(sources))
"""


def write_methods(folder: Path) -> None:
    """Put the methods of all dataclasses that a function's start makes into its zip's folder.

    The start is that of this checkout: a zip for another processor cannot be started here.

    Args:
        folder: the zip's, with one function.
    """
    (handler,) = folder.glob("functions/*/handler.py")
    command = [sys.executable, "-c", _WRITTEN, f"functions.{handler.parent.name}.handler"]
    done = subprocess.run(  # noqa: S603 - words of ours
        command,
        cwd=_ROOT,
        env=os.environ | START_ENVIRONMENT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    sources = json.loads(done.stdout.splitlines()[-1])
    (folder / COMPILED.relative_to(_ROOT)).write_bytes(compile_methods(sources))
