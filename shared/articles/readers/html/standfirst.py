"""The standfirst: the summary that a page shows between its headline and its text."""

import re

from lxml import html

from shared.articles.markup.html import tree_text
from shared.articles.text.paragraphs import comparison_key

_DESCRIPTIONS = frozenset(
    "description og:description twitter:description dc.description dcterms.description".split()
)
_LEAST = 40
"""The fewest letters of a summary; a shorter line may be on a page by chance."""
_CUT = re.compile(r"(?:…|\.\.\.|\[…\])\s*$")


def find_standfirst(tree: html.HtmlElement, body: str) -> str:
    """Find the description of a page among its paragraphs.

    The extraction of the main text mostly leaves it out, because it is in the page's header. A
    description that the page does not show is no part of the article.

    Args:
        tree: the page.
        body: the chosen text.

    Returns:
        The paragraph as shown; empty where there is none or the body has it already.
    """
    told = [(comparison_key(text), bool(_CUT.search(text))) for text in _descriptions(tree)]
    told = [(key, is_cut) for key, is_cut in told if len(key) >= _LEAST]
    if not told:
        return ""
    have = comparison_key(body)
    for line in tree_text(tree).split("\n\n"):
        key = comparison_key(line)
        if any(key == one or (is_cut and key.startswith(one)) for one, is_cut in told):
            return "" if key in have else line
    return ""


def _descriptions(tree: html.HtmlElement) -> list[str]:
    metas = ((node.get("property") or node.get("name") or "", node) for node in tree.iter("meta"))
    return [node.get("content") or "" for name, node in metas if name.lower() in _DESCRIPTIONS]
