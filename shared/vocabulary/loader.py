"""The loader of the vocabulary, and the compiled form that the Lambdas ship."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from shared.domain.errors import SummitryError
from shared.domain.garbage_collection import garbage_collection_paused
from shared.vocabulary import codec
from shared.vocabulary.model import Vocabulary

if TYPE_CHECKING:
    from shared.vocabulary.data_files import Problem, Tables

DATA = Path(__file__).parent / "data"
COMPILED = Path(__file__).parent / "compiled.bin"
"""Beside the code in a Lambda's zip, where the data files are not; absent in a checkout."""


class VocabularyError(SummitryError):
    """The data files cannot be used as they are.

    Attributes:
        problems: all problems, with file and line.
    """

    def __init__(self, problems: "list[Problem]") -> None:
        """Make a message with a line for each problem."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@cache
def load() -> Vocabulary:
    """Return the vocabulary, built once a process.

    Raises:
        VocabularyError: a data file is malformed.
    """
    return load_from(DATA, COMPILED)


def load_from(data: Path, compiled: Path) -> Vocabulary:
    """Load the vocabulary from its compiled form if that is up to date, else from the data.

    Args:
        data: folder of the data files; where it is missing, the compiled form is trusted.
        compiled: the compiled form.

    Raises:
        VocabularyError: a data file is malformed.
        FileNotFoundError: neither is there.
    """
    if not data.is_dir():
        return decompile(compiled.read_bytes())
    sources = read_sources(data)
    if compiled.is_file():
        shipped = compiled.read_bytes()
        if codec.header_of(shipped) == version_of(sources):
            return decompile(shipped)
    return build_from_sources(sources)


def read_sources(folder: Path) -> dict[str, str]:
    """Read the text of every data file, by its path below `folder`, in order of the paths."""
    files = sorted(folder.rglob("*.psv"))
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}


def build_from_sources(sources: Mapping[str, str]) -> Vocabulary:
    """Build the vocabulary of the given data files.

    Raises:
        VocabularyError: a data file is malformed.
    """
    # Only a checkout builds: a Lambda reads the compiled form and is spared these imports.
    from shared.vocabulary.data_files import Report, parse_table
    from shared.vocabulary.vocabulary_builder import build

    report = Report()
    tables: Tables = {file: parse_table(file, text) for file, text in sources.items()}
    with garbage_collection_paused():
        vocabulary = build(tables, version_of(sources), report)
    if report.problems:
        raise VocabularyError(report.problems)
    return vocabulary


def version_of(sources: Mapping[str, str]) -> str:
    """Return a short hash of all data files; equal content gives equal hashes."""
    digest = sha256()
    for file, text in sorted(sources.items()):
        digest.update(f"{file}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()[:12]


def compile_vocabulary(vocabulary: Vocabulary) -> bytes:
    """Return the compiled form: the version on a line, then the values."""
    return codec.dump(vocabulary, vocabulary.version)


def decompile(data: bytes) -> Vocabulary:
    """Return the vocabulary of a compiled form."""
    with garbage_collection_paused():
        return codec.restore(Vocabulary, data)
