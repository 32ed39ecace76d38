"""The examples of the client's README, each a whole program with what it prints."""

import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[2] / "clients" / "python" / "README.md"
EXAMPLES: list[tuple[str, str]] = re.findall(
    r"```python\n(.*?)```\n\n```text\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL
)


def run_example(program: str, api: str, api_key: str, folder: Path) -> str:
    """Run an example as a program of its own, and give what it prints.

    Args:
        program: its text.
        api: address of the API that it asks.
        api_key: key of that API.
        folder: where it may write files.
    """
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={"SUMMITRY_API": api, "SUMMITRY_API_KEY": api_key},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
