"""What is known of the files of a folder: the project's own format, one JSON object a line.

`truth.jsonl` in the folder:

    {"file": "us/one.html.gz", "title": "Bridge opens", "published": "2019-05-06T08:00:00-05:00",
     "authors": ["Ana Ruiz"], "language": "en", "text": ["First paragraph.", "Second paragraph."]}

`file` is a path below the folder. Every other key may be missing, and what is missing is not
scored. `published` is ISO 8601, a day or a moment; `text` is a list of paragraphs without the
title. Files of the folder without a line are read too; of them the text of pages is compared with
trafilatura's.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from shared.domain.errors import SummitryError

TRUTH_FILE = "truth.jsonl"
_PARTS = 3


class TruthError(SummitryError):
    """A ground truth cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one file; None is not scored.

    Attributes:
        title: the headline.
        published: ISO 8601 day or moment of publication.
        authors: names.
        language: primary subtag of BCP 47.
        text: paragraphs without the title.
    """

    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] | None = None
    language: str | None = None
    text: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One file to measure.

    Attributes:
        name: path below the folder, or what tells the file apart there.
        path: where the file lies.
        truth: what is known of it.
    """

    name: str
    path: Path
    truth: Truth

    @property
    def held(self) -> bool:
        """Whether the file is of the third that nobody looks at, by its name without folders."""
        leaf = self.name.rpartition("/")[2]
        return int(sha256(leaf.encode()).hexdigest(), 16) % _PARTS == 0


def read_plain(folder: Path) -> Iterator[Page]:
    """Give every file of a folder with what its `truth.jsonl` says, if there is one.

    Raises:
        TruthError: a line is not as described, or names no file of the folder.
    """
    known = _lines(folder / TRUTH_FILE)
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    for name, (number, _) in known.items():
        if name not in files:
            raise TruthError(f"{folder / TRUTH_FILE}:{number}: there is no file {name!r} below it")
    for name, path in sorted(files.items()):
        if path.is_file() and name != TRUTH_FILE:
            yield Page(name, path, known[name][1] if name in known else Truth())


def _lines(path: Path) -> dict[str, tuple[int, Truth]]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="\n") as lines:
        rows = ((n, _row(line, f"{path}:{n}")) for n, line in enumerate(lines, 1) if line.strip())
        return {name: (number, truth) for number, (name, truth) in rows}


def _row(line: str, where: str) -> tuple[str, Truth]:
    try:
        row: dict[str, Any] = json.loads(line)
        if row.get("published"):
            datetime.fromisoformat(row["published"])
        truth = Truth(
            title=row.get("title"),
            published=row.get("published"),
            authors=None if row.get("authors") is None else tuple(row["authors"]),
            language=row.get("language"),
            text=None if row.get("text") is None else tuple(row["text"]),
        )
        return str(row["file"]), truth
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TruthError(f"{where}: not a line of ground truth: {error!r}") from error
