"""A page made ready for trafilatura, which takes some ways of writing text for none."""

from lxml import etree, html

from shared.articles.markup.html import BLOCKS

_SENTENCES = "p li td th dd dt blockquote h1 h2 h3 h4 h5 h6 span b strong em i a".split()
_UNWRAPPED = ("code", "data", "kbd", "output", "q", "samp", "time", "var")
_CONTAINERS = ("section", "center")


def prepare_tree(tree: html.HtmlElement) -> None:
    """Change a tree so that trafilatura keeps its words, and keeps them apart.

    Space at the edges of blocks means nothing in HTML; without it, trafilatura glues the words on
    both sides where it takes elements out. Elements that it drops lose their tags where they
    stand in a sentence. Sections with text of their own become `div`, in which it looks for text.
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
    """Take the scripts out, in which trafilatura finds every `articleBody`, also others'."""
    etree.strip_elements(tree, "script", with_tail=False)


def _apart(text: str | None) -> str | None:
    return f"\n{text}" if text and text.strip() else text


def _quote(node: html.HtmlElement) -> None:
    """Write the quotation marks that browsers set around the element."""
    node.text = f"“{node.text or ''}"
    if len(node):
        node[-1].tail = f"{node[-1].tail or ''}”"
    else:
        node.text += "”"
