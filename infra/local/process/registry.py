"""A registry of running servers, so that those of a killed run can be stopped later."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RegisteredServer:
    """A running server and who started it.

    Process ids are used again; the start times tell whether these are still the same processes.

    Attributes:
        name: what messages call the server.
        pid: process id of the server.
        started: when the server started, in clock ticks since boot.
        owner: process id of the program that started it.
        owner_started: when that program started.
    """

    name: str
    pid: int
    started: int
    owner: int
    owner_started: int

    @property
    def orphaned(self) -> bool:
        """Whether its owner is dead."""
        return start_time(self.owner) != self.owner_started

    @property
    def lives(self) -> bool:
        """Whether it still runs."""
        return start_time(self.pid) == self.started


def register(folder: Path, name: str, pid: int) -> None:
    """Note a server that this program has just started.

    Args:
        folder: where the project's notes are.
        name: what messages call the server.
        pid: its process id.
    """
    folder.mkdir(parents=True, exist_ok=True)
    server = RegisteredServer(name, pid, start_time(pid), os.getpid(), start_time(os.getpid()))
    draft = folder / f"{pid}.draft"
    draft.write_text(json.dumps(asdict(server)))
    draft.replace(folder / f"{pid}.json")


def unregister(folder: Path, pid: int) -> None:
    """Forget a server that has been stopped."""
    (folder / f"{pid}.json").unlink(missing_ok=True)


def orphans(folder: Path) -> Iterator[RegisteredServer]:
    """List the servers whose owner died before it could stop them, dead or alive."""
    for path in sorted(folder.glob("*.json")):
        server = RegisteredServer(**json.loads(path.read_text()))
        if server.orphaned:
            yield server


def start_time(pid: int) -> int:
    """When a process started, in clock ticks since boot; 0 when there is none."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return 0 if fields[0] in "ZX" else int(fields[19])
