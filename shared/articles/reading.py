"""The one entry: an object's bytes to its articles, whatever the format."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import BinaryIO

from shared.articles.compression import Inflated
from shared.articles.decoding import charsets_in, decode, decode_raw, mark_encoding
from shared.articles.formats import GZIP, HEAD_BYTES, Format, detect_format
from shared.articles.json_article import read_json_articles
from shared.articles.json_values import parse_json
from shared.articles.jsonlines import read_json_lines
from shared.articles.language import detect_language, primary_language
from shared.articles.limits import check_text, read_whole
from shared.articles.outcome import Unreadable
from shared.articles.overrides import Overrides, read_overrides
from shared.articles.streams import Peeked, Transcoded
from shared.articles.text import read_text
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

type Outcome = Article | Unreadable

_NONE: Mapping[str, str] = MappingProxyType({})
# So many bad records before the first good one, and the object is not what it seems.
_MOST_UNREADABLE = 1_000
# What is longer is no headline but a text without line breaks.
_TITLE_CHARACTERS = 1_000


def read_articles(
    stream: BinaryIO,
    name: str,
    content_type: str = "",
    metadata: Mapping[str, str] = _NONE,
    *,
    start: int = 0,
) -> Iterator[Outcome]:
    """Read the articles of one object, one by one and in order.

    Args:
        stream: the object's bytes; need not be seekable.
        name: key or file name, whose extension tells the format where the content does not.
        content_type: media type as stored; may be empty.
        metadata: user metadata; `published`, `source` and `url` override the object's own.
        start: position from which to read on; records before it are passed over.

    Yields:
        Articles, and an Unreadable in the place of each bad record among many. Where the
        object breaks off after good records, the last one says why.

    Raises:
        PermanentError: where the object as a whole gives no article.
    """
    overrides = read_overrides(metadata)
    outcomes = (_finish(outcome, overrides) for outcome in _read(stream, name, content_type, start))
    yield from _checked(outcomes, start)


def _checked(outcomes: Iterable[Outcome], start: int) -> Iterator[Outcome]:
    """Hold bad records back until a good one shows that the object is worth reading."""
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
        yield Unreadable(position, error.reason, error.detail)
    if not good:
        raise _no_article(held)


def _no_article(held: list[Unreadable]) -> PermanentError:
    if not held:
        return PermanentError("no-articles", "The object holds no article.")
    first = held[0]
    if len(held) == 1:
        return PermanentError(first.reason, first.detail)
    what = f"None of the first {len(held)} records is an article. The first: {first.detail}"
    return PermanentError(first.reason, what)


def _finish(outcome: Outcome, overrides: Overrides) -> Outcome:
    if isinstance(outcome, Unreadable):
        return outcome
    article = _with_short_title(outcome)
    if not (article.title or article.body):
        return Unreadable(article.position, "no-text", "The record has neither title nor text.")
    try:
        check_text(article.body)
    except PermanentError as error:
        return Unreadable(article.position, error.reason, error.detail)
    language = primary_language(article.language) or detect_language(article.body or article.title)
    return overrides.applied_to(replace(article, language=language))


def _with_short_title(article: Article) -> Article:
    if len(article.title) <= _TITLE_CHARACTERS:
        return article
    body = f"{article.title}\n\n{article.body}" if article.body else article.title
    return replace(article, title="", body=body, summary=None)


def _read(stream: BinaryIO, name: str, content_type: str, start: int) -> Iterator[Outcome]:
    source = Peeked(stream)
    if source.peek(len(GZIP)) == GZIP:
        source = Peeked(Inflated(source))
    head = source.peek(HEAD_BYTES)
    kind = detect_format(head, name, content_type)
    if kind == "jsonl":
        encoding = mark_encoding(head)
        return read_json_lines(Transcoded(source, encoding) if encoding else source, start)
    if kind == "warc":
        from shared.articles.warc import read_warc

        return read_warc(source, start)
    outcomes = _read_whole(kind, read_whole(source), content_type)
    return (outcome for outcome in outcomes if outcome.position >= start)


def _read_whole(kind: Format, data: bytes, content_type: str) -> Iterable[Outcome]:
    if kind == "pdf":
        from shared.articles.pdf import read_pdf

        return [read_pdf(data)]
    if kind == "xml":
        from shared.articles.news_xml import read_news_xml

        return read_news_xml(data)
    declared = charsets_in(content_type)
    if kind == "html":
        from shared.articles.page import read_page

        head = data[:HEAD_BYTES].decode("ascii", "replace")
        return [read_page(decode(data, declared + charsets_in(head)))]
    if kind == "json":
        return read_json_articles(parse_json(decode_raw(data, declared)))
    return [read_text(decode(data, declared), markdown=kind == "markdown")]
