"""HTML pages."""

import re
from collections.abc import Iterable

from shared.articles.outcome import RecordOutcome
from shared.articles.readers.html.encoding import decode_page
from shared.articles.readers.reader import Certainty, Head, Reader, Upload

_PAGE = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|script|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:html|body|article|p|div|h1)\b[^<>]{0,500}>", re.IGNORECASE)


def _sniff(head: Head) -> Certainty:
    if _PAGE.match(head.text):
        return Certainty.MARKED
    begins = head.text.startswith("<")
    if begins and head.named:
        return Certainty.LIKELY
    if begins or _TAG.search(head.text):
        return Certainty.HINTED
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[RecordOutcome]:
    from shared.articles.readers.html.page import read_page

    yield read_page(decode_page(upload.whole(), upload.charsets()), upload.moments.latest)


HTML = Reader(
    "HTML",
    ("html", "htm", "xhtml"),
    ("text/html", "application/xhtml+xml"),
    _sniff,
    _read,
)
