"""The preparation of a page for trafilatura, which does not recognise text in some elements."""

from lxml import etree, html

from shared.articles.markup.html import BLOCKS

_SENTENCES = "p li td th dd dt blockquote h1 h2 h3 h4 h5 h6 span b strong em i a".split()
_UNWRAPPED = ("code", "data", "kbd", "output", "q", "samp", "time", "var")
_CONTAINERS = ("section", "center")


def prepare_tree(tree: html.HtmlElement) -> None:
    """Change a tree so that trafilatura keeps its words and the space between them.

    Blocks get a line break at their edges, which has no meaning in HTML: without it, trafilatura
    joins the words around an element that it removes. Elements in a sentence that it would remove
    lose their tags. Sections with text of their own become `div`, in which it expects text.
    """
    for node in list(tree.iter(*BLOCKS)):
        node.text, node.tail = _apart(node.text), _apart(node.tail)
    for node in list(tree.iter(*_UNWRAPPED)):
        parent = node.getparent()
        if parent is not None and parent.tag in _SENTENCES:
            if node.tag == "q":
                _quote(node)
            node.drop_tag()
    for node in tree.iter(*_CONTAINERS):
        if any(text and text.strip() for text in (node.text, *(child.tail for child in node))):
            node.tag = "div"


def drop_scripts(tree: html.HtmlElement) -> None:
    """Remove the scripts, in which trafilatura finds each `articleBody`, even of other articles."""
    etree.strip_elements(tree, "script", with_tail=False)


def _apart(text: str | None) -> str | None:
    return f"\n{text}" if text and text.strip() else text


def _quote(node: html.HtmlElement) -> None:
    """Add the quotation marks that browsers show around the element."""
    node.text = f"“{node.text or ''}"
    if len(node):
        node[-1].tail = f"{node[-1].tail or ''}”"
    else:
        node.text += "”"
