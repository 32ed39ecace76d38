"""NewsML 1.0 to 1.2: a news item of nested components, of which one has the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element

from shared.articles.dates.moments import Moments
from shared.articles.dates.parser import to_iso
from shared.articles.markup.fragments import fragment_line
from shared.articles.markup.xml_elements import (
    LANGUAGE,
    attribute,
    children,
    every,
    first,
    outermost,
)
from shared.articles.markup.xml_text import element_line
from shared.articles.readers.news_xml.contents import Content, choose_content, read_elements
from shared.articles.readers.news_xml.credits import publisher_in
from shared.articles.readers.news_xml.nitf import read_nitf
from shared.articles.records.release import check_release
from shared.articles.text.bylines import parse_bylines
from shared.articles.text.paragraphs import join_summary, strip_title
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_DATES = ("ThisRevisionCreated", "FirstCreated", "DateId")
_OTHER_MEDIA = ("photo", "graphic", "video", "audio", "picture", "image", "animation")
# The most components; no message has as many, and each one is compared with those around it.
_DEPTH = 16
_MOST_PARTS = 100
# Roles of components without a body.
_PARTS = (
    "title",
    "headline",
    "lead",
    "abstract",
    "caption",
    "summary",
    "keyword",
    "photo",
    "video",
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A component with content.

    Attributes:
        path: the component and those around it, the innermost first.
        role: its role in lower case.
        content: the best of its contents.
    """

    path: tuple[Element, ...]
    role: str
    content: Content


def read_newsml_1_item(item: Element, moments: Moments, position: int = 0) -> Article:
    """Read a news item.

    Args:
        item: its `NewsItem` element.
        moments: the times on which dates and embargoes depend.
        position: number of the record in its object, from 0.

    Raises:
        PermanentError: `not-for-publication`, `embargoed`, or `not-an-article`: no component
            has a text.
    """
    _check_release(item, moments)
    parts = list(islice(_parts(item), _MOST_PARTS))
    main = _main(parts, item)
    inner = first(main.content.node, "nitf")
    told = read_nitf(inner, moments, position) if inner is not None else Article("", "")
    title = _line(main, item, "HeadLine") or told.title
    lead = next((one.content.text for one in parts if one.role in ("lead", "abstract")), "")
    told_apart = "" if lead.casefold() == title.casefold() else lead
    summary, text = join_summary(told_apart, strip_title(main.content.text, title))
    return Article(
        title=title,
        body=text,
        summary=summary,
        published=_published(item, moments) or told.published,
        source=_source(main, item) or told.source,
        language=_language(main, item) or told.language,
        authors=parse_bylines([_line(main, item, "ByLine")]) or told.authors,
        record_id=_id(item),
        position=position,
    )


def _parts(item: Element) -> Iterator[_Part]:
    waiting: list[tuple[Element, ...]] = [
        (one,) for one in reversed(children(item, "NewsComponent"))
    ]
    while waiting:
        path = waiting.pop()
        contents = [
            read_elements(data) for node in children(path[0], "ContentItem") for data in _data(node)
        ]
        if best := choose_content(contents):
            role = attribute(next(iter(children(path[0], "Role")), None), "FormalName").lower()
            yield _Part(path, role, best)
        inner = reversed(children(path[0], "NewsComponent")) if len(path) < _DEPTH else ()
        waiting += [(one, *path) for one in inner]


def _data(content: Element) -> list[Element]:
    """Return the content of a content item; None for a picture or the like."""
    kind = attribute(first(content, "MediaType"), "FormalName").lower()
    mime = attribute(first(content, "MimeType"), "FormalName").lower()
    if kind in _OTHER_MEDIA or mime.startswith(("image/", "video/", "audio/")):
        return []
    return children(content, "DataContent")


def _main(parts: list[_Part], item: Element) -> _Part:
    """Choose the text: the best one in the language of the first one."""
    bodies = [one for one in parts if not one.role.startswith(_PARTS)]
    tongues = [_language(one, item) for one in bodies]
    bodies = [one for one, tongue in zip(bodies, tongues, strict=True) if tongue == tongues[0]]
    best = choose_content(one.content for one in bodies)
    if best is None:
        raise PermanentError(
            "not-an-article",
            "No component of the item holds a text. Pictures, videos and packages are not read.",
        )
    return next(one for one in bodies if one.content is best)


def _near(main: _Part, item: Element, name: str) -> Iterator[Element]:
    """Yield elements of a name that describe the text, those of its component first."""
    for component in main.path:
        for part in children(
            component, "NewsLines", "AdministrativeMetadata", "DescriptiveMetadata"
        ):
            yield from outermost(part, frozenset({name}))
    yield from outermost(item, frozenset({name}))


def _line(main: _Part, item: Element, name: str) -> str:
    texts = (fragment_line(element_line(node)) for node in _near(main, item, name))
    return next(filter(None, texts), "")


def _source(main: _Part, item: Element) -> str | None:
    parties = (
        attribute(first(node, "Party"), "FormalName")
        for name in ("Provider", "Source")
        for node in _near(main, item, name)
    )
    return publisher_in(*parties, _line(main, item, "CreditLine"))


def _language(main: _Part, item: Element) -> str | None:
    for component in main.path:
        about = children(component, "DescriptiveMetadata")
        told = (attribute(one, "FormalName") for part in about for one in every(part, "Language"))
        if found := next(filter(None, (*told, component.get(LANGUAGE))), None):
            return found
    return item.get(LANGUAGE)


def _published(item: Element, moments: Moments) -> str | None:
    dates = (to_iso(element_line(first(item, name)), moments.latest) for name in _DATES)
    return next(filter(None, dates), None)


def _id(item: Element) -> str | None:
    """Return the name that all revisions of an item share."""
    known = first(item, "NewsIdentifier")
    parts = [element_line(first(known, name)) for name in ("ProviderId", "DateId", "NewsItemId")]
    return ":".join(parts) if all(parts) else None


def _check_release(item: Element, moments: Moments) -> None:
    management = first(item, "NewsManagement")
    name = element_line(first(item, "PublicIdentifier")) or _id(item)
    words = [attribute(one, "FormalName") for one in children(management, "Status")]
    change = first(management, "StatusWillChange") if _is_held(words) else None
    end = element_line(first(change, "DateAndTime"))
    check_release(name, moments, statuses=words, ends=[end])


def _is_held(statuses: list[str]) -> bool:
    """Return whether a change of status is the end of an embargo and not an expiry."""
    return any(word.lower().startswith("embargo") for word in statuses)
