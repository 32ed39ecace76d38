"""The index as searches read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class IndexState:
    """An index that searches read.

    Attributes:
        name: its name, without the alias.
        mapping_version: `_meta.mapping_version` of its mapping, or None where it has none.
    """

    name: str
    mapping_version: int | None


class SearchEngine(Protocol):
    """The index of articles as searches see it, through its alias.

    Every method raises SearchUnavailable or Throttled where trying again later may work.
    """

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Run one search; an index that does not exist yet counts as an empty one."""
        ...

    def get(self, id: str) -> dict[str, Any] | None:
        """Return the document of that id, refreshed or not, or None where there is none."""
        ...

    def indices(self) -> tuple[IndexState, ...]:
        """Return the indices behind the alias; none before the first article."""
        ...
