"""Holders of offices, read from rows of SPARQL results."""

from dataclasses import dataclass

from infra.vocabulary.refresh.endpoint import Binding

_LENGTH = {9: 4, 10: 7, 11: 10}
"""Wikibase's precisions of time (year, month, day) and how much of an ISO date each has."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in office as Wikidata has it.

    Attributes:
        place: alpha-3 code or organisation id.
        name: English label.
        aliases: other English labels.
        start: ISO day, month or year since when, or an empty string where it is not told.
        item: Wikidata's id of the person.
    """

    place: str
    name: str
    aliases: tuple[str, ...]
    start: str
    item: str


def read_holders(rows: list[Binding]) -> list[Holder]:
    """Read the holders from rows, one a place; of several without an end, the latest to come."""
    latest: dict[str, Holder] = {}
    for holder in map(_holder, rows):
        if holder.place not in latest or holder.start > latest[holder.place].start:
            latest[holder.place] = holder
    return list(latest.values())


def _holder(row: Binding) -> Holder:
    aliases = row.get("aliases", {}).get("value", "")
    return Holder(
        place=row["place"]["value"],
        name=row["name"]["value"],
        aliases=tuple(alias for alias in aliases.split("|") if alias),
        start=_date(row),
        item=row["person"]["value"].rpartition("/")[2],
    )


def _date(row: Binding) -> str:
    """Cut Wikidata's moment to what is known of it; None for anything but an AD date."""
    moment = row.get("start", {}).get("value", "")
    precision = int(row.get("precision", {}).get("value", "11"))
    return moment[: _LENGTH.get(precision, 0)] if moment[:4].isdigit() else ""
