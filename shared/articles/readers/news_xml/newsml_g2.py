"""NewsML-G2: a news item with its metadata, and NITF, XHTML or plain text inside."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from shared.articles.dates.moments import Moments
from shared.articles.dates.parser import to_iso
from shared.articles.markup.fragments import fragment_line
from shared.articles.markup.xml_elements import (
    LANGUAGE,
    attribute,
    children,
    code_of,
    first,
    local_name,
    role_of,
)
from shared.articles.markup.xml_text import element_line
from shared.articles.readers.news_xml.contents import (
    Content,
    choose_content,
    read_characters,
    read_elements,
)
from shared.articles.readers.news_xml.credits import party_names, publisher_in
from shared.articles.readers.news_xml.nitf import read_nitf
from shared.articles.records.release import check_release
from shared.articles.text.bylines import is_signature, parse_bylines
from shared.articles.text.paragraphs import join_summary, strip_title
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_DATES = ("contentCreated", "versionCreated", "firstCreated", "contentModified")
# The classes in IPTC's list `ninat` of items without a text.
_MEDIA = ("picture", "graphic", "video", "audio", "animation")
_MINOR_HEADLINES = ("sub", "kicker", "over", "deck", "strap", "slug", "dateline")
_WRITERS = ("author", "writer", "reporter", "journalist", "correspondent", "byline", "text")


def read_news_item(item: Element, moments: Moments, position: int = 0) -> Article:
    """Read a news item.

    Args:
        item: its `newsItem` element.
        moments: the times on which dates and embargoes depend.
        position: number of the record in its object, from 0.

    Raises:
        PermanentError: `not-for-publication`, `embargoed`, or `not-an-article`: a picture, video
            or the like without a text.
    """
    about = first(item, "contentMeta")
    _check_release(item, moments)
    inner = first(first(item, "contentSet"), "nitf")
    told = read_nitf(inner, moments, position) if inner is not None else Article("", "")
    content = choose_content(_contents(item))
    _check_class(item, content)
    title = _headline(about, _language(item)) or told.title or _other_title(item)
    text = strip_title(content.text, title) if content else ""
    summary, text = join_summary(_summary(about, title), text)
    return Article(
        title=title,
        body=text,
        summary=summary,
        published=_published(item, moments) or told.published,
        source=_source(item, about) or told.source,
        language=_language(item) or told.language,
        authors=_authors(about) or told.authors,
        record_id=item.get("guid"),
        position=position,
    )


def _contents(item: Element) -> Iterator[Content]:
    for content_set in children(item, "contentSet"):
        for node in content_set:
            if local_name(node) == "inlineXML":
                yield read_elements(node)
            elif local_name(node) == "inlineData":
                yield read_characters(node)


def _check_release(item: Element, moments: Moments) -> None:
    about = first(item, "itemMeta")
    parts = (item.get("guid"), item.get("version"))
    name = ", version ".join(part for part in parts if part) or None
    check_release(
        name,
        moments,
        statuses=[word for one in children(about, "pubStatus", "signal") for word in _words(one)],
        notices=[element_line(note) for note in children(about, "edNote", "ednote")],
        ends=[element_line(end) for end in children(about, "embargoed")],
    )


def _words(status: Element) -> list[str]:
    """Return the code and names of a status."""
    return [code_of(status), *(element_line(name) for name in children(status, "name"))]


def _check_class(item: Element, content: Content | None) -> None:
    kind = code_of(first(first(item, "itemMeta"), "itemClass"))
    kind = kind.replace("/", ":").rpartition(":")[2].lower()
    if content is None and kind in _MEDIA:
        raise PermanentError(
            "not-an-article",
            f"The item is a {kind} and holds no text of its own. Upload the texts it belongs to.",
        )


def _language(item: Element) -> str | None:
    tag = attribute(first(first(item, "contentMeta"), "language"), "tag")
    return tag or item.get(LANGUAGE) or None


def _headline(about: Element | None, language: str | None) -> str:
    """Return the main headline, by its role, language, rank and then its position."""
    found = [(node, fragment_line(element_line(node))) for node in children(about, "headline")]
    found = [(node, text) for node, text in found if text]
    best = min(found, key=lambda one: _weight_of(one[0], language), default=None)
    return best[1] if best else ""


def _other_title(item: Element) -> str:
    """Return a title from another place: the item's own, or that of the XHTML in it."""
    content = first(item, "contentSet")
    told = (
        *children(first(item, "itemMeta"), "title"),
        first(content, "h1"),
        first(first(content, "head"), "title"),
    )
    return next(filter(None, map(element_line, told)), "")


def _weight_of(headline: Element, language: str | None) -> tuple[int, bool, int]:
    role = role_of(headline)
    weight = 2 if role else 1
    if role.startswith(_MINOR_HEADLINES):
        weight = 3
    elif role.startswith("main"):
        weight = 0
    tag = (headline.get(LANGUAGE) or language or "").lower()
    foreign = bool(language) and tag.partition("-")[0] != (language or "").lower().partition("-")[0]
    rank = attribute(headline, "rank")
    return weight, foreign, int(rank) if rank.isdecimal() and len(rank) < 9 else 1


def _summary(about: Element | None, title: str) -> str:
    """Return the first description that is not the caption of a picture."""
    texts = (
        element_line(one) for one in children(about, "description") if "caption" not in role_of(one)
    )
    text = fragment_line(next(filter(None, texts), ""))
    return "" if text.casefold() == title.casefold() else text


def _published(item: Element, moments: Moments) -> str | None:
    dates = (to_iso(element_line(first(item, name)), moments.latest) for name in _DATES)
    return next(filter(None, dates), None)


def _source(item: Element, about: Element | None) -> str | None:
    return publisher_in(
        *party_names(children(about, "infoSource")),
        *party_names(children(first(item, "itemMeta"), "provider")),
        *(element_line(node) for node in children(about, "creditline")),
        *party_names(children(first(item, "rightsInfo"), "copyrightHolder")),
    )


def _authors(about: Element | None) -> tuple[str, ...]:
    """Return the people in the byline, otherwise the creators and contributing writers."""
    bylines = parse_bylines(element_line(node) for node in children(about, "by"))
    return bylines or _people(children(about, "creator", "contributor"))


def _people(parties: list[Element]) -> tuple[str, ...]:
    writers = [one for one in parties if _is_writer(one)]
    names = (name for name in party_names(writers) if " " in name and not is_signature(name))
    return tuple(dict.fromkeys(names))


def _is_writer(party: Element) -> bool:
    if attribute(party, "type").rpartition(":")[2].lower().startswith("organi"):
        return False
    role = role_of(party)
    return role.startswith(_WRITERS) if role else local_name(party) == "creator"
