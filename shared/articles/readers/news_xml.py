"""News agencies' XML: NITF, and NewsML-G2 with NITF, XHTML or plain text inside."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from xml.etree.ElementTree import Element, ParseError

from shared.articles.dates import to_iso
from shared.articles.decoding import clean
from shared.articles.outcome import Outcome, outcome_of
from shared.articles.prose import paragraphs, with_summary
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

# An element costs up to 200 bytes; a message of a hundred long articles has about 20,000.
_ELEMENTS = 300_000
_SPACE = re.compile(r"\s+")
_PARAGRAPHS = frozenset({"p", "hl2", "li", "h1", "h2", "h3", "h4", "dt", "dd", "td", "blockquote"})
_ASIDE = frozenset({"media", "figure", "aside", "fn"})


def read_news_xml(data: bytes, latest: date) -> Iterator[Outcome]:
    """Read the articles of a NITF document or of a NewsML-G2 item or message.

    Args:
        data: the document.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `bad-xml`, `unsafe-xml`, `too-complex` or `unknown-xml`.
    """
    root = _parse(data)
    kind = _local(root)
    if kind == "nitf":
        yield outcome_of(0, partial(_nitf, root, latest))
        return
    if kind not in ("newsMessage", "newsItem", "packageItem"):
        raise PermanentError(
            "unknown-xml",
            f"The root element is <{kind[:60]}>. NITF (<nitf>) and NewsML-G2 (<newsItem>, "
            "<newsMessage>) are read.",
        )
    for position, item in enumerate(_all(root, "newsItem")):
        yield outcome_of(position, partial(_news_item, item, latest, position))


def _parse(data: bytes) -> Element:
    from defusedxml import DefusedXmlException  # only XML needs it
    from defusedxml.ElementTree import fromstring

    if data.count(b"<") > 2 * _ELEMENTS:
        raise PermanentError("too-complex", "The XML has more elements than any article.")
    try:
        root: Element = fromstring(data, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise PermanentError(
            "unsafe-xml",
            "The XML declares entities or loads other files, which is not allowed. "
            "Write the characters themselves.",
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise PermanentError("bad-xml", f"Not well-formed XML: {str(error)[:200]}.") from None
    return root


def _nitf(root: Element, latest: date, position: int = 0) -> Article:
    body = _find(root, "body.content")
    summary, text = with_summary(_text(_find(root, "abstract")), _prose(body))
    return Article(
        title=_text(_find(root, "hl1")) or _text(_find(root, "title")),
        body=text,
        summary=summary,
        published=to_iso(_attribute(root, "date.issue", "norm"), latest)
        or to_iso(_attribute(root, "story.date", "norm"), latest),
        source=_attribute(root, "pubdata", "name") or _text(_find(root, "distributor")) or None,
        authors=_authors(_all(root, "byline")),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        record_id=_attribute(root, "doc-id", "id-string") or None,
        position=position,
    )


def _news_item(item: Element, latest: date, position: int) -> Article:
    content = _find(item, "contentSet")
    inner = _find(content, "nitf")
    told = _nitf(inner, latest, position) if inner is not None else None
    summary, text = with_summary(_text(_find(item, "description")), _content(content))
    created = ("contentModified", "contentCreated", "versionCreated", "firstCreated")
    dates = (to_iso(_text(_find(item, name)), latest) for name in ("embargoed", *created))
    return Article(
        title=_text(_find(item, "headline")) or (told.title if told else ""),
        body=text,
        summary=summary,
        published=next(filter(None, dates), None),
        source=_text(_find(_find(item, "infoSource"), "name"))
        or _attribute(item, "infoSource", "literal")
        or None,
        language=_attribute(item, "language", "tag") or None,
        authors=_authors(_all(item, "by")) or (told.authors if told else ()),
        record_id=item.get("guid"),
        position=position,
    )


def _content(content: Element | None) -> str:
    if content is None:
        return ""
    body = _find(content, "body.content")
    if body is None:
        body = _find(content, "inlineXML")
    if body is not None:
        return _prose(body)
    data = _find(content, "inlineData")
    return "" if data is None else paragraphs(clean("".join(data.itertext())))


def _prose(body: Element | None) -> str:
    """Return the paragraphs of a body, or its whole text where it marks none."""
    if body is None:
        return ""
    marked = [_text(node) for node in _outermost(body)]
    return "\n\n".join(filter(None, marked)) or _text(body)


def _outermost(body: Element) -> Iterator[Element]:
    """Yield the paragraph elements that lie in no other, in document order."""
    waiting = [iter(body)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif _local(node) in _PARAGRAPHS:
            yield node
        elif _local(node) not in _ASIDE:
            waiting.append(iter(node))


def _authors(nodes: Iterable[Element]) -> tuple[str, ...]:
    named = (
        re.sub(r"(?i)^by\s+", "", _text(_find(node, "person")) or _text(node)) for node in nodes
    )
    return tuple(dict.fromkeys(filter(None, named)))


def _text(node: Element | None) -> str:
    return "" if node is None else _SPACE.sub(" ", clean("".join(node.itertext()))).strip()


def _find(node: Element | None, name: str) -> Element | None:
    return next(_all(node, name), None)


def _all(node: Element | None, name: str) -> Iterator[Element]:
    return (
        (found for found in node.iter() if _local(found) == name) if node is not None else iter(())
    )


def _attribute(root: Element, name: str, attribute: str) -> str:
    found = _find(root, name)
    return "" if found is None else (found.get(attribute) or "").strip()


def _local(node: Element) -> str:
    """Return an element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


_XML = re.compile(r"<(?:\?xml\b|!DOCTYPE\s+(?!html)|[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s/>])", re.I)
_ROOT = re.compile(
    r"(?:<[?!][^>]{0,2000}>\s*)*<(?:[\w.-]+:)?(?:nitf|newsItem|newsMessage|packageItem)[\s>]"
)


def _sniff(head: Head) -> Certainty:
    if _ROOT.match(head.text):
        return Certainty.MARKED
    if _XML.match(head.text):
        return Certainty.LIKELY
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[Outcome]:
    return read_news_xml(upload.whole(), upload.moments.latest)


NEWS_XML = Reader(
    "NITF or NewsML-G2",
    ("xml", "nitf"),
    ("application/xml", "text/xml", "application/nitf+xml"),
    _sniff,
    _read,
)
