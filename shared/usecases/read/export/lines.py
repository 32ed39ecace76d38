"""Lines of an export: NDJSON for programs, CSV that spreadsheets can open."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

type Format = Literal["ndjson", "csv"]

MOST_ROWS = 1000
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""Characters that begin a formula in a spreadsheet, the wide forms included."""


@dataclass(frozen=True, slots=True)
class Export:
    """One part of an export.

    Attributes:
        text: the rows, each with its line end.
        next_cursor: where the next part begins; None at the end.
    """

    text: str
    next_cursor: str | None


def ndjson_line(row: Mapping[str, Any]) -> str:
    """Write a row as JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def csv_line(cells: Iterable[object]) -> str:
    """Write cells as a line of CSV (RFC 4180); None is an empty cell."""
    line = io.StringIO()
    csv.writer(line).writerow(map(_harmless, cells))
    return line.getvalue()


def cut_line(columns: int, address: str) -> str:
    """Write the last line of a part of CSV after which more rows follow.

    Somebody who opens the part in a spreadsheet would take it for the whole. The first cell of all
    other lines is an id, which never begins so (docs/adr/0089).

    Args:
        columns: cells of a line, so that this one is as long as the others.
        address: of the next part, percent-encoded.
    """
    return csv_line([f"# more rows follow: {address}", *[""] * (columns - 1)])


def _harmless(cell: object) -> object:
    """Keep a spreadsheet from running a title as a formula (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA else cell
