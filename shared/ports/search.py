"""The index as searches read it."""

from collections.abc import Mapping, Sequence
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

    def multi_search(self, bodies: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Run several searches side by side in one round trip; if one fails, all fail.

        Args:
            bodies: the searches; at least one.

        Returns:
            Their answers in the same order. An index that does not exist yet counts as an empty
            one. Articles that become searchable meanwhile may be in one answer and not in another.
        """
        ...

    def get(self, id: str) -> dict[str, Any] | None:
        """Return the document of that id, refreshed or not, or None where there is none."""
        ...

    def indices(self) -> tuple[IndexState, ...]:
        """Return the indices behind the alias; none before the first article."""
        ...
