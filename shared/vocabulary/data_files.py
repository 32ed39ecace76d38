"""Data files: tables of rows, each with its file and line.

A data file is UTF-8 text with one entry a line. `|` separates cells, and `;` the values of a
cell. Empty lines and lines that begin with `#` have no meaning, except headers: `# name: value`.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAliasType, get_args

_HEADER = re.compile(r"#\s*([a-z_]+):\s*(\S.*)")


class Row(NamedTuple):
    """One line of a data file.

    Attributes:
        file: path below the data folder.
        line: number of the line, from 1.
        cells: its cells, stripped.
    """

    file: str
    line: int
    cells: tuple[str, ...]


class Problem(NamedTuple):
    """A problem in a data file, with the place where a person finds it.

    Attributes:
        file: path below the data folder.
        line: number of the line; 0 for the file as a whole.
        message: what is wrong.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return `file:line: message`, as compilers write it."""
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Table:
    """One data file.

    Attributes:
        file: path below the data folder.
        headers: its `# name: value` lines.
        rows: its entries.
    """

    file: str
    headers: dict[str, str]
    rows: tuple[Row, ...]


type Tables = dict[str, Table]
"""Every data file by its path below the data folder."""


@dataclass(slots=True)
class Report:
    """A collection of problems, so that one run reports all of them."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, row: Row, message: str) -> None:
        """Add a problem of one entry."""
        self.problems.append(Problem(row.file, row.line, message))


def parse_table(file: str, text: str) -> Table:
    """Parse a data file into rows and headers."""
    headers: dict[str, str] = {}
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#"):
            if found := _HEADER.fullmatch(line.rstrip()):
                headers[found[1]] = found[2]
        elif line.strip():
            rows.append(Row(file, number, tuple([cell.strip() for cell in line.split("|")])))
    return Table(file, headers, tuple(rows))


def cell_values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell, which `;` separates."""
    return tuple([value for part in cell.split(";") if (value := part.strip())])


def complete_rows(tables: Tables, file: str, width: int, report: Report) -> list[Row]:
    """Return the rows of a file that have `width` cells; report the others."""
    complete: list[Row] = []
    for row in tables[file].rows if file in tables else ():
        if len(row.cells) == width:
            complete.append(row)
        else:
            report.add(row, f"expected {width} cells, found {len(row.cells)}")
    return complete


def check_allowed(row: Row, name: str, value: str, allowed: TypeAliasType, report: Report) -> None:
    """Report a value that is not among the literals of a type."""
    known = get_args(allowed.__value__)
    if value not in known:
        report.add(row, f"{name} {value!r} is unknown; known are {', '.join(known)}")
