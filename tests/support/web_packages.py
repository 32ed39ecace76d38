"""The packages of web/, as its lock names them."""

import shutil
import subprocess
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "web"


def web_package(name: str) -> Path:
    """The folder of a package; all are installed where none is. Without npm the test is skipped."""
    folder = WEB / "node_modules" / name
    if not folder.is_dir():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("npm is not here, which .ci/run installs")
        subprocess.run([npm, "ci", "--silent"], cwd=WEB, check=True)
    return folder
