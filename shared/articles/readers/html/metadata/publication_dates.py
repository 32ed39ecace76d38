"""The date of publication of a page, from the places where pages have it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import dropwhile, islice
from urllib.parse import urlsplit

from lxml import html

from shared.articles.dates.parser import find_date, to_iso
from shared.articles.readers.html.metadata.element_text import class_and_id, visible_line
from shared.articles.readers.html.metadata.headlines import headline_key
from shared.articles.readers.html.metadata.meta_elements import Meta

_META = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "og:publish_date",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "published_time",
    "publish_date",
    "publish-date",
    "published-date",
    "publication_date",
    "publication-date",
    "publicationdate",
    "publisheddate",
    "publishdate",
    "article.published",
    "article:publicationdate",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "dc:created",
    "dcterms:created",
    "citation_publication_date",
    "citation_online_date",
    "bt:pubdate",
    "pubdate",
    "pub_date",
    "rnews:datepublished",
    "datecreated",
    "article:created",
    "created",
    "date",
)
_MARKED = re.compile(r"datepublished|pubdate|datecreated", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"publi|posted|pubdate|entry-date|dateline|byline|timestamp|post-date|article-?date|created",
    re.IGNORECASE,
)
# Words beside other dates than the one of publication: those of changes, events and ends.
_CHANGED = re.compile(
    r"updat|modif|revis|edited|changed|aktualisiert|geändert|mise? à jour|actualiza|aggiorna|"
    r"bijgewerkt|opdater|oppdater|uppdater|обновл|оновл|güncelle|\bstand\b|"
    r"\b(?:until|expires|deadline|event|bis|termin|findet|jusqu|hasta)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"related|teaser|sidebar|comment|recommend|most-?read|popular|latest|ticker|widget|promo|"
    r"carousel|trending|more-|newsletter|event",
    re.IGNORECASE,
)
_OTHER_PLACES = frozenset("nav aside footer form dialog template noscript".split())
_STORY = frozenset(("article", "main"))
_UNREAD = frozenset("script style noscript template svg select button option".split())
_MOST_TIMES = 100
_MOST_HEADINGS = 300
_MOST_MARKED = 1_000
_MOST_LEVELS = 6  # from a heading up to the element with its article
_MOST_NODES = 40  # after a headline that may have its date
_BESIDE_DATE = 50  # code points on a line with a date: a name, an office, a time
_PARAGRAPH = 220  # code points; a longer line belongs to the text
# Either number may be the month, which is too uncertain on a line without a label.
_SHORT = 100  # code points before a `time` that may be its label
_NUMBERS = re.compile(r"(?:0?[1-9]|1[0-2])([./-])\s?(?:0?[1-9]|1[0-2])\1\s?\d{4}")
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(\d\d)\2(\d\d)(?!\d)")


def find_publication_date(
    told: Sequence[object],
    tree: html.HtmlElement,
    meta: Meta,
    title: str,
    addresses: Sequence[str],
    latest: date,
) -> str | None:
    """Return when a page was published, by the most certain of the places that have a date.

    Args:
        told: the dates in its JSON-LD, the most certain first.
        tree: the page.
        meta: its `meta` elements.
        title: its headline.
        addresses: its absolute addresses.
        latest: the last day that can be one of publication.
    """
    heading = _heading(tree, title)
    places: tuple[Callable[[], Iterable[object]], ...] = (
        lambda: told,
        lambda: meta.all(_META),
        lambda: _microdata(tree),
        lambda: _times(tree, heading),
        lambda: _beside(tree, heading, latest),
        lambda: _in_paths(addresses),
    )
    written = (value for place in places for value in place())
    return next((iso for value in written if (iso := to_iso(value, latest))), None)


def _microdata(tree: html.HtmlElement) -> Iterator[str]:
    """Return the dates of elements that are marked as the date of publication."""
    marked = tree.xpath("//*[@itemprop or @pubdate or @property][not(self::meta)]")
    for node in marked[:_MOST_MARKED]:
        marks = f"{node.get('itemprop') or ''} {node.get('property') or ''}"
        is_date = "pubdate" in node.attrib or _MARKED.search(marks)
        if is_date and not is_outside_article(node):
            yield _written(node)


def _written(node: html.HtmlElement) -> str:
    return node.get("datetime") or node.get("content") or node.get("title") or visible_line(node)


def _heading(tree: html.HtmlElement, title: str) -> html.HtmlElement | None:
    """Find the heading with a headline, perhaps with a kicker; otherwise the first heading."""
    key = headline_key(title)
    nodes = tree.xpath("//h1|//h2|//h3|//*[@itemprop='headline'][not(self::meta)]")[:_MOST_HEADINGS]
    same = (node for node in nodes if key and headline_key(visible_line(node)).endswith(key))
    first = (node for node in nodes if node.tag == "h1" and not is_outside_article(node))
    return next(same, next(first, None))


def _times(tree: html.HtmlElement, heading: html.HtmlElement | None) -> list[str]:
    """Return the dates of the article's `time` and hAtom elements, the most probable first."""
    story = None if heading is None else _story(heading)
    times = list(islice(filter(_is_time, tree.iter("time", "abbr")), _MOST_TIMES))
    ranked = [(rank, _written(node)) for node in times if (rank := _rank(node, story)) is not None]
    return [written for _, written in sorted(ranked, key=lambda pair: pair[0])]


def _is_time(node: html.HtmlElement) -> bool:
    """Return whether an element is a `time`, or an `abbr` with a date in the format hAtom."""
    is_published = "published" in (node.get("class") or "").split()
    return node.tag == "time" or (is_published and "title" in node.attrib)


def _rank(node: html.HtmlElement, story: html.HtmlElement | None) -> int | None:
    """Return the rank of a `time` as date of publication, 0 for the best; None for other dates."""
    around = [node, *islice(node.iterancestors(), 2)]
    marks = " ".join(f"{class_and_id(one)} {one.get('itemprop') or ''}" for one in around)
    before = (around[1].text or "")[-_SHORT:] if len(around) > 1 else ""
    if is_outside_article(node) or _CHANGED.search(marks) or _CHANGED.search(before):
        return None
    if _PUBLISHED.search(marks):
        return 0
    return 1 if story is not None and story in node.iterancestors() else None


def _story(heading: html.HtmlElement) -> html.HtmlElement:
    """Return the part of a page to which a heading belongs."""
    node = heading
    for around in islice(heading.iterancestors(), _MOST_LEVELS):
        if around.tag in ("body", "html"):
            break
        node = around
        if around.tag in _STORY:
            break
    return node


def is_outside_article(node: html.HtmlElement) -> bool:
    """Return whether an element is in a part of the page that is not its article."""
    around = [one for one in (node, *node.iterancestors()) if one.tag not in ("body", "html")]
    tags = {one.tag for one in around}
    if tags & _OTHER_PLACES or ("header" in tags and not tags & _STORY):
        return True
    return any(_ELSEWHERE.search(class_and_id(one)) for one in around)


def _beside(
    tree: html.HtmlElement, heading: html.HtmlElement | None, latest: date
) -> Iterator[str]:
    """Return the first date on a line of its own between a heading and its text."""
    for line in () if heading is None else _lines_after(tree, heading):
        found = None if _CHANGED.search(line) else find_date(line, latest)
        if found and len(line) - (found.end - found.start) <= _BESIDE_DATE:
            if not _NUMBERS.fullmatch(line, found.start, found.end):
                yield found.iso
            return


def _lines_after(tree: html.HtmlElement, heading: html.HtmlElement) -> Iterator[str]:
    after = dropwhile(lambda node: node is not heading, tree.iter("*"))
    for node in islice(after, 1, _MOST_NODES):
        if node.tag in _UNREAD or is_outside_article(node):
            continue
        line = " ".join(" ".join([node.text or "", *(one.tail or "" for one in node)]).split())
        if len(line) > _PARAGRAPH:
            return
        yield line


def _in_paths(addresses: Iterable[str]) -> Iterator[str]:
    """Return the days in addresses such as `/2024/05/09/`."""
    for address in addresses:
        for year, _, month, day in _IN_PATH.findall(urlsplit(address).path):
            yield f"{year}-{month}-{day}"
