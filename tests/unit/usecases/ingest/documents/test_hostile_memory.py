"""No upload makes the function outgrow its memory, whatever it holds."""

import subprocess
import sys

import pytest


@pytest.mark.long
@pytest.mark.timeout(3_000)  # one in four takes a few minutes, all with PROVE=1 many
def test_every_hostile_upload_stays_within_its_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.costs"],
        capture_output=True,
        text=True,
        check=False,
        timeout=2_900,
    )
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
