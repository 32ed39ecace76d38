"""The text of a heading, a byline or another short element on one line."""

import re

from lxml import etree, html

_MOST_STEPS = 1_000
_MOST_CHARACTERS = 2_000
_MOST_MARKS = 300
_UNSEEN = frozenset("script style noscript template svg select option button".split())
_WITHIN_WORDS = frozenset("a abbr b em font i mark s small span strong sub sup u wbr".split())
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")


def visible_line(node: html.HtmlElement) -> str:
    """Return the text of an element on one line, without scripts and invisible characters.

    Only the first 2,000 code points and 1,000 tags are read; no short element has more.
    """
    parts: list[str] = []
    size = 0
    walk = etree.iterwalk(node, events=("start", "end", "comment", "pi"))
    for step, (event, one) in enumerate(walk):
        if step == _MOST_STEPS or size > _MOST_CHARACTERS:
            break
        if event == "start" and one.tag in _UNSEEN:
            walk.skip_subtree()
            continue
        text = one.text if event == "start" else one.tail if one is not node else ""
        apart = event in ("start", "end") and one.tag not in _WITHIN_WORDS
        parts += (" " if apart else "", text or "")
        size += len(parts[-1])
    line = _INVISIBLE.sub("", "".join(parts)[:_MOST_CHARACTERS])
    return " ".join(line.split())


def class_and_id(node: html.HtmlElement) -> str:
    """Return the names of an element's classes and its id, 300 code points of each."""
    return f"{(node.get('class') or '')[:_MOST_MARKS]} {(node.get('id') or '')[:_MOST_MARKS]}"
