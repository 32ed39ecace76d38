"""The contents of an item, of which one is chosen, because they have the same text."""

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from shared.articles.encoding.decoding import decode
from shared.articles.markup.fragments import fragment_text
from shared.articles.markup.xml_elements import attribute, first
from shared.articles.markup.xml_text import element_text, has_text
from shared.domain.errors import PermanentError

# A content shorter than this share of the longest one is a digest or a teaser.
_WHOLE = 0.8


@dataclass(frozen=True, slots=True)
class Content:
    """One content of an item.

    Attributes:
        text: its paragraphs; empty where it has no running text.
        marked: whether paragraphs are marked up.
        node: its element.
    """

    text: str
    marked: bool
    node: Element


def choose_content(contents: Iterable[Content]) -> Content | None:
    """Choose a complete content, marked up rather than plain; the first of equal ones."""
    told = [one for one in contents if one.text]
    longest = max((len(one.text) for one in told), default=0)
    whole: Sequence[Content] = [one for one in told if len(one.text) >= _WHOLE * longest]
    return max(whole, key=lambda one: one.marked, default=None)


def read_elements(node: Element) -> Content:
    """Read a content of elements (NITF, XHTML or only paragraphs), CDATA or text."""
    inner = first(node, "nitf")
    if inner is None:
        inner = first(node, "html")
    body = first(inner, "body") if inner is not None else first(node, "body")
    for found in (body, inner):
        if found is not None:
            return Content(element_text(found), True, node)
    if not len(node):
        return Content(_unindented_text(node.text or ""), False, node)
    return Content(element_text(node) if has_text(node) else "", True, node)


def read_characters(node: Element) -> Content:
    """Read a content of characters: plain text or HTML, also in base64."""
    kind = attribute(node, "contenttype").lower()
    raw = "".join(node.itertext())
    if kind and not kind.startswith("text/") and "html" not in kind and "xml" not in kind:
        return Content("", False, node)
    if "base64" in attribute(node, "encoding").lower():
        raw = _from_base64(raw)
    return Content(_unindented_text(raw), "html" in kind, node)


def _unindented_text(raw: str) -> str:
    """Read text that may be indented."""
    return fragment_text("\n".join(line.strip() for line in raw.splitlines()))


def _from_base64(raw: str) -> str:
    try:
        return decode(base64.b64decode("".join(raw.split()), validate=True))
    except (binascii.Error, ValueError, PermanentError):
        return ""
