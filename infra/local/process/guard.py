"""The guard of a server: ends it when the program that started it is gone, however that ended.

A program that gets SIGKILL can stop nothing. So each server has a guard, a process of its own. Its
standard input is a pipe from the program that started the server; the pipe ends with that program.
Linux could signal a child at its parent's death (PR_SET_PDEATHSIG), but not what the child started.
"""

import subprocess
import sys
from pathlib import Path

from infra.local.process.registry import start_time
from infra.local.process.session import end_session

ROOT = Path(__file__).parents[3]
GRACE_SECONDS = 10
"""A search engine that keeps its data closes its files in this time."""


def start_guard(leader: int) -> subprocess.Popen[bytes]:
    """Start a guard. It has to be killed once the server has been stopped.

    Args:
        leader: process id of the server, which leads a session.
    """
    return subprocess.Popen(  # noqa: S603 - this module and two numbers
        [sys.executable, "-m", __name__, str(leader), str(start_time(leader))],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # what ends the program, such as Ctrl-C, leaves the guard alone
    )


def main(leader: int, started: int) -> None:
    """Wait until the program is gone, then end the server's session.

    Args:
        leader: process id of the server.
        started: when it started. Another process may have its id by then; that one is left alone.
    """
    sys.stdin.buffer.read()
    if start_time(leader) in (0, started):
        end_session(leader, GRACE_SECONDS)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
