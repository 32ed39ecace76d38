"""The selection of the objects of a JSON document that are articles, at any depth.

The names of the objects around articles do not matter. An object with a text of its own is an
article. In an object without one, the lists and objects in it are searched.
"""

from collections.abc import Iterator, Mapping

from shared.articles.records.field_names import MARKUP, TEXT, TITLE
from shared.articles.records.fields import JsonObject, raw_text, values_of
from shared.articles.records.references import nodes_by_id, resolve_references

_ALL_TEXTS = (*TEXT.keys, *MARKUP.keys)
# Keys of an item of an agency or of schema.org: the objects in it are its pictures and topics.
_ITEMS = (
    "headline",
    "headlines",
    "pubstatus",
    "pubStatus",
    "versioncreated",
    "versionCreated",
    "associations",
    "renditions",
)
_NODES = {"@type", "@graph"}
_DEPTH = 8


def find_records(value: object) -> list[object]:
    """Find the records of a document, in its order.

    Args:
        value: one article, a list of articles, or either of them inside objects, as in the answers
            of services. It may be JSON-LD with `@graph` or with articles inside other nodes.

    Returns:
        The records that should be articles, without other nodes such as organisations. The
        document itself, where no record is found.
    """
    if isinstance(value, Mapping) and not value.keys() & _NODES and _has_text(value):
        return [value]  # as nearly every line of JSON Lines
    found = list(_opened(value, _DEPTH))
    if any(map(is_schema_article, found)):
        by_id = nodes_by_id([value])
        return [
            resolve_references(record, by_id) if isinstance(record, Mapping) else record
            for record in found
            if not is_other_node(record)
        ]
    return found


def is_schema_article(value: object) -> bool:
    """Return whether a JSON-LD node is an article of schema.org, of whatever kind."""
    if not isinstance(value, Mapping):
        return False
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting")) for kind in kinds)


def is_other_node(value: object) -> bool:
    """Return whether a JSON-LD node has a type that is not an article."""
    return isinstance(value, Mapping) and "@type" in value and not is_schema_article(value)


def _opened(value: object, depth: int) -> Iterator[object]:
    """Yield the records in a value, or the value itself where there are none."""
    if isinstance(value, list) and depth:
        for item in value:
            yield from _opened(item, depth - 1)
        return
    if not isinstance(value, Mapping) or is_schema_article(value) or not depth:
        yield value
        return
    if isinstance(value.get("@graph"), list) or "@type" in value:
        yield from _nodes(value, depth) or [value]
    elif _has_text(value) or values_of(value, _ITEMS):
        yield value
    else:
        yield from _wrapped(value, depth) or [value]


def _nodes(value: JsonObject, depth: int) -> list[object]:
    """Find the schema.org articles in a graph or in other nodes."""
    found: list[object] = []
    waiting: list[tuple[object, int]] = [(value, depth)]
    while waiting:
        node, left = waiting.pop()
        if is_schema_article(node):
            found.append(node)
        elif left and isinstance(node, Mapping | list):
            inner = list(node.values()) if isinstance(node, Mapping) else node
            waiting += [(one, left - 1) for one in reversed(inner)]
    return found


def _wrapped(value: JsonObject, depth: int) -> list[object]:
    """Find the records inside an object: those with a title, otherwise those with a text.

    An inner object gets the plain values beside it, such as an id.
    """
    beside = {key: one for key, one in value.items() if not isinstance(one, Mapping | list)}
    groups: list[list[object]] = []
    for inner in value.values():
        if isinstance(inner, Mapping):
            groups.append([_merged(beside, one, inner) for one in _opened(inner, depth - 1)])
        elif isinstance(inner, list) and any(isinstance(item, Mapping) for item in inner):
            groups.append(list(_opened(inner, depth - 1)))
    told = [group for group in groups if any(_has_text(one) for one in group)]
    titled = [group for group in told if any(_has_title(one) for one in group)]
    return [record for group in titled or told for record in group]


def _merged(beside: JsonObject, record: object, inner: JsonObject) -> object:
    return {**beside, **inner} if record is inner else record


def _has_text(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    texts = (raw_text(value[key]) for key in _ALL_TEXTS if value.get(key))
    return any(text and not text.isspace() for text in texts)


def _has_title(value: object) -> bool:
    return isinstance(value, Mapping) and bool(values_of(value, TITLE.keys))
