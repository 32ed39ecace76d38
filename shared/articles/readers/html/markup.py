"""HTML to a tree and, without judging what is an article, to its paragraphs."""

import re

from lxml import etree, html

from shared.articles.prose import paragraphs

_BLOCKS = frozenset(
    "address article blockquote body br dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header "
    "hr li main ol p pre section table td th tr ul".split()
)
_SKIPPED = frozenset(
    "aside button footer form head iframe nav noscript script select style svg template".split()
)
_SPACE = re.compile(r"\s+")
_BREAK = "\x1e"  # no text holds this mark: decoding takes control characters out


def parse_html(text: str) -> html.HtmlElement | None:
    """Build the tree of a page, or None where there is no element in it."""
    parser = html.HTMLParser(encoding="utf-8", recover=True, no_network=True)
    try:
        return html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def text_of_fragment(text: str) -> str:
    """Return the paragraphs of a piece of HTML; empty where it has none."""
    tree = parse_html(text)
    return "" if tree is None else text_of_tree(tree)


def text_of_tree(tree: html.HtmlElement) -> str:
    """Return the paragraphs of a tree without scripts, navigation and forms."""
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event in ("comment", "pi"):
            parts.append(node.tail or "")
            continue
        if event == "start" and node.tag in _SKIPPED:
            walk.skip_subtree()
        elif event == "start":
            parts += (_BREAK if node.tag in _BLOCKS else "", node.text or "")
        if event == "end":
            parts += (_BREAK if node.tag in _BLOCKS else "", node.tail or "")
    blocks = (_SPACE.sub(" ", block).strip() for block in "".join(parts).split(_BREAK))
    return paragraphs("\n\n".join(filter(None, blocks)))
