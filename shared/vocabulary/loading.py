"""The one entry to the vocabulary: `load`."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from shared.domain.errors import SummitryError
from shared.vocabulary.building import build
from shared.vocabulary.model import Vocabulary
from shared.vocabulary.rows import Problem, Report, Tables, parse_table

DATA = Path(__file__).parent / "data"


class VocabularyError(SummitryError):
    """The data files cannot be used as they are.

    Attributes:
        problems: everything that is wrong, with file and line.
    """

    def __init__(self, problems: list[Problem]) -> None:
        """Say all of it, a line each."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@cache
def load() -> Vocabulary:
    """The vocabulary, built once a process."""
    sources = read_sources(DATA)
    tables: Tables = {file: parse_table(file, text) for file, text in sources.items()}
    return build(tables, version_of(sources), Report())


def read_sources(folder: Path) -> dict[str, str]:
    """Text of every data file by its path below `folder`, in order of the paths."""
    files = sorted(folder.rglob("*.psv"))
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def compile_sources(sources: Mapping[str, str]) -> Vocabulary:
    """Build the vocabulary of the given data files.

    Raises:
        VocabularyError: a data file is malformed.
    """
    report = Report()
    tables: Tables = {file: parse_table(file, text) for file, text in sources.items()}
    vocabulary = build(tables, version_of(sources), report)
    if report.problems:
        raise VocabularyError(report.problems)
    return vocabulary


def version_of(sources: Mapping[str, str]) -> str:
    """Short hash of all data files: the same for the same content, whatever the machine."""
    digest = sha256()
    for file, text in sorted(sources.items()):
        digest.update(f"{file}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()[:12]
