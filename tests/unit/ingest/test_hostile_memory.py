"""No upload makes the function outgrow its memory, whatever it holds."""

import subprocess
import sys


def test_every_hostile_upload_stays_within_its_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.measuring"],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
