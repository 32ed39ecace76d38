"""`.summitry/stack.json`: how other programs find the running stack."""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.local.process.registry import orphans, start_time, unregister
from infra.local.process.session import end_session


@dataclass(frozen=True, slots=True)
class StackAddress:
    """The address of a running stack.

    Attributes:
        api: the REST API; ends with the stage.
        api_key: what to send as x-api-key, to read and to upload.
        read_key: a key that may only read.
        bucket: where articles go, under articles/.
        s3_endpoint: where the bucket is.
        opensearch: the search engine.
        web: the page for people.
        pid: process that keeps the stack up.
        started: when that process started, so that a later one is not taken for it.
    """

    api: str
    api_key: str
    read_key: str
    bucket: str
    s3_endpoint: str
    opensearch: str
    web: str
    pid: int
    started: int

    @property
    def lives(self) -> bool:
        """Whether the process that keeps the stack up still runs."""
        return start_time(self.pid) == self.started


def state_file(folders: Folders) -> Path:
    """Return the path of the file that tells where the running stack is."""
    return folders.state / "stack.json"


@contextmanager
def published(folders: Folders, address: StackAddress) -> Iterator[None]:
    """Tell other programs, in one piece, until the block ends."""
    write_state(folders, address)
    try:
        yield
    finally:
        state_file(folders).unlink(missing_ok=True)


def write_state(folders: Folders, address: StackAddress) -> None:
    """Write the file in one piece: others see the whole of it or none."""
    path = state_file(folders)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    draft.write_text(json.dumps(asdict(address), indent=2) + "\n")
    draft.chmod(0o600)
    draft.replace(path)


def read_state(folders: Folders) -> StackAddress | None:
    """Read where the stack is; None if there is no such file.

    Raises:
        LocalStackError: there is one that cannot be read.
    """
    try:
        told: Mapping[str, object] = json.loads(state_file(folders).read_text())
        return StackAddress(**told)  # type: ignore[arg-type] # a wrong file is told below
    except FileNotFoundError:
        return None
    except (ValueError, TypeError) as error:
        raise LocalStackError(
            f"{state_file(folders)} is not one of ours ({error}); remove it and start again."
        ) from error


def running_stack(folders: Folders) -> StackAddress:
    """Return the stack that is up.

    Raises:
        LocalStackError: none is up.
    """
    address = read_state(folders)
    if address is None:
        raise LocalStackError("No stack is up here: start one with `summitry up`.")
    if not address.lives:
        raise LocalStackError(
            f"{state_file(folders)} is stale: the `summitry up` that wrote it was killed. "
            "`summitry down` tidies up, `summitry up` starts again."
        )
    return address


def require_none_running(folders: Folders) -> None:
    """Make sure that no other stack of this project is up.

    Raises:
        LocalStackError: one is.
    """
    address = read_state(folders)
    if address is not None and address.lives:
        raise LocalStackError(
            f"A stack is up already, with its API at {address.api} (process {address.pid}). "
            "Use it, or stop it with `summitry down`."
        )


@dataclass(frozen=True, slots=True)
class StackOwner:
    """The process that starts, keeps or stops the stack of a project.

    Attributes:
        pid: its process id.
        started: when it started, so that a later one is not taken for it.
    """

    pid: int
    started: int

    @property
    def lives(self) -> bool:
        """Whether it still runs."""
        return start_time(self.pid) == self.started


@contextmanager
def sole_owner(folders: Folders) -> Iterator[None]:
    """Be the only process of this project that keeps a stack up, from its start to its end.

    The lock goes with the process, however that ends.

    Raises:
        LocalStackError: another one is up, is starting or is stopping.
    """
    require_none_running(folders)
    path = _owner_file(folders)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            other = stack_owner(folders)
            who = f" (process {other.pid})" if other else ""
            raise LocalStackError(
                f"Another `summitry up` is just starting or stopping a stack here{who}. "
                "Wait for it, or stop it with `summitry down`."
            ) from error
        file.truncate(0)
        file.write(json.dumps(asdict(StackOwner(os.getpid(), start_time(os.getpid())))))
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def stack_owner(folders: Folders) -> StackOwner | None:
    """Find the process that starts, keeps or stops the stack; None if there is none."""
    try:
        found = StackOwner(**json.loads(_owner_file(folders).read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        return None  # an empty file is what an ended one leaves
    return found if found.lives else None


def _owner_file(folders: Folders) -> Path:
    return folders.state / "up.lock"


def tidy(folders: Folders) -> list[str]:
    """Stop and remove what runs that were killed have left behind.

    Returns:
        What was stopped or removed, for people.
    """
    done = []
    for server in list(orphans(folders.runs)):
        if server.lives:
            end_session(server.pid, grace=10)
            done.append(f"stopped {server.name} (process {server.pid}) of a run that was killed")
        unregister(folders.runs, server.pid)
    folders.remove_abandoned()
    address = read_state(folders)
    if address is not None and not address.lives:
        state_file(folders).unlink(missing_ok=True)
        done.append("removed a stale stack.json")
    return done
