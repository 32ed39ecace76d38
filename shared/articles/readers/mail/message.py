"""A mail: an article with its own text, and one for each attached file."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from shared.articles.dates.moments import Moments
from shared.articles.dates.parser import to_iso
from shared.articles.outcome import RecordOutcome, Unreadable
from shared.articles.readers.enclosed_files import read_enclosed
from shared.articles.readers.mail.body import join_flowed_lines, sender_text, split_forwarded
from shared.articles.readers.mail.html_body import sender_text_of_html
from shared.articles.readers.mail.parts import (
    file_name,
    header,
    inner_parts,
    is_made_of_parts,
    part_bytes,
    part_text,
)
from shared.articles.readers.mail.sender import read_sender, split_sender
from shared.articles.text.lead import Lead, split_lead
from shared.articles.text.paragraphs import paragraphs
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_DEPTH = 8
_TEXTS = frozenset({"text/plain", "text/html"})
_MARKS = r"(?:fwd?|fw|re|aw|wg|tr|rv|enc|i|sv|vs|vb)"
_PREFIXES = re.compile(
    rf"(?:\s*(?:{_MARKS}(?:\[\d+\])?\s?:|\[[\w .-]{{1,30}}\](?=\s*{_MARKS}\s?:)))+\s*", re.I
)
_FORWARDS = re.compile(r"\s*(?:fwd?|fw|wg|tr|rv|enc|i|vb|vs)\s?:", re.IGNORECASE)
# Attached files that are no articles: media, calendars, visiting cards, signatures.
_NO_ARTICLES = re.compile(
    r"image/|audio/|video/|font/|text/(?:calendar|(?:x-)?vcard|css|rfc822-headers|directory)|"
    r"application/(?:pgp-|(?:x-)?pkcs7-signature|ics)|message/(?:delivery|disposition)"
)
_NOTE_WORDS = 80  # a longer note above a forwarded message is the text of the mail
_ADDRESS = re.compile(r"<?https?://[^\s>]{1,2000}>?")
_FEWER = 0.6


def read_mail(message: Message, moments: Moments) -> Iterator[RecordOutcome]:
    """Read a mail.

    The subject is the title, and the mail's date is the date of publication. A person who sends it
    is the author; another sender is the source. Attached files and messages are separate articles.
    They get the date, source and authors of the mail where they have none.

    Args:
        message: the mail.
        moments: the object's times.

    Yields:
        Outcomes, all at position 0.
    """
    yield from _read(message, moments, 0)


def _read(message: Message, moments: Moments, depth: int) -> Iterator[RecordOutcome]:
    texts, files = _sorted(message)
    found = False
    article = _article(message, texts, moments)
    if article.body:
        found = True
        yield article
    for part in files:
        for outcome in _attached_file(part, article, moments, depth):
            found = True
            yield outcome
    if not found:
        raise PermanentError(
            "no-text",
            "The mail has no text and no file attached that could be read. Upload what it shows "
            "as a file of its own.",
        )


def _sorted(message: Message) -> tuple[list[str], list[Message]]:
    """Sort the parts of a mail into texts and attached files."""
    texts: list[str] = []
    files: list[Message] = []
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        if is_made_of_parts(part) and depth < _DEPTH:
            inner = inner_parts(part)
            if part.get_content_subtype() == "alternative":
                inner = _best(inner)
            waiting += [(one, depth + 1) for one in reversed(inner)]
        elif part.get_content_type() in _TEXTS and not _is_file(part):
            texts.append(_text(part))
        else:
            files.append(part)
    return [text for text in texts if text], files


def _is_file(part: Message) -> bool:
    return bool(file_name(part)) or part.get_content_disposition() == "attachment"


def _best(inner: list[Message]) -> list[Message]:
    """Choose the form of a text: plain, if it has as much text as the HTML."""
    rich = [part for part in inner if _html_in(part) is not None]
    plain = [part for part in inner if part.get_content_type() == "text/plain"]
    if not (rich and plain):
        return inner[-1:]
    html = _html_in(rich[-1])
    there = _ADDRESS.sub("", sender_text(_plain_text(plain[0]))).split()
    page = sender_text_of_html(part_text(html)).split() if html is not None else []
    addresses = len(_ADDRESS.findall(part_text(plain[0])))
    if len(there) < _FEWER * len(page) or addresses * 30 > len(there):
        return rich[-1:] if page else plain[:1]
    others = [part for one in rich[-1:] for part in inner_parts(one) if part is not html]
    return plain[:1] + others


def _html_in(part: Message) -> Message | None:
    """Find the HTML of a form, alone or with its pictures."""
    if part.get_content_type() == "text/html":
        return part
    return next((one for one in inner_parts(part) if one.get_content_type() == "text/html"), None)


def _text(part: Message) -> str:
    return _html_text(part) if part.get_content_type() == "text/html" else _plain_text(part)


def _plain_text(part: Message) -> str:
    text = part_text(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        return join_flowed_lines(text, spaced=str(part.get_param("delsp", "")).lower() != "yes")
    return text


def _html_text(part: Message) -> str:
    return sender_text_of_html(part_text(part))


def _article(message: Message, texts: list[str], moments: Moments) -> Article:
    latest = moments.latest
    subject = header(message, "Subject")
    text, date = "\n\n".join(texts), header(message, "Date")
    source, authors = read_sender(message)
    title = _PREFIXES.sub("", subject, count=1) if _PREFIXES.match(subject) else subject
    carried = split_forwarded(text)
    if carried and _FORWARDS.match(subject) and len(carried.note.split()) <= _NOTE_WORDS:
        text, date = carried.text, to_iso(carried.date, latest) or date
        source, authors = split_sender(carried.sender)
        title = _PREFIXES.sub("", carried.subject, count=1) if carried.subject else title
    elif carried and carried.note.strip():
        text = carried.note
    lead, body = split_lead(_without_title(sender_text(text), title), latest)
    return Article(
        title=title,
        body=paragraphs(body),
        published=_published(lead, to_iso(date, latest)),
        source=lead.source or source,
        url=lead.url,
        language=lead.language or header(message, "Content-Language") or None,
        authors=lead.authors or authors,
        record_id=header(message, "Message-ID") or None,
    )


def _published(lead: Lead, sent: str | None) -> str | None:
    """Choose the date above the text, unless the mail's date is on the same day and has a time."""
    told = lead.published
    return sent if told is None or (sent and sent[:10] == told[:10]) else told


def _without_title(text: str, title: str) -> str:
    first, _, rest = text.partition("\n")
    return rest.strip() if title and first.strip().casefold() == title.casefold() else text


def _attached_file(
    part: Message, mail: Article, moments: Moments, depth: int
) -> Iterator[RecordOutcome]:
    """Read an attached file or message."""
    kind = part.get_content_type()
    if _NO_ARTICLES.match(kind):
        return
    if kind == "message/rfc822" and inner_parts(part):
        yield from _attached_message(inner_parts(part)[0], moments, depth)
        return
    name = file_name(part) or f"a part of the type {kind}"
    stream = io.BytesIO(part_bytes(part))
    for outcome in read_enclosed(stream, name, kind, moments, below=1):
        yield _completed(outcome, mail, name) if isinstance(outcome, Article) else outcome


def _attached_message(message: Message, moments: Moments, depth: int) -> Iterator[RecordOutcome]:
    if depth >= _DEPTH:
        yield Unreadable(
            0, "too-deep", f"Messages are attached to each other more than {_DEPTH} deep."
        )
        return
    try:
        yield from _read(message, moments, depth + 1)
    except PermanentError as error:
        what = header(message, "Subject")[:200] or "a message without a subject"
        yield Unreadable(0, error.reason, f"{what}: {error.detail}", error.until)


def _completed(article: Article, mail: Article, name: str) -> Article:
    """Add the fields of the mail that an attached article does not have."""
    within = [mail.record_id, name, article.record_id]
    if article.date_basis and mail.published:
        article = replace(article, published=None, date_basis=None)
    return replace(
        article,
        published=article.published or mail.published,
        source=article.source or mail.source,
        authors=article.authors or mail.authors,
        record_id=" ".join(filter(None, within)),
    )
