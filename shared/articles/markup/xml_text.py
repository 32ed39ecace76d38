"""The text of NITF and XHTML: each word of a body once, and words kept apart."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from shared.articles.markup.fragments import fragment_text, resolve_entities
from shared.articles.markup.xml_elements import attribute, local_name
from shared.articles.text.paragraphs import paragraphs

_BLOCKS = frozenset(
    "abstract address article blockquote block body body.content bq caption center content credit "
    "datasource dd div dl dt fieldset h1 h2 h3 h4 h5 h6 hedline hl1 hl2 hr li main nitf-table ol p "
    "pre section table tbody tfoot thead ul".split()
)
_LINES = frozenset({"tr", "br", "lf"})
_CELLS = frozenset({"td", "th"})
# Pictures and their captions, notes to editors, headers and footers.
_ASIDES = frozenset(
    "aside bibliography body.end body.head button fig-caption figcaption figure fn footer form "
    "head header iframe media media-caption media-metadata media-producer media-reference nav "
    "nitf-table-metadata nitf-col note noscript script select style svg tagline template".split()
)
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:slug|slugline|keywords?|notepad|nonpublic|closingline|caption|"
    r"(?:ed|editors?|editorial)[_-]?notes?)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Tags that may stand within a word. Any other inline tag, such as NITF's `person`, marks a whole
# name or number: two of them side by side are two words.
_STYLES = frozenset(
    "a abbr acronym b bdi bdo big cite code del denom dfn em font frac frac-sep i ins kbd lang "
    "mark numer pronounce q s samp small strike strong sub sup tt u var wbr".split()
)
# No text has these characters, because decoding removes control characters.
_PARAGRAPH, _LINE, _EDGE, _SEAM = "\x01", "\x02", "\x03", "\x04"
_SPACE = re.compile(r"\s+")
_TOUCHING = re.compile(f"(?<=(.))([{_EDGE}{_SEAM}]+)(?=(.))", re.DOTALL)
# Paragraphs of escaped markup; parsing each one takes about 50 microseconds.
_MOST_ESCAPED = 1_000
_PROSE = _BLOCKS - {"content", "credit", "datasource", "abstract"}


def element_text(body: Element | None) -> str:
    """Return the paragraphs of a body without its pictures, notes, headers and footers.

    Rows of tables and broken lines stay separate lines. Markup in CDATA is read too.
    """
    if body is None:
        return ""
    marked = _TOUCHING.sub(_edge, "".join(_pieces(body))).strip(_EDGE + _SEAM)
    blocks = [_lines(block) for block in marked.split(_PARAGRAPH)]
    if sum(block.startswith("<") for block in blocks) <= _MOST_ESCAPED:
        blocks = [fragment_text(block) if block.startswith("<") else block for block in blocks]
    return resolve_entities(paragraphs("\n\n".join(filter(None, blocks))))


def element_line(node: Element | None) -> str:
    """Return the text of an element on one line."""
    return " ".join(element_text(node).split())


def has_text(node: Element) -> bool:
    """Return whether an element has paragraphs; data such as match results has none."""
    return not len(node) or any(local_name(one) in _PROSE for one in node.iter())


def _pieces(body: Element) -> Iterator[str]:
    """Yield the text of a tree in order, with marks where words, lines and paragraphs end."""
    waiting: list[Element | str] = [body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif local_name(node) == "pre":
            yield _PARAGRAPH + "".join(node.itertext()).replace("\n", _LINE) + _PARAGRAPH
        elif node is body or not _is_aside(node):
            before, after = _marks(local_name(node))
            inner: list[Element | str] = [before, node.text or ""]
            for child in node:
                inner += (child, child.tail or "")
            waiting += reversed((*inner, after))


def _is_aside(node: Element) -> bool:
    return local_name(node) in _ASIDES or bool(_ASIDE_CLASS.search(attribute(node, "class")))


def _marks(name: str) -> tuple[str, str]:
    """Return the marks that separate an element from the text before and after it."""
    if name in _BLOCKS:
        return _PARAGRAPH, _PARAGRAPH
    if name in _LINES:
        return "", _LINE
    if name in _CELLS:
        return " ", " "
    if name == "span":
        return _SEAM, _SEAM
    return ("", "") if name in _STYLES else (_EDGE, _EDGE)


def _edge(found: re.Match[str]) -> str:
    """Return a space where two words are side by side without one.

    Two whole names side by side are two words. At the edge of a whole name or between two spans, a
    capital letter after a small letter begins a word.
    """
    before, marks, after = found.groups()
    if not (before.isalnum() and after.isalnum()):
        return ""
    begins = after.isupper() and not before.isupper() and (_EDGE in marks or len(marks) > 1)
    return " " if begins or marks.count(_EDGE) > 1 else ""


def _lines(block: str) -> str:
    return "\n".join(_SPACE.sub(" ", line).strip() for line in block.split(_LINE)).strip()
