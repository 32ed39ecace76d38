"""Programs that are run to their end; their output is kept for the case that they fail."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from infra.local.errors import LocalStackError
from infra.local.process.server import tail
from infra.local.progress import Task


@dataclass(frozen=True, slots=True)
class ProgramRunner:
    """The programs of one task.

    Attributes:
        name: what messages call the work.
        log: file that their output is added to.
        task: may give up while a program runs.
    """

    name: str
    log: Path
    task: Task

    def run(
        self,
        command: Sequence[str | Path],
        folder: Path | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Run a program until it ends.

        Args:
            command: program and arguments.
            folder: working directory; ours if None.
            environment: the whole environment; ours if None.

        Raises:
            LocalStackError: it failed; the message has the log's last lines.
        """
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as output:
            process = subprocess.Popen(  # noqa: S603 - programs and arguments of our own
                [str(part) for part in command],
                cwd=folder,
                env=None if environment is None else dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            try:
                while process.poll() is None:
                    self.task.check()
                    time.sleep(0.05)
            finally:
                process.terminate()
                process.wait()
        if process.returncode != 0:
            raise LocalStackError(
                f"{self.name} failed (exit code {process.returncode}). "
                f"The end of {self.log}:\n{tail(self.log, 30)}"
            )


def find_uv(environ: Mapping[str, str] = os.environ) -> Path:
    """Find the uv program: the one that runs us, one on the PATH, or one beside our Python.

    Raises:
        LocalStackError: there is none.
    """
    beside = [Path(base) / "bin" for base in (sys.prefix, sys.base_prefix)]
    path = os.pathsep.join([environ.get("PATH", ""), *map(str, beside)])
    found = environ.get("UV") or shutil.which("uv", path=path)
    # pyenv's shim of uv works only where the Python that uv was installed for is selected.
    if found and Path(found).parent.name == "shims":
        found = shutil.which("uv", path=os.pathsep.join(map(str, beside)))
    if not found:
        raise LocalStackError("uv is missing: `python -m pip install uv`, then start again.")
    return Path(found)
