"""The elements and attributes of agencies' XML, found by name without namespace or prefix."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute `xml:lang`."""


def local_name(node: Element) -> str:
    """Return an element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def every(node: Element | None, name: str) -> Iterator[Element]:
    """Yield the elements of a name in a tree, in document order."""
    found = node.iter() if node is not None else iter(())
    return (one for one in found if local_name(one) == name)


def first(node: Element | None, name: str) -> Element | None:
    """Return the first element of a name in a tree."""
    return next(every(node, name), None)


def children(node: Element | None, *names: str) -> list[Element]:
    """Return the child elements that have one of some names, in document order."""
    return [one for one in node if local_name(one) in names] if node is not None else []


def outermost(root: Element | None, names: frozenset[str]) -> Iterator[Element]:
    """Yield the elements of some names that are not inside another of them, in document order.

    Reading each of them costs no more than reading the tree once, at any depth.
    """
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if local_name(node) in names:
            yield node
        else:
            waiting += reversed(node)


def attribute(node: Element | None, name: str) -> str:
    """Return an attribute without space around it; empty where there is none."""
    return "" if node is None else (node.get(name) or "").strip()


def code_of(node: Element | None) -> str:
    """Return the code, literal or text of an element of NewsML-G2, such as `stat:usable`."""
    told = (attribute(node, name) for name in ("qcode", "uri", "literal"))
    return next(filter(None, told), "") or ("" if node is None else (node.text or "").strip())


def role_of(node: Element) -> str:
    """Return a role in small letters, without the name of its vocabulary."""
    return attribute(node, "role").replace("/", ":").rpartition(":")[2].lower()
