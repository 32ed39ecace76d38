"""Web pages that a browser saved in one file (MHTML)."""

from dataclasses import replace
from datetime import date
from email.message import Message

from shared.articles.readers.html.encoding import decode_page
from shared.articles.readers.html.page import read_page
from shared.articles.readers.mail.parts import header, leaf_parts, parse_message, part_bytes
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_saved_page(data: bytes, latest: date) -> Article:
    """Read a saved page, without the pictures, styles and frames beside it.

    The date of the message is ignored, because the page was saved then.

    Args:
        data: the file.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `no-text`, `too-complex` or `bad-encoding`.
    """
    message = parse_message(data)
    root = _root(message)
    if root is None:
        raise PermanentError(
            "no-text", "The saved page holds no HTML. Save the page again, or save it as .html."
        )
    raw = part_bytes(root)
    charset = root.get_content_charset()
    page = read_page(decode_page(raw, [charset] if charset else []), latest)
    return replace(
        page,
        title=page.title or header(message, "Subject"),
        url=page.url or _address(message, root),
    )


def _root(message: Message) -> Message | None:
    """Find the page: the part that `start` names, otherwise the first part in HTML."""
    pages = [part for part in leaf_parts(message) if part.get_content_type() in _PAGES]
    start = str(message.get_param("start", "")).strip("<>")
    named = (part for part in pages if start and header(part, "Content-ID").strip("<>") == start)
    return next(named, None) or next(iter(pages), None)


def _address(message: Message, root: Message) -> str | None:
    told = (
        header(message, "Snapshot-Content-Location"),
        header(root, "Content-Location"),
        header(message, "Content-Location"),
    )
    return next((one for one in told if one.startswith(("http://", "https://"))), None)
