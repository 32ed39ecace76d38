"""The reader of objects of all formats: the one entry to this package."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import BinaryIO

from shared.articles.dates.moments import Moments
from shared.articles.formats import detect_format
from shared.articles.language.detection import language_of
from shared.articles.outcome import RecordOutcome, Unreadable, read_record
from shared.articles.overrides import Overrides, read_overrides
from shared.articles.readers.reader import Upload
from shared.articles.streams.compression import Decompressed, compression_of
from shared.articles.streams.limits import HEAD_BYTES, check_text
from shared.articles.streams.peekable import PeekableStream
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import report_unexpected

_NONE: Mapping[str, str] = MappingProxyType({})
# An object with so many bad records before the first good one is refused.
_MOST_UNREADABLE = 1_000
_MARK_BYTES = 4
# A longer title is a text without line breaks.
_TITLE_CHARACTERS = 1_000


def read_articles(
    stream: BinaryIO,
    name: str,
    content_type: str = "",
    metadata: Mapping[str, str] = _NONE,
    *,
    moments: Moments,
    start: int = 0,
) -> Iterator[RecordOutcome]:
    """Read the articles of one object, one by one and in order.

    Args:
        stream: the object's bytes; need not be seekable.
        name: key or file name, whose extension tells the format where the content does not.
        content_type: media type as stored; may be empty.
        metadata: user metadata; `published`, `source`, `url` and `language` override the object's
            own.
        moments: when the object was stored and is read.
        start: position of the first record to read; earlier ones are skipped.

    Yields:
        An Article for each good record and an Unreadable for each bad one. Where the object is
        cut off after good records, the last Unreadable tells why.

    Raises:
        PermanentError: no article of the object can be read.
    """
    overrides = read_overrides(metadata, moments.latest)
    outcomes = (
        _finished(outcome, overrides)
        for outcome in _read(stream, name, content_type, moments, start)
    )
    yield from _checked(outcomes, start)


def _checked(outcomes: Iterable[RecordOutcome], start: int) -> Iterator[RecordOutcome]:
    """Yield the outcomes, the bad ones only once a good one was found."""
    held: list[Unreadable] = []
    good = start > 0
    position = start
    try:
        for outcome in outcomes:
            position = outcome.position + 1
            if good or isinstance(outcome, Article):
                yield from held
                held, good = [], True
                yield outcome
            else:
                held.append(outcome)
            if len(held) == _MOST_UNREADABLE:
                break
    except PermanentError as error:
        if not good:
            raise
        yield Unreadable(position, error.reason, error.detail, error.until)
    if not good:
        raise _no_article(held)


def _no_article(held: list[Unreadable]) -> PermanentError:
    if not held:
        return PermanentError("no-articles", "The object holds no article.")
    first = held[0]
    if len(held) == 1:
        return PermanentError(first.reason, first.detail, first.until)
    until = min((record.until for record in held if record.until), default=None)
    what = f"None of the first {len(held)} records is an article. The first: {first.detail}"
    return PermanentError(first.reason, what, until)


def _finished(outcome: RecordOutcome, overrides: Overrides) -> RecordOutcome:
    if isinstance(outcome, Unreadable):
        return outcome
    return read_record(outcome.position, partial(_finish, outcome, overrides))


def _finish(article: Article, overrides: Overrides) -> Article:
    article = _with_short_title(article)
    if not (article.title or article.body):
        raise PermanentError("no-text", "The record has neither title nor text.")
    check_text(article.body)
    language = language_of(article.language, article.body or article.title)
    return overrides.applied_to(replace(article, language=language))


def _with_short_title(article: Article) -> Article:
    if len(article.title) <= _TITLE_CHARACTERS:
        return article
    body = f"{article.title}\n\n{article.body}" if article.body else article.title
    return replace(article, title="", body=body, summary=None)


def _read(
    stream: BinaryIO, name: str, content_type: str, moments: Moments, start: int
) -> Iterator[RecordOutcome]:
    with report_unexpected("the object", "unreadable"):
        source = PeekableStream(stream)
        if compression := compression_of(source.peek(_MARK_BYTES)):
            source = PeekableStream(Decompressed(source, compression))
        reader = detect_format(source.peek(HEAD_BYTES), name, content_type)
        for outcome in reader.read(Upload(source, name, content_type, moments, start)):
            if outcome.position >= start:
                yield outcome
