"""A session of processes: a server with everything that it started."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path


def end_session(leader: int, grace: float) -> None:
    """End every process of the session that a server led, whether or not it still lives.

    Args:
        leader: process id of the session's leader.
        grace: seconds between asking and killing.
    """
    for pid in session_members(leader):
        _signal(pid, signal.SIGTERM if grace else signal.SIGKILL)
    end = time.monotonic() + grace
    while time.monotonic() < end and any(True for _ in session_members(leader)):
        time.sleep(0.05)
    for pid in session_members(leader):
        _signal(pid, signal.SIGKILL)


def session_members(leader: int) -> Iterator[int]:
    """List the process ids of the living members of a session."""
    with os.scandir("/proc") as entries:
        for entry in entries:
            if entry.name.isdigit() and _session_and_state(int(entry.name)) == (leader, True):
                yield int(entry.name)


def _session_and_state(pid: int) -> tuple[int, bool]:
    """Return the session of a process, and whether it lives (a zombie does not)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0, False
    return int(fields[3]), fields[0] not in "ZX"


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
