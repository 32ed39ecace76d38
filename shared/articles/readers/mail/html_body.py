"""The sender's text in a mail in HTML."""

import re

from lxml import html

from shared.articles.markup.html import parse_html, tree_text
from shared.articles.readers.mail.body import sender_text

_ADDED = (
    "//blockquote[@type='cite'] | //*[contains(@class, 'gmail_signature')] | "
    "//*[contains(@class, 'moz-signature')] | //*[contains(@class, 'moz-cite-prefix')] | "
    "//*[contains(@class, 'gmail_quote')][not(.//*[contains(@class, 'gmail_sendername')])]"
)
# Text of newsletters that only the list of mails shows.
_HIDDEN = re.compile(
    r"display:none|mso-hide:all|(?:max-height|font-size):0(?:px)?(?:;|!|$)", re.IGNORECASE
)


def sender_text_of_html(text: str) -> str:
    """Return the paragraphs of the sender; empty where there are none."""
    tree = parse_html(text)
    if tree is None:
        return ""
    for node in (*tree.xpath(_ADDED), *_hidden(tree)):
        if node.getparent() is not None:
            node.drop_tree()
    return sender_text(tree_text(tree))


def _hidden(tree: html.HtmlElement) -> list[html.HtmlElement]:
    styled = ((node, node.get("style", "").replace(" ", "")) for node in tree.iter("*"))
    return [node for node, style in styled if _HIDDEN.search(style)]
