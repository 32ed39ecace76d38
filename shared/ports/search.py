"""The index as searches read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class IndexState:
    """An index that searches read.

    Attributes:
        name: its name, without the alias.
        mapping_version: `_meta.mapping_version` of its mapping, or None where it tells none.
    """

    name: str
    mapping_version: int | None


class SearchEngine(Protocol):
    """The articles' index as readers see it, through its alias.

    Every method raises SearchUnavailable or Throttled where trying again later may work.
    """

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Answer one search body; an index that is not there yet answers as an empty one."""
        ...

    def get(self, id: str) -> dict[str, Any] | None:
        """Give the document of that id, refreshed or not, or None where there is none."""
        ...

    def indices(self) -> tuple[IndexState, ...]:
        """Tell the indices behind the alias; none before the first article."""
        ...
