"""The metadata of a page's article, from JSON-LD, OpenGraph, other `meta` and its elements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lxml import html

from shared.articles.language.detection import primary_language
from shared.articles.readers.html.metadata.article_nodes import (
    ArticleSigns,
    PageNodes,
    declared_urls,
)
from shared.articles.readers.html.metadata.authors import page_authors
from shared.articles.readers.html.metadata.element_text import visible_line
from shared.articles.readers.html.metadata.headlines import (
    Headings,
    HeadlineCandidates,
    choose_headline,
    find_headings,
    find_site_name,
    site_keys,
)
from shared.articles.readers.html.metadata.json_ld import read_json_ld
from shared.articles.readers.html.metadata.meta_elements import Meta
from shared.articles.readers.html.metadata.publication_dates import find_publication_date
from shared.articles.records.article import UPDATES, article_from_fields
from shared.articles.records.references import Node
from shared.articles.text.names import is_name, unescaped
from shared.articles.text.paragraphs import comparison_key
from shared.articles.text.urls import first_absolute_url, page_url
from shared.domain.articles import Article

_PREVIEW = ("og:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "headline")
_CARD = ("twitter:title", "sailthru.title")
_SITE = ("og:site_name",)
_OFFICE = (
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
)
_MARKED_OFFICE = "//*[@itemprop='publisher']//*[@itemprop='name']"
_ADDRESS = ("og:url", "twitter:url", "parsely-link", "dc.identifier", "identifier-url")
_MOST_SIGNS = 5  # of a kind; a broken template may have many
_MOST_TEXTS = 10
_LANGUAGE = ("content-language", "og:locale", "dc.language", "dcterms.language", "language")


@dataclass(frozen=True, slots=True)
class _Page:
    """The parts of a page that have metadata.

    Attributes:
        tree: the page.
        meta: its `meta` elements.
        headings: its headings.
        title: its `title`.
        nodes: its JSON-LD.
        articles: the nodes that are its article.
        addresses: the addresses that it declares, absolute or relative, the most certain first.
        base: the absolute address that relative ones extend.
    """

    tree: html.HtmlElement
    meta: Meta
    headings: Headings
    title: str
    nodes: PageNodes
    articles: Sequence[Node]
    addresses: Sequence[str]
    base: str | None


def read_page_metadata(tree: html.HtmlElement, latest: date) -> Article:
    """Read title, date, site, address, language and authors of a page.

    Args:
        tree: the page.
        latest: the last day that can be one of publication.

    Returns:
        An article whose body is the `articleBody` of the JSON-LD, which is mostly empty.
    """
    page = _survey(tree)
    node = page.articles[0] if page.articles else {}
    told = article_from_fields(node, latest)
    own = [one for one in (first_absolute_url([one]) for one in page.addresses) if one]
    source = told.source or _source(page) or _named(find_site_name(page.title, own))
    sites = site_keys([source, *_sites(page)], own)
    title = _title(page, told.title, sites)
    return Article(
        title=title,
        body=_body(page, told, latest),
        published=find_publication_date(_dates(page), tree, page.meta, title, own, latest),
        source=source,
        url=page_url(page.addresses, page.base),
        language=_language(page, told.language),
        authors=page_authors(told.authors, tree, page.meta, sites),
    )


def _body(page: _Page, told: Article, latest: date) -> str:
    """Return the longest text of the nodes that are the page's article.

    These nodes have the same headline or are live blogs, whose updates may be separate nodes.
    """
    texts = [told.body]
    for node in page.articles[1:_MOST_TEXTS]:
        other = article_from_fields(node, latest)
        if node.get(UPDATES) or comparison_key(other.title) == comparison_key(told.title):
            texts.append(other.body)
    return max(texts, key=len)


def _survey(tree: html.HtmlElement) -> _Page:
    meta, shown, nodes = Meta(tree), find_headings(tree), PageNodes(read_json_ld(tree))
    title = next((visible_line(node) for node in tree.iter("title")), "")
    declared = [*_canonical(tree), *meta.all(_ADDRESS[:1])]
    headlines = [*meta.all(_PREVIEW)[:_MOST_SIGNS], *shown.story[:_MOST_SIGNS], title]
    signs = ArticleSigns(declared[:_MOST_SIGNS], headlines)
    articles = nodes.articles(signs)
    told = [address for node in articles for address in declared_urls(node)]
    addresses = [*declared, *told, *meta.all(_ADDRESS[1:])]
    bases = [node.get("href") for node in tree.iter("base")]
    base = first_absolute_url([*bases, *addresses])
    return _Page(tree, meta, shown, title, nodes, articles, addresses, base)


def _canonical(tree: html.HtmlElement) -> list[str]:
    links = (node for node in tree.iter("link") if "canonical" in (node.get("rel") or "").lower())
    return [href for node in links if (href := node.get("href"))]


def _title(page: _Page, data: str, sites: frozenset[str]) -> str:
    lines = HeadlineCandidates(
        data=data,
        preview=page.meta.first(_PREVIEW),
        card=page.meta.first(_CARD),
        shown=page.headings.story,
        title=page.title,
    )
    return choose_headline(lines, sites)


def _sites(page: _Page) -> list[str]:
    """Return the names of the site, which a page may spell in several ways."""
    site = page.nodes.site()
    named = [*page.meta.all(_SITE), *page.meta.all(_OFFICE[:1]), *page.headings.logos]
    return [unescaped(name) for name in ([*named, site] if site else named)]


def _source(page: _Page) -> str | None:
    site = page.nodes.site()
    marked = page.tree.xpath(_MARKED_OFFICE)[:_MOST_SIGNS]
    told = [node.get("content") or visible_line(node) for node in marked]
    named = [site] if site else []
    found = [*told, *page.meta.all(_SITE), *named, *page.meta.all(_OFFICE)]
    return next((name for name in map(unescaped, found) if is_name(name)), None)


def _named(site: str | None) -> str | None:
    is_host = site is not None and "." in site and " " not in site
    return site if site and is_name(site) and not is_host else None


def _dates(page: _Page) -> list[object]:
    """Return the dates of the page's JSON-LD: of its article, then of the page itself."""
    keys = ("datePublished", "dateCreated", "uploadDate")
    own = [node[key] for key in keys for node in page.articles if node.get(key)]
    found = [*own, *page.nodes.values("WebPage", "datePublished")]
    return [date for one in found for date in (one if isinstance(one, list) else [one])]


def _language(page: _Page, told: str | None) -> str | None:
    declared = [told, page.tree.get("lang"), page.tree.get("xml:lang"), *page.meta.all(_LANGUAGE)]
    return next((one for one in declared if primary_language(one)), None)
