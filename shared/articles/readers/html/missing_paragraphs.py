"""Paragraphs of the article that the extraction of the main text left out.

The extraction decides on each paragraph alone and leaves out some with links or of an unusual kind,
even in the middle of an article.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import html

from shared.articles.markup.html import tree_text
from shared.articles.text.paragraphs import comparison_key

_SURE = 40
"""A paragraph with so many letters is not repeated in a page by chance."""
_LEAST = 20
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def restore_paragraphs(tree: html.HtmlElement, text: str) -> str:
    """Restore the paragraphs between extracted ones of the same parent.

    Paragraphs that are mostly links to other articles are not restored.

    Args:
        tree: the page.
        text: the extracted text, with a blank line between paragraphs.
    """
    lines = text.split("\n\n")
    keys = [comparison_key(line) for line in lines]
    kept = {key: number for number, key in enumerate(keys) if len(key) >= _SURE}
    every = frozenset(keys)
    missing: dict[int, list[str]] = {}
    parents = dict.fromkeys(node.getparent() for node in tree.iter("p"))
    for parent in filter(lambda node: node is not None, parents):
        for number, line in _between(parent, kept):
            if comparison_key(line) not in every:
                missing.setdefault(number, []).append(line)
    filled = ((line, *missing.get(number, ())) for number, line in enumerate(lines))
    return "\n\n".join(line for group in filled for line in group)


def _between(parent: html.HtmlElement, kept: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield the lines of missing paragraphs, each with the number of the line before it."""
    waiting: list[str] = []
    last: int | None = None
    for node in parent.iterchildren("p"):
        lines = tree_text(node).split("\n\n")
        numbers = [kept[key] for key in map(comparison_key, lines) if key in kept]
        if numbers:
            if last is not None:
                yield from ((last, line) for line in waiting)
            last, waiting = numbers[-1], []
        elif not _is_aside(node, lines):
            waiting += lines


def _is_aside(node: html.HtmlElement, lines: list[str]) -> bool:
    count = len(comparison_key("".join(lines)))
    linked = sum(len(comparison_key("".join(link.itertext()))) for link in node.iter("a"))
    is_hidden = "hidden" in node.attrib or bool(_HIDDEN.search(node.get("style", "")))
    return count < _LEAST or 2 * linked >= count or is_hidden
