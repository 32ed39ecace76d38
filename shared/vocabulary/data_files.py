"""Reading data files: lines of cells, each of which knows the file and line it came from.

A data file is UTF-8 text, one entry a line, cells apart by `|`; values in a cell apart by `;`.
Empty lines and lines that begin with `#` say nothing, except for headers: `# name: value`.
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
    """Something wrong in a data file, said so that a person finds it.

    Attributes:
        file: path below the data folder.
        line: number of the line; 0 for the file as a whole.
        message: what is wrong.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """`file:line: message`, as compilers say it."""
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
    """Collects what is wrong, so that one run tells of everything."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, row: Row, message: str) -> None:
        """Note a problem of one entry."""
        self.problems.append(Problem(row.file, row.line, message))


def parse_table(file: str, text: str) -> Table:
    """Cut a data file into rows and headers."""
    headers: dict[str, str] = {}
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#"):
            if found := _HEADER.fullmatch(line.rstrip()):
                headers[found[1]] = found[2]
        elif line.strip():
            rows.append(Row(file, number, tuple([cell.strip() for cell in line.split("|")])))
    return Table(file, headers, tuple(rows))


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell, which stand apart by `;`."""
    return tuple([value for part in cell.split(";") if (value := part.strip())])


def complete_rows(tables: Tables, file: str, width: int, report: Report) -> list[Row]:
    """The rows of a file that have as many cells as they should; the others are reported."""
    complete: list[Row] = []
    for row in tables[file].rows if file in tables else ():
        if len(row.cells) == width:
            complete.append(row)
        else:
            report.add(row, f"expected {width} cells, found {len(row.cells)}")
    return complete


def one_of(row: Row, name: str, value: str, allowed: TypeAliasType, report: Report) -> None:
    """Report a value that is not among the literals of a type."""
    known = get_args(allowed.__value__)
    if value not in known:
        report.add(row, f"{name} {value!r} is unknown; known are {', '.join(known)}")
