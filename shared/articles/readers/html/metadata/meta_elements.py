"""The contents of the `meta` elements of a page, under each of their names."""

from collections.abc import Iterable

from lxml import html

_NAMING = ("property", "name", "itemprop", "http-equiv")


class Meta:
    """The contents of a page's `meta` elements, by names in lower case."""

    def __init__(self, tree: html.HtmlElement) -> None:
        """Read the elements of a page; one may have several names, with spaces between them."""
        self._found: dict[str, list[str]] = {}
        for node in tree.iter("meta"):
            content = " ".join((node.get("content") or node.get("value") or "").split())
            names = " ".join(node.get(key) or "" for key in _NAMING).lower().split()
            for name in dict.fromkeys(names if content else ()):
                self._found.setdefault(name, []).append(content)

    def all(self, names: Iterable[str]) -> list[str]:
        """Return all contents under some names, in the order of the names."""
        return [content for name in names for content in self._found.get(name, ())]

    def first(self, names: Iterable[str]) -> str:
        """Return the first content under some names, or an empty text."""
        return next(iter(self.all(names)), "")

    def of_first_name(self, names: Iterable[str]) -> list[str]:
        """Return all contents under the first of some names that the page has."""
        return next((self._found[name] for name in names if name in self._found), [])
