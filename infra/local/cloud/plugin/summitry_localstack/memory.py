"""The function's memory setting, enforced by watching what its processes hold."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")
PAUSE = 0.05


def watch_memory(parent: int, megabytes: int, stop: threading.Event) -> None:
    """Kill the children of a process that hold more resident memory than allowed.

    Lambda kills them too (`Runtime.ExitError`, signal: killed). A limit on address space would
    strike far too early: Python reserves more than it touches.

    Args:
        parent: process id of the emulator, whose child is the function's Python.
        megabytes: the function's memory setting.
        stop: ends the watch.
    """
    while not stop.wait(PAUSE):
        for pid in children(parent):
            if resident_bytes(pid) > megabytes * 2**20:
                _kill(pid)


def children(parent: int) -> Iterator[int]:
    """List the process ids of the living children of a process."""
    with os.scandir("/proc") as entries:
        for entry in entries:
            if entry.name.isdigit() and _parent_of(int(entry.name)) == parent:
                yield int(entry.name)


def resident_bytes(pid: int) -> int:
    """Resident memory of a process; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except OSError:
        return 0


def _parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
