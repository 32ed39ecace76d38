"""HTML as a tree, and the text of all its paragraphs."""

import re
from collections.abc import Mapping

from lxml import etree, html

from shared.articles.text.paragraphs import paragraphs

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section "
    "summary table tbody td tfoot th thead tr ul".split()
)
"""Elements whose text is separate from the text around them."""
_SKIPPED = frozenset(
    "aside button footer form head iframe nav noscript script select style svg template".split()
)
_PREFORMATTED = frozenset({"pre", "code", "quote"})
# trafilatura's names of elements, mostly those of the TEI.
_KEPT_BLOCKS = BLOCKS | frozenset("head list item quote row lb code".split())
_CELLS = frozenset({"td", "th"})
_KEPT_CELLS = _CELLS | {"cell"}
_SPACE = re.compile(r"\s+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# No text has these characters, because decoding removes control characters.
_BREAK = "\x1e"
_NEXT_CELL = "\x1f"


def parse_html(text: str) -> html.HtmlElement | None:
    """Build the tree of a page, or None where there is no element in it.

    Comments and processing instructions are left out, because servers put them within
    sentences.
    """
    parser = html.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def html_text(text: str) -> str:
    """Return the paragraphs of a piece of HTML, with each row of a table on one line."""
    tree = parse_html(text)
    marks = dict.fromkeys(BLOCKS, _BREAK) | dict.fromkeys(_CELLS, _NEXT_CELL)
    return "" if tree is None else _paragraphs(tree, marks, _SKIPPED)


def tree_text(tree: html.HtmlElement) -> str:
    """Return the paragraphs of a tree without scripts, navigation and forms."""
    return _paragraphs(tree, dict.fromkeys(BLOCKS, _BREAK), _SKIPPED)


def extracted_text(body: etree._Element) -> str:
    """Return the paragraphs of the text that trafilatura extracted."""
    marks = dict.fromkeys(_KEPT_BLOCKS, _BREAK) | dict.fromkeys(_KEPT_CELLS, _NEXT_CELL)
    return _paragraphs(body, marks, frozenset())


def _paragraphs(tree: etree._Element, marks: Mapping[str, str], skipped: frozenset[str]) -> str:
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        mark = marks.get(node.tag, "")
        if event == "end":
            parts += (mark, "" if node is tree else node.tail or "")
        elif node.tag in skipped:
            walk.skip_subtree()
        else:
            parts += (mark, _own_text(node))
    return paragraphs("\n\n".join(filter(None, map(_line, "".join(parts).split(_BREAK)))))


def _own_text(node: etree._Element) -> str:
    text = node.text or ""
    return _BLANK_LINE.sub(_BREAK, text) if node.tag in _PREFORMATTED else text


def _line(block: str) -> str:
    """Return a block on one line, with bars between the cells of a row."""
    cells = (_SPACE.sub(" ", cell).strip() for cell in block.split(_NEXT_CELL))
    return " | ".join(filter(None, cells))
