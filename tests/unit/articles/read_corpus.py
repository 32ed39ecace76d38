"""Reads the whole hostile corpus in a process of its own and prints its peak memory in MB."""

import io
import re
import sys
from pathlib import Path

from shared.articles import read_articles
from shared.domain.errors import PermanentError
from tests.hostile import hostile_uploads


def main() -> None:
    """Read one upload after the other, forgetting each."""
    for upload in hostile_uploads():
        try:
            for _ in read_articles(io.BytesIO(upload.make()), upload.name, upload.content_type):
                pass
        except PermanentError:
            continue
    sys.stdout.write(str(peak_kilobytes() // 1024))


def peak_kilobytes() -> int:
    """Peak of this process alone; getrusage would count what its parent had when it forked."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    assert found
    return int(found[1])


if __name__ == "__main__":
    main()
