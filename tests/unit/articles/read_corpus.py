"""Reads the whole hostile corpus in a process of its own and prints its peak memory in MB."""

import io
import resource
import sys

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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes on Linux
    sys.stdout.write(str(peak // 1024))


if __name__ == "__main__":
    main()
