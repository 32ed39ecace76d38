"""Give a zip the compiled vocabulary and its index of forms instead of the data files.

It gets the version of its rules, too.

`python -m infra.vocabulary.compilation FOLDER`, where FOLDER holds the files of a zip that is being
built; `make build` runs it. Data with anything wrong are refused.
"""

import shutil
import sys
from pathlib import Path

from shared.extraction import version
from shared.extraction.text import compiled_index
from shared.vocabulary.checks import check
from shared.vocabulary.loader import (
    COMPILED,
    DATA,
    build_from_sources,
    compile_vocabulary,
    read_sources,
)

_PACKAGE = Path("shared") / "vocabulary"


def main(arguments: list[str]) -> int:
    """Compile into the one folder given; the exit code says whether it could be."""
    if len(arguments) != 1:
        return _refuse("usage: python -m infra.vocabulary.compilation FOLDER", 2)
    package = Path(arguments[0]) / _PACKAGE
    if not package.is_dir() or package.resolve() == DATA.parent:
        return _refuse(f"{arguments[0]} is no copy of the sources: {package} is not there", 2)
    zip_root = Path(arguments[0])
    rules = zip_root / version.COMPILED.relative_to(version.ROOT)
    index = zip_root / compiled_index.COMPILED.relative_to(version.ROOT)
    if not index.parent.is_dir():
        return _refuse(f"{arguments[0]} is no copy of the sources: {index.parent} is not there", 2)
    sources = read_sources(DATA)
    _, problems = check(sources)
    if problems:
        return _refuse("\n".join(map(str, problems)), 1)
    vocabulary, told = build_from_sources(sources), version.version_of_rules(zip_root)
    (package / COMPILED.name).write_bytes(compile_vocabulary(vocabulary))
    rules.write_text(f"{told}\n", "ascii")
    index.write_bytes(compiled_index.compile_index(vocabulary, f"{vocabulary.version}-{told}"))
    shutil.rmtree(package / DATA.name, ignore_errors=True)
    return 0


def _refuse(message: str, code: int) -> int:
    print(message, file=sys.stderr)  # noqa: T201 - a command
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
