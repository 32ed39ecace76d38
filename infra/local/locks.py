"""Locks between programs of this machine, as files."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.local.folders import open_folder


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other programs of this machine out until the block ends.

    Args:
        path: the lock's file; it is made, and stays.
    """
    open_folder(path.parent)
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
