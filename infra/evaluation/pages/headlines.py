"""The headlines that a page itself shows: what a wrong title may be excused by."""

import re
from collections.abc import Iterator

from lxml import html
from trafilatura import load_html

_META = ("og:title", "twitter:title", "dc.title", "title", "headline", "parsely-title")
_IN_SCRIPT = re.compile(r'"(?:headline|alternativeHeadline|name)"\s*:\s*"((?:[^"\\]|\\.)*)"')


def headlines_of(data: bytes) -> Iterator[str]:
    """Give the headings, titles and JSON-LD headlines of a page, as they are written."""
    tree = load_html(data)
    if not isinstance(tree, html.HtmlElement):
        return
    for node in tree.xpath("//title|//h1|//h2|//h3"):
        yield node.text_content()
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        if name.lower() in _META:
            yield node.get("content") or ""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        for written in _IN_SCRIPT.findall(script.text or ""):
            yield re.sub(
                r"\\u([0-9a-fA-F]{4})|\\(.)",
                lambda found: chr(int(found[1], 16)) if found[1] else found[2],
                written,
            )
