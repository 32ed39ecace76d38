"""Wikidata's ids of countries and leaders, which have files of their own."""

from shared.vocabulary.data_files import Report, Tables, complete_rows

COUNTRIES = "wikidata/countries.psv"
LEADERS = "wikidata/leaders.psv"


def wikidata_ids(tables: Tables, file: str, report: Report) -> dict[str, str]:
    """Read Wikidata's ids (`Q76`) of a file, by our own ids."""
    items: dict[str, str] = {}
    for row in complete_rows(tables, file, 3, report):
        key, item, _ = row.cells
        if key in items:
            report.add(row, f"{key} is there twice")
        items[key] = item
    return items
