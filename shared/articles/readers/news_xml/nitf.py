"""NITF: a news article of an agency, alone or inside NewsML."""

import re
from xml.etree.ElementTree import Element

from shared.articles.dates.moments import Moments
from shared.articles.dates.parser import to_iso
from shared.articles.markup.xml_elements import LANGUAGE, attribute, every, first, outermost
from shared.articles.markup.xml_text import element_line, element_text
from shared.articles.readers.news_xml.credits import byline_names, publisher_in
from shared.articles.records.release import LAST_DAY, check_release
from shared.articles.text.paragraphs import join_summary, strip_title
from shared.domain.articles import Article

_DATES = (
    ("date.issue", "norm"),
    ("date.release", "norm"),
    ("story.date", "norm"),
    ("pubdata", "date.publication"),
)


def read_nitf(root: Element, moments: Moments, position: int = 0) -> Article:
    """Read a NITF document.

    Args:
        root: its `nitf` element.
        moments: the times on which dates and embargoes depend.
        position: number of the record in its object, from 0.

    Raises:
        PermanentError: `not-for-publication` or `embargoed`.
    """
    _check_release(root, moments)
    head = first(root, "body.head")
    title = _title(root)
    body = first(root, "body")
    abstract = element_text(first(head, "abstract"))
    text = strip_title(element_text(body if body is not None else root), title)
    summary, text = join_summary("" if _same(abstract, title) else abstract, text)
    return Article(
        title=title,
        body=text,
        summary=summary,
        published=_published(root, moments),
        source=_source(root),
        authors=byline_names(outermost(head, frozenset({"byline"}))),
        language=root.get(LANGUAGE) or root.get("baselang") or attribute(body, LANGUAGE) or None,
        record_id=attribute(first(root, "doc-id"), "id-string") or None,
        position=position,
    )


def _title(root: Element) -> str:
    headline = first(root, "hedline")
    told = (
        element_line(first(headline, "hl1")),
        ((headline.text if headline is not None else "") or "").strip(),
        element_line(first(first(root, "head"), "title")),
        element_line(first(headline, "hl2")),
    )
    return next(filter(None, told), "")


def _published(root: Element, moments: Moments) -> str | None:
    written = (attribute(first(root, name), key) for name, key in _DATES)
    dates = (to_iso(one, moments.latest) for one in written)
    return next(filter(None, dates), None)


def _source(root: Element) -> str | None:
    return publisher_in(
        attribute(first(root, "pubdata"), "name"),
        element_line(first(root, "distributor")),
        attribute(first(root, "doc.copyright"), "holder"),
        element_line(first(root, "rights.owner")),
        attribute(first(root, "doc.rights"), "owner"),
    )


def _check_release(root: Element, moments: Moments) -> None:
    document = first(root, "docdata")
    own = attribute(first(root, "doc-id"), "id-string")
    item = attribute(document, "management-doc-idref") or own or None
    messages = list(every(document, "ed-msg"))
    notices = [attribute(message, "info") for message in messages]
    if revisions := sorted(every(root, "revision-history"), key=_moment):
        notices.append(attribute(revisions[-1], "comment"))
    check_release(
        item,
        moments,
        statuses=[
            attribute(document, "management-status"),
            *(attribute(message, "msg-type") for message in messages),
        ],
        notices=notices,
        ends=[_release(document)],
    )


def _release(document: Element | None) -> str:
    """Return when the item may be published; only an embargo may have an unreadable time."""
    written = attribute(first(document, "date.release"), "norm")
    held = attribute(document, "management-status").lower().startswith("embargo")
    return written if held or to_iso(written, LAST_DAY) else ""


def _moment(revision: Element) -> str:
    """Return when a revision was made, in a form that can be sorted."""
    return re.sub(r"\D", "", attribute(revision, "norm")[:19])


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == other.casefold()
