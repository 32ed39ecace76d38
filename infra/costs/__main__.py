"""Write the tables of docs/costs.md anew: `python -m infra.costs`."""

from pathlib import Path

from infra.costs.tables import tables

PAGE = Path(__file__).parents[2] / "docs" / "costs.md"
BEGIN = "<!-- tables: made by `python -m infra.costs` -->"
END = "<!-- end -->"


def page_text(current: str) -> str:
    """Return the page with its tables as the data files have them.

    Args:
        current: the page as it is.
    """
    before, rest = current.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page_text(PAGE.read_text("utf-8")), "utf-8")
    print(f"wrote {PAGE.name}")  # noqa: T201 - a command's answer
