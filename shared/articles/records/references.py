"""References in JSON-LD: nodes to which other nodes refer by `@id`."""

from collections.abc import Mapping, Sequence

type Node = Mapping[str, object]

NAMES = ("name", "legalName", "alternateName")
"""Keys of the name of a person or organisation."""
_MOST_OBJECTS = 20_000
_MOST_ENTRIES = 50


def nodes_by_id(values: Sequence[object]) -> dict[str, Node]:
    """Find the objects that have an `@id` and a name, at any depth.

    Args:
        values: the documents to search.
    """
    found: dict[str, Node] = {}
    queue = list(values)
    for _ in range(_MOST_OBJECTS):
        if not queue:
            break
        value = queue.pop()
        if isinstance(value, Mapping):
            if isinstance(value.get("@id"), str) and any(value.get(key) for key in NAMES):
                found.setdefault(str(value["@id"]), value)
            queue += [inner for inner in value.values() if isinstance(inner, Mapping | list)]
        elif isinstance(value, list):
            queue += value
    return found


def resolve_references(node: Node, by_id: Mapping[str, Node]) -> Node:
    """Replace the references in a node by the nodes to which they refer.

    Args:
        node: an article.
        by_id: the result of `nodes_by_id`.
    """
    return {key: _followed(value, by_id) for key, value in node.items()}


def _followed(value: object, by_id: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_followed(entry, by_id) for entry in value[:_MOST_ENTRIES]] + value[_MOST_ENTRIES:]
    if isinstance(value, Mapping) and not any(value.get(key) for key in NAMES):
        return by_id.get(str(value.get("@id")), value)
    return value
