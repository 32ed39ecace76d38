"""Feeds in files: RSS 0.9 to 2.0 and Atom, with an article in each item."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from shared.articles.dates.moments import Moments
from shared.articles.markup.fragments import fragment_line
from shared.articles.markup.xml import parse_xml
from shared.articles.markup.xml_elements import (
    LANGUAGE,
    attribute,
    children,
    every,
    local_name,
)
from shared.articles.markup.xml_text import element_text
from shared.articles.outcome import RecordOutcome, read_record
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.articles.records.article import read_json_article
from shared.articles.text.bylines import parse_bylines
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_ROOT = re.compile(
    r"(?:<[?!][^>]{0,2000}>\s*)*<(?:rss|(?:[\w.-]+:)?RDF|(?:[\w.-]+:)?feed)[\s>]", re.IGNORECASE
)
_ITEMS = ("item", "entry")
# `ana@post.example (Ana Ruiz)`, the form of authors in RSS.
_MAILBOX = re.compile(r"\S+@\S+\s*\(([^()]{2,100})\)")
_MEDIA = re.compile(r"\{[^}]*(?:mrss|itunes|podcast)[^}]*\}", re.IGNORECASE)
# The line that WordPress adds to each item.
_FOOTER = re.compile(r"(?:<p>)?The post .{1,2000}? appeared first on .{1,500}\s*$")
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def read_feed(root: Element, moments: Moments) -> Iterator[RecordOutcome]:
    """Read the articles of a feed.

    Args:
        root: the element `rss`, `RDF` or `feed`.
        moments: the times on which dates depend.

    Raises:
        PermanentError: `no-articles`: the feed has no item.
    """
    channel = next(every(root, "channel"), root)
    items = [node for node in root.iter() if local_name(node) in _ITEMS]
    if not items:
        raise PermanentError("no-articles", "The feed has no item.")
    shared = {
        "source": _line(channel, "title"),
        "language": _line(channel, "language") or root.get(LANGUAGE) or "",
        "base": root.get(_XML_BASE) or _link(channel),
    }
    for position, item in enumerate(items):
        yield read_record(position, partial(_read_item, item, shared, moments, position))


def _read_item(
    item: Element, shared: Mapping[str, str], moments: Moments, position: int
) -> Article:
    content = _markup(item, "encoded", "content")
    summary = _markup(item, "description", "summary")
    link = _link(item)
    record: dict[str, object] = {
        "id": _line(item, "guid", "id") or link,
        "title": _line(item, "title"),
        "text": content or summary,
        "summary": summary if content else "",
        "published": _line(item, "pubDate", "published", "date", "issued"),
        "date": _line(item, "updated", "modified"),
        "source": _origin(item) or _line(item, "publisher") or shared["source"],
        "url": urljoin(shared["base"], link) if link else "",
        "language": item.get(LANGUAGE) or _line(item, "language") or shared["language"],
        "authors": _authors(item),
    }
    return read_json_article(record, moments, position)


def _origin(item: Element) -> str:
    """Return the feed from which an item was copied: a title in Atom, a text in RSS."""
    return next(
        (_line(node, "title") or fragment_line(node.text or "") for node in _own(item, "source")),
        "",
    )


def _authors(item: Element) -> list[str]:
    told: list[str] = []
    for node in _own(item, "creator", "author"):
        name = _line(node, "name") or fragment_line("".join(node.itertext()))
        mailbox = _MAILBOX.fullmatch(name)
        told.append(mailbox[1] if mailbox else name)
    return list(parse_bylines(name for name in told if name and "@" not in name))


def _markup(item: Element, *names: str) -> str:
    """Return the longest text of some elements: escaped HTML as written, elements as paragraphs."""
    found = [element_text(node) if len(node) else node.text or "" for node in _own(item, *names)]
    return _FOOTER.sub("", max(found, key=len, default=""))


def _line(node: Element | None, *names: str) -> str:
    """Return the first text of some elements on one line, in the order of their names."""
    for name in names:
        for child in _own(node, name):
            if text := fragment_line("".join(child.itertext())):
                return text
    return ""


def _own(node: Element | None, *names: str) -> list[Element]:
    """Return the children with some names, without descriptions of pictures and sounds."""
    return [one for one in children(node, *names) if not _MEDIA.search(str(one.tag))]


def _link(node: Element) -> str:
    """Return the address of an item or channel: Atom's alternate link or the link of RSS."""
    links = children(node, "link")
    alternate = (
        attribute(link, "href") for link in links if link.get("rel", "alternate") == "alternate"
    )
    texts = ((link.text or "").strip() for link in links)
    permanent = (
        (guid.text or "").strip()
        for guid in children(node, "guid")
        if guid.get("isPermaLink", "true") == "true"
        and (guid.text or "").strip().startswith("http")
    )
    return next(filter(None, (*alternate, *texts, *permanent)), "")


def _sniff(head: Head) -> Certainty:
    return Certainty.MARKED if _ROOT.match(head.text) else Certainty.NO


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    return read_feed(parse_xml(upload.whole(), upload.charsets()), upload.moments)


FEED = Reader(
    "RSS or Atom",
    ("rss", "atom", "rdf"),
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    _sniff,
    _read,
)
