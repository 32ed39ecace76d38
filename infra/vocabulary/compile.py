"""Write the compiled vocabulary: `python -m infra.vocabulary.compile OUT`.

`make build` runs it for the zips. Data files with anything wrong are refused.
"""

import sys
from pathlib import Path

from shared.vocabulary.checks import check
from shared.vocabulary.loading import DATA, build_from, compile_vocabulary, read_sources


def main(arguments: list[str]) -> int:
    """Compile to the one path given; the exit code says whether it could be."""
    if len(arguments) != 1:
        print("usage: python -m infra.vocabulary.compile OUT", file=sys.stderr)  # noqa: T201 - CLI
        return 2
    sources = read_sources(DATA)
    _, problems = check(sources)
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - CLI
    if problems:
        return 1
    Path(arguments[0]).write_bytes(compile_vocabulary(build_from(sources)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
