"""The values of the JSON-LD scripts of a page, without comments and the like around them."""

import re
from collections.abc import Mapping
from html import unescape

from lxml import html

from shared.articles.records.json_values import parse_documents
from shared.domain.errors import PermanentError

_MOST_SCRIPTS = 50
# Marks that hide a script from old browsers and from XML parsers.
_OPENING = re.compile(r"(?:\s|\ufeff|<!--|-->|<!\[CDATA\[|/\*|\*/|//|>)+")
_CLOSING = re.compile(r"(?:<!\]\]>|\]\]>|<!--|-->|/\*|\*/|//|;|\s)+\Z")
_CLOSING_LENGTH = 200
_VOCABULARY = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)")


def read_json_ld(tree: html.HtmlElement) -> list[object]:
    """Read the JSON-LD scripts of a page in order, without scripts that are not JSON.

    The names of schema.org lose their prefix or address, and values lose the `@value`, `@list` or
    `@set` around them.
    """
    scripts = [node for node in tree.iter("script") if _is_linked_data(node)][:_MOST_SCRIPTS]
    return [_without_wrappers(value) for script in scripts for value in _parsed(script.text or "")]


def _is_linked_data(script: html.HtmlElement) -> bool:
    kind = (script.get("type") or "").partition(";")[0].strip().lower()
    return kind in ("application/ld+json", "application/json+ld")


def _parsed(text: str) -> list[object]:
    text = _unwrapped(text)
    for attempt in (text, unescape(text)):
        try:
            return parse_documents(attempt)
        except PermanentError:
            continue
    return []


def _unwrapped(text: str) -> str:
    opening = _OPENING.match(text)
    text = text[opening.end() if opening else 0 :].rstrip()
    return text[:-_CLOSING_LENGTH] + _CLOSING.sub("", text[-_CLOSING_LENGTH:])


def _without_wrappers(value: object) -> object:
    """Return JSON-LD without prefixes and without objects around a single value."""
    if isinstance(value, list):
        return [_without_wrappers(entry) for entry in value]
    if not isinstance(value, Mapping):
        return value
    for wrapping in ("@value", "@list", "@set"):
        if wrapping in value:
            return _without_wrappers(value[wrapping])
    return {
        _VOCABULARY.sub("", key, count=1): _without_wrappers(inner) for key, inner in value.items()
    }


def schema_types(node: Mapping[str, object]) -> list[str]:
    """Return the types of a node without prefix or address."""
    kinds = node.get("@type") or node.get("type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [_VOCABULARY.sub("", kind, count=1) for kind in kinds if isinstance(kind, str)]
