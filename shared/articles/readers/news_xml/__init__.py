"""News agencies' XML: NITF, NewsML-G2 and NewsML 1."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from xml.etree.ElementTree import Element

from shared.articles.dates.moments import Moments
from shared.articles.markup.xml import parse_xml
from shared.articles.markup.xml_elements import attribute, every, local_name, outermost
from shared.articles.outcome import RecordOutcome, read_record
from shared.articles.readers.news_xml.newsml_1 import read_newsml_1_item
from shared.articles.readers.news_xml.newsml_g2 import read_news_item
from shared.articles.readers.news_xml.nitf import read_nitf
from shared.articles.readers.reader import Certainty, Head, Reader, Upload
from shared.articles.records.versions import check_newest, newest_versions
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

type _Read = Callable[[Element, Moments, int], Article]

_ITEMS: Mapping[str, _Read] = MappingProxyType(
    {"nitf": read_nitf, "newsItem": read_news_item, "NewsItem": read_newsml_1_item}
)
_WITHOUT_TEXT = (
    "packageItem",
    "conceptItem",
    "knowledgeItem",
    "planningItem",
    "catalogItem",
    "NewsML",
    "newsMessage",
)


def read_news_xml(root: Element, moments: Moments) -> Iterator[RecordOutcome]:
    """Read the articles of a NITF document, or of NewsML items and messages.

    Args:
        root: the document.
        moments: the times on which dates and embargoes depend.

    Raises:
        PermanentError: `unknown-xml`, or `no-articles`: an item that only lists others.
    """
    items = list(outermost(root, frozenset(_ITEMS)))
    if not items:
        raise _without_items(root)
    newest = newest_versions(map(_version, items))
    for position, item in enumerate(items):
        yield read_record(position, partial(_newest_item, newest, item, moments, position))


def _version(item: Element) -> tuple[str, str]:
    """Return the name and version of an item of NewsML-G2; empty for other formats."""
    return attribute(item, "guid"), attribute(item, "version")


def _newest_item(
    newest: Mapping[str, int], item: Element, moments: Moments, position: int
) -> Article:
    check_newest(*_version(item), newest)
    return _ITEMS[local_name(item)](item, moments, position)


def _without_items(root: Element) -> PermanentError:
    held = {local_name(one) for name in _WITHOUT_TEXT for one in every(root, name)}
    if local_name(root) in _WITHOUT_TEXT:
        kinds = ", ".join(f"<{kind}>" for kind in sorted(held))
        return PermanentError(
            "no-articles",
            f"{kinds} names or describes other items and holds no article itself. Upload the news "
            "items.",
        )
    return PermanentError(
        "unknown-xml",
        f"The root element is <{local_name(root)[:60]}>. NITF (<nitf>), NewsML-G2 (<newsItem>, "
        "<newsMessage>) and NewsML 1 (<NewsML>) are read.",
    )


_XML = re.compile(r"<(?:\?xml\b|!DOCTYPE\s+(?!html)|[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s/>])", re.I)
_ROOT = re.compile(
    r"(?:(?><!--.{0,4000}?-->)\s*+|<(?!!--)[?!][^>]{0,2000}>\s*+)*+"
    r"<(?:[\w.-]+:)?(?:nitf|newsItem|newsMessage|packageItem|NewsML|NewsItem)[\s>]",
    re.DOTALL,
)


def _sniff(head: Head) -> Certainty:
    if _ROOT.match(head.text):
        return Certainty.MARKED
    if _XML.match(head.text):
        return Certainty.LIKELY
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    return read_news_xml(parse_xml(upload.whole(), upload.charsets()), upload.moments)


NEWS_XML = Reader(
    "NITF or NewsML",
    ("xml", "nitf", "newsml"),
    ("application/xml", "text/xml", "application/nitf+xml"),
    _sniff,
    _read,
)
