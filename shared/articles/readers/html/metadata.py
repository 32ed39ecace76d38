"""What a page says about itself: JSON-LD first, then OpenGraph, then meta and title."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import unescape

from lxml import html

from shared.articles.dates import to_iso
from shared.articles.readers.json.article import describe
from shared.articles.readers.json.records import is_schema_article
from shared.articles.readers.json.values import parse_json
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_SEPARATOR = re.compile(r"(\s[|–—-]\s)")
_MOST_SCRIPTS = 20
_MOST_NODES = 200
_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "date",
    "pubdate",
)
_SOURCE = ("og:site_name", "application-name", "publisher", "dc.publisher")
_URL = ("og:url", "twitter:url")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author")


def read_page_metadata(tree: html.HtmlElement, latest: date) -> Article:
    """Read title, date, site, address, language and authors of a page.

    Args:
        tree: the page.
        latest: the last day that can be one of publication.

    Returns:
        An article whose body is the `articleBody` of its JSON-LD, mostly empty.
    """
    told = _json_ld(tree, latest)
    meta = _meta(tree)
    source = told.source or _first(meta, _SOURCE)
    title = (
        told.title or _first(meta, _TITLE) or _element(tree, "//h1") or _element(tree, "//title")
    )
    return Article(
        title=_without_site(unescape(title), source),
        body=told.body,
        published=told.published or _published(tree, meta, latest),
        source=source,
        url=_canonical(tree) or told.url or _first(meta, _URL),
        language=told.language or tree.get("lang") or tree.get("xml:lang") or None,
        authors=told.authors or _authors(meta),
    )


def _json_ld(tree: html.HtmlElement, latest: date) -> Article:
    scripts = tree.xpath("//script[@type='application/ld+json']")[:_MOST_SCRIPTS]
    nodes = (node for script in scripts for node in _nodes(script.text or ""))
    return next((describe(n, latest) for n in nodes if is_schema_article(n)), Article("", ""))


def _nodes(text: str) -> Iterator[Mapping[str, object]]:
    try:
        value = parse_json(text)
    except PermanentError:
        return  # a broken script of a page is no reason to refuse the page
    queue = value if isinstance(value, list) else [value]
    for node in queue[:_MOST_NODES]:
        if isinstance(node, Mapping):
            yield node
            inner = node.get("@graph")
            if isinstance(inner, list):
                yield from (part for part in inner[:_MOST_NODES] if isinstance(part, Mapping))


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = " ".join((node.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), []).append(content)
    return found


def _first(meta: Mapping[str, list[str]], names: Iterable[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _published(tree: html.HtmlElement, meta: Mapping[str, list[str]], latest: date) -> str | None:
    written = [meta[name][0] for name in _PUBLISHED if name in meta]
    written += [node.get("datetime", "") for node in tree.xpath("(//time[@datetime])[1]")]
    return next(filter(None, (to_iso(one, latest) for one in written)), None)


def _canonical(tree: html.HtmlElement) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    return next((str(link) for link in links if str(link).startswith(("http:", "https:"))), None)


def _authors(meta: Mapping[str, list[str]]) -> tuple[str, ...]:
    named = next((meta[name] for name in _AUTHORS if name in meta), [])
    return tuple(name for name in named if not name.startswith(("http:", "https:")))


def _element(tree: html.HtmlElement, path: str) -> str:
    node = next(iter(tree.xpath(f"({path})[1]")), None)
    return "" if node is None else " ".join(node.text_content().split())


def _without_site(title: str, source: str | None) -> str:
    """Return a title without the site's name that many pages set after it."""
    parts = _SEPARATOR.split(title)
    if len(parts) > 2 and (parts[-1] == source or parts[-2].strip() == "|"):
        return "".join(parts[:-2]).strip()
    return title
