"""JSON-LD: a node that another one refers to by its `@id`."""

from collections.abc import Mapping, Sequence

type Node = Mapping[str, object]

NAMES = ("name", "legalName", "alternateName")
"""Names of a name, as people and organisations have it."""
_MOST_OBJECTS = 20_000
_MOST_ENTRIES = 50


def nodes_by_id(values: Sequence[object]) -> dict[str, Node]:
    """Find the objects that tell more of an `@id` than itself, wherever they stand.

    Args:
        values: the documents in which they are looked for.
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
    """Give a node in which the nodes that it refers to stand themselves.

    Args:
        node: an article.
        by_id: what `nodes_by_id` found.
    """
    return {key: _followed(value, by_id) for key, value in node.items()}


def _followed(value: object, by_id: Mapping[str, Node]) -> object:
    if isinstance(value, list):
        return [_followed(entry, by_id) for entry in value[:_MOST_ENTRIES]] + value[_MOST_ENTRIES:]
    if isinstance(value, Mapping) and not any(value.get(key) for key in NAMES):
        return by_id.get(str(value.get("@id")), value)
    return value
