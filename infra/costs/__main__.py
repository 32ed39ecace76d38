"""Write the tables of docs/costs.md anew: `python -m infra.costs`."""

from pathlib import Path

from infra.costs.tables import tables
from infra.documentation.made_parts import replace_part

PAGE = Path(__file__).parents[2] / "docs" / "costs.md"
BEGIN = "<!-- tables: made by `python -m infra.costs` -->"


def page_text(current: str) -> str:
    """Return the page with its tables as the data files have them.

    Args:
        current: the page as it is.
    """
    return replace_part(current, BEGIN, tables() + "\n")


if __name__ == "__main__":
    PAGE.write_text(page_text(PAGE.read_text("utf-8")), "utf-8")
    print(f"wrote {PAGE.name}")  # noqa: T201 - a command's answer
