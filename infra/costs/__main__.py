"""Write the tables of docs/costs.md and docs/growth.md anew: `python -m infra.costs`."""

from pathlib import Path

from infra.costs.growth import steps_table
from infra.costs.tables import tables
from infra.documentation.made_parts import replace_part

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "costs.md"
GROWTH = DOCS / "growth.md"
BEGIN = "<!-- tables: made by `python -m infra.costs` -->"


def page_text(current: str) -> str:
    """Return docs/costs.md with its tables as the data files have them.

    Args:
        current: the page as it is.
    """
    return replace_part(current, BEGIN, tables() + "\n")


def growth_text(current: str) -> str:
    """Return docs/growth.md with its table as the data files have it.

    Args:
        current: the page as it is.
    """
    return replace_part(current, BEGIN, steps_table() + "\n")


if __name__ == "__main__":
    for page, text in ((PAGE, page_text), (GROWTH, growth_text)):
        page.write_text(text(page.read_text("utf-8")), "utf-8")
        print(f"wrote {page.name}")  # noqa: T201 - a command's answer
