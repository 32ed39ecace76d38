"""The authors of a page's article."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from lxml import html

from shared.articles.readers.html.metadata.element_text import class_and_id, visible_line
from shared.articles.readers.html.metadata.headlines import is_site_name
from shared.articles.readers.html.metadata.meta_elements import Meta
from shared.articles.readers.html.metadata.publication_dates import is_outside_article
from shared.articles.text.bylines import parse_bylines
from shared.articles.text.names import is_name, unescaped

_META = (
    "author",
    "article:author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "byl",
)
_BYLINE = re.compile(r"[,;]|\s(?:and|&|und|et|og|och)\s|\Aby\s", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)\s*\Z")  # a signature, an agency, a picture's owner
_MARKED = re.compile(r"(?:^|[\s_-])(?:author|byline)s?(?:[_-]?name)?(?:\s|$)", re.IGNORECASE)
_NAME = r"[^\W\d_a-z][\w'’.-]*(?: (?:[a-z]{2,3} ){0,2}[^\W\d_a-z][\w'’.-]*){1,3}"
_NAMES = re.compile(
    rf"(?:(?:By|Von|Par|Por|Text:) )?{_NAME}(?:(?:, | and | und | et ){_NAME}){{0,4}}"
)
_MOST_MARKED = 2_000
_MOST_NAMES = 50


def page_authors(
    told: Sequence[str], tree: html.HtmlElement, meta: Meta, sites: frozenset[str]
) -> tuple[str, ...]:
    """Return the names of the authors, each once and in order.

    The name of the site counts only if there is no other name.

    Args:
        told: the authors in the page's JSON-LD.
        tree: the page.
        meta: its `meta` elements.
        sites: keys of the names of its site.
    """
    of_meta = (meta.of_first_name([name]) for name in _META)
    of_site: tuple[str, ...] = ()
    for names in (told, *of_meta, _marked(tree)):
        people = tuple(_people(names))
        if any(not is_site_name(name, sites) for name in people):
            return people
        of_site = of_site or people
    return of_site


def _people(written: Iterable[str]) -> list[str]:
    """Return the names in lines, of which one may have several."""
    found: list[str] = []
    for line in islice(written, _MOST_NAMES):
        name = unescaped(line)
        name = _BRACKETS.sub("", name) if is_name(name) else ""
        found += parse_bylines([name]) if _BYLINE.search(name) else [name] if name else []
    return list(dict.fromkeys(found))


def _marked(tree: html.HtmlElement) -> list[str]:
    """Return the text of elements that are marked as the author."""
    found: list[str] = []
    marked = tree.xpath("//*[@rel or @itemprop or @class][not(self::meta)]")
    for node in marked[:_MOST_MARKED]:
        told = f"{node.get('rel') or ''} {node.get('itemprop') or ''}".split()
        if ("author" in told or _MARKED.search(class_and_id(node))) and not is_outside_article(
            node
        ):
            line = visible_line(node)
            found += [line] if _NAMES.fullmatch(line) else []
    return found[:1]
