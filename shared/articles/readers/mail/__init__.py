"""Mails, single ones and mailboxes, and saved web pages, which have the same format."""

import re
from collections.abc import Iterable

from shared.articles.outcome import RecordOutcome
from shared.articles.readers.reader import Certainty, Head, Reader, Upload

# The first lines: names and values; long values continue in lines that begin with space.
_HEADERS = re.compile(r"(?:From [^\n]{1,200}\n)?(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_NAME = re.compile(r"^([!-9;-~]{1,60}):", re.MULTILINE)
_OF_MAILS = frozenset(
    "from to cc bcc subject date message-id mime-version received return-path reply-to sender "
    "delivered-to content-type content-transfer-encoding".split()
)
# A text file may begin with `Date:` and `Subject:`, but not with one of these.
_SURE = frozenset({"mime-version", "message-id", "received", "return-path", "delivered-to"})
_SENT = frozenset({"to", "message-id", "received", "return-path", "delivered-to"})
_FEWEST = 3
_PAGE = re.compile(
    r"^(?:snapshot-content-location:|from:[^\n]{0,20}<?saved by )", re.MULTILINE | re.IGNORECASE
)
_RELATED = re.compile(r"^content-type:\s*multipart/related", re.MULTILINE | re.IGNORECASE)


def _headers(head: Head) -> str:
    found = _HEADERS.match(head.text.replace("\r\n", "\n"))
    return found[0] if found else ""


def _names(headers: str) -> set[str]:
    return {name.lower() for name in _NAME.findall(headers)} & _OF_MAILS


def _sniff_mail(head: Head) -> Certainty:
    if _sniff_page(head) is Certainty.MARKED:
        return Certainty.NO
    names = _names(_headers(head))
    if "from" in names and len(names) >= _FEWEST and (names & _SURE or "to" in names):
        return Certainty.MARKED
    if head.named and names:
        return Certainty.LIKELY
    return Certainty.NAME_ONLY


def _sniff_page(head: Head) -> Certainty:
    headers = _headers(head)
    names = _names(headers)
    if _PAGE.search(headers) or (_RELATED.search(headers) and not names & _SENT):
        return Certainty.MARKED
    return Certainty.LIKELY if head.named and names else Certainty.NAME_ONLY


def _read_mail(upload: Upload) -> Iterable[RecordOutcome]:
    from shared.articles.readers.mail.mailbox import read_mailbox

    return read_mailbox(upload.whole(), upload.moments)


def _read_page(upload: Upload) -> Iterable[RecordOutcome]:
    from shared.articles.readers.mail.saved_page import read_saved_page

    yield read_saved_page(upload.whole(), upload.moments.latest)


# The page is first, because its mark is a special case of the mark of mails.
SAVED_PAGE = Reader(
    "saved page",
    ("mhtml", "mht"),
    ("multipart/related", "application/x-mimearchive", "message/x-mhtml"),
    _sniff_page,
    _read_page,
)
MAIL = Reader(
    "mail",
    ("eml", "mbox"),
    ("message/rfc822", "application/mbox"),
    _sniff_mail,
    _read_mail,
    nesting=1,
)
