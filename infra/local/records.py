"""Notes of running servers, so that what a killed run left behind can be stopped later."""

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NotedProcess:
    """A process as it was noted; `started` tells it from a later one with the same id."""

    name: str
    pid: int
    started: int

    @property
    def lives(self) -> bool:
        """Whether this very process still runs."""
        return start_time(self.pid) == self.started


@dataclass(slots=True)
class RunRecord:
    """The file that notes one run: who started it, and its servers.

    Attributes:
        folder: where all runs of the project have their records.
    """

    folder: Path
    _servers: list[NotedProcess] = field(default_factory=list, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    @property
    def path(self) -> Path:
        """The record's file, named after the process that started the run."""
        return self.folder / f"{os.getpid()}.json"

    def add(self, name: str, pid: int) -> None:
        """Note a server that has just been started."""
        with self._lock:
            self._servers.append(NotedProcess(name, pid, start_time(pid)))
            self._write()

    def remove(self, pid: int) -> None:
        """Forget a server that has been stopped."""
        with self._lock:
            self._servers = [server for server in self._servers if server.pid != pid]
            self._write()

    def _write(self) -> None:
        if not self._servers:
            self.path.unlink(missing_ok=True)
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        owner = NotedProcess("summitry", os.getpid(), start_time(os.getpid()))
        notes = [
            {"name": p.name, "pid": p.pid, "started": p.started} for p in (owner, *self._servers)
        ]
        draft = self.path.with_suffix(".draft")
        draft.write_text(json.dumps(notes))
        draft.replace(self.path)


def leftovers(folder: Path) -> Iterator[tuple[Path, list[NotedProcess]]]:
    """Records whose run is dead, each with those of its servers that still run."""
    for path in sorted(folder.glob("*.json")):
        owner, *servers = [NotedProcess(**note) for note in json.loads(path.read_text())]
        if not owner.lives:
            yield path, [server for server in servers if server.lives]


def start_time(pid: int) -> int:
    """When a process started, in clock ticks since boot; 0 when there is none."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return 0 if fields[0] in "ZX" else int(fields[19])
