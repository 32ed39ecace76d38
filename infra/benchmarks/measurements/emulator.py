"""Functions under Lambda's Runtime Interface Emulator, which aws-sam-cli ships; no Docker."""

import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from threading import Timer

import httpx

from infra.benchmarks.measurements.fresh_process import ENVIRONMENT
from infra.local.cloud.server import emulator_binary
from infra.local.process.ports import LOOPBACK, free_port

_INVOCATIONS = "2015-03-31/functions/function/invocations"
_INIT = re.compile(r"INIT REPORT\(durationMs: ([\d.]+)\)")
_LONGEST = 60
"""Seconds; more than any start takes."""


def init_seconds(content: Path, handler: str, folder: Path) -> float:
    """Return how long the INIT phase of a function takes, in seconds of the clock.

    Args:
        content: folder of a zip's content.
        handler: `module.function`; the module lies in `content` or in `folder`.
        folder: takes a copy of the emulator, since the one that is shipped may not be run.

    Raises:
        RuntimeError: the function did not start; its log is in the message.
    """
    emulator = folder / "emulator"
    if not emulator.exists():
        shutil.copy(emulator_binary(platform.machine()), emulator)
        emulator.chmod(0o755)
    port = free_port()
    command = [
        str(emulator),
        *("--runtime-interface-emulator-address", f"{LOOPBACK}:{port}"),
        *("--runtime-api-address", f"{LOOPBACK}:{free_port()}"),
        *(sys.executable, "-S", "-B", "-m", "awslambdaric", handler),
    ]
    # The runtime's client comes from this environment, which stands behind what the zip brings.
    places = (content, folder, distribution("awslambdaric").locate_file(""))
    variables = {"PYTHONPATH": os.pathsep.join(map(str, places)), "LAMBDA_TASK_ROOT": str(content)}
    process = subprocess.Popen(  # noqa: S603 - the emulator, with arguments of our own
        command,
        cwd=content,
        env=os.environ | ENVIRONMENT | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    end = Timer(_LONGEST, process.kill)
    end.start()
    try:
        _invoke(f"http://{LOOPBACK}:{port}/{_INVOCATIONS}")
    finally:
        process.terminate()
        log = process.communicate()[0]
        end.cancel()
    found = _INIT.search(log)
    if found is None:
        raise RuntimeError(f"{handler} did not start:\n{log}")
    return float(found[1]) / 1000


def _invoke(url: str) -> None:
    """Send an event; the emulator starts the function at the first one, whatever it is."""
    with httpx.Client(transport=httpx.HTTPTransport(retries=8), timeout=_LONGEST) as client:
        client.post(url, json={})
