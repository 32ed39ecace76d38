"""Mailboxes (mbox), in which mails follow each other, and files with one mail."""

import re
from collections.abc import Iterator
from dataclasses import replace

from shared.articles.dates.moments import Moments
from shared.articles.outcome import RecordOutcome, Unreadable
from shared.articles.readers.mail.message import read_mail
from shared.articles.readers.mail.parts import parse_message
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import report_unexpected

_BETWEEN = re.compile(rb"(?:\r?\n){1,2}(?=From [^\n]{1,200}\n[!-9;-~]{1,60}:)")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mailbox(data: bytes, moments: Moments) -> Iterator[RecordOutcome]:
    """Read the mails of a file.

    Args:
        data: the file.
        moments: the object's times.

    Yields:
        Outcomes, numbered from 0 over all mails; one for each mail and each attached file.
    """
    for position, outcome in enumerate(_all(data, moments)):
        yield replace(outcome, position=position)


def _all(data: bytes, moments: Moments) -> Iterator[RecordOutcome]:
    if not data.startswith(b"From "):
        with report_unexpected("the mail", "unreadable"):
            yield from read_mail(parse_message(data), moments)
        return
    for number, mail in enumerate(_BETWEEN.split(data), 1):
        text = _QUOTED_FROM.sub(rb"\1", mail.partition(b"\n")[2])
        try:
            with report_unexpected(f"mail {number}", "unreadable"):
                yield from read_mail(parse_message(text), moments)
        except PermanentError as error:
            yield Unreadable(0, error.reason, f"Mail {number}: {error.detail}", error.until)
