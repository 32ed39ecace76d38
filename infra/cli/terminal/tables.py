"""Rows of aligned columns; none is cut or broken, however narrow the terminal is.

Rich's own tables fit the width: in a pipe, which has 80 columns for it, they cut a key that
somebody wants to go on with.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

GAP = "  "


def print_rows(
    console: Console,
    rows: Sequence[Sequence[Text | str]],
    heads: Sequence[str] = (),
    right: Sequence[int] = (),
) -> None:
    """Print rows; a column in which every row is empty is left out.

    Args:
        console: where.
        rows: cells of one line each. Names and keys belong into the last column: what is written
            from right to left in it then moves nothing else.
        heads: a word above each column.
        right: the columns that are aligned to the right, such as those of numbers.
    """
    cells = [[_text(cell) for cell in row] for row in rows]
    shown = [at for at in range(max(map(len, cells), default=0)) if any(row[at] for row in cells)]
    if heads and cells:
        cells.insert(0, [Text(head, "bold") for head in heads])
    widths = {at: max(row[at].cell_len for row in cells) for at in shown}
    for row in cells:
        line = Text(GAP).join(_aligned(row[at], widths[at], at in right) for at in shown)
        line.rstrip()
        console.print(line, soft_wrap=True)


def _text(cell: Text | str) -> Text:
    return cell if isinstance(cell, Text) else Text(cell)


def _aligned(cell: Text, width: int, right: bool) -> Text:
    padding = " " * (width - cell.cell_len)
    return Text.assemble(padding, cell) if right else Text.assemble(cell, padding)
