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
from typing import NamedTuple

import httpx

from infra.benchmarks.measurements.fresh_process import ENVIRONMENT, processor_seconds
from infra.local.cloud.server import emulator_binary
from infra.local.process.ports import LOOPBACK, free_port

_INVOCATIONS = "2015-03-31/functions/function/invocations"
_INIT = re.compile(r"INIT REPORT\(durationMs: ([\d.]+)\)")
_CLIENT = ("awslambdaric", "simplejson", "snapshot-restore-py")
"""Lambda's client of its runtime, and what that imports."""
_LONGEST = 60
"""Seconds; more than any start takes."""


class EmulatedStart(NamedTuple):
    """What the phase INIT took, in seconds.

    Attributes:
        clock: as the emulator measures it.
        processor: of the emulator and the function together, with the one event that it answers.
    """

    clock: float
    processor: float


def emulated_start(content: Path, handler: str, folder: Path) -> EmulatedStart:
    """Return what the phase INIT of a function takes.

    Args:
        content: folder of a zip's content.
        handler: `module.function`; the module lies in `content` or in `folder`.
        folder: takes a copy of the emulator, since the one that is shipped may not be run, and
            the runtime's client.

    Raises:
        RuntimeError: the function did not start; its log is in the message.
    """
    emulator, client = folder / "emulator", folder / "client"
    if not emulator.exists():
        shutil.copy(emulator_binary(platform.machine()), emulator)
        emulator.chmod(0o755)
        client.mkdir()
        _link_client(client)
    port = free_port()
    command = [
        str(emulator),
        *("--runtime-interface-emulator-address", f"{LOOPBACK}:{port}"),
        *("--runtime-api-address", f"{LOOPBACK}:{free_port()}"),
        *(sys.executable, "-S", "-B", "-m", "awslambdaric", handler),
    ]
    places = (content, folder, client)
    variables = {"PYTHONPATH": os.pathsep.join(map(str, places)), "LAMBDA_TASK_ROOT": str(content)}
    before = processor_seconds()
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
    return EmulatedStart(float(found[1]) / 1000, processor_seconds() - before)


def _link_client(folder: Path) -> None:
    """Put the runtime's client into a folder, and nothing else that packages would look for."""
    for name in _CLIENT:
        package = distribution(name)
        for top in {file.parts[0] for file in package.files or ()} - {".."}:
            (folder / top).symlink_to(str(package.locate_file(top)))


def _invoke(url: str) -> None:
    """Send an event; the emulator starts the function at the first one, whatever it is."""
    with httpx.Client(transport=httpx.HTTPTransport(retries=8), timeout=_LONGEST) as client:
        client.post(url, json={})
