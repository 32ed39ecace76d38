"""One file read as an upload is, and compared with its ground truth and plain trafilatura."""

import gzip
import io
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import get_args

from trafilatura import extract

from infra.evaluation.pages.headlines import headlines_of
from infra.evaluation.pages.truth import Page
from infra.evaluation.pages.words import headline_key, share, strip_title, words
from shared.articles import Unreadable, read_articles
from shared.articles.dates.moments import Moments
from shared.domain.articles import Article, ArticleText
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import Step
from shared.extraction.extractor import Extractor

_TRACEBACK = "traceback"
_UNEXPECTED_ERRORS = get_args(Step.__value__)
_PAGE = re.compile(r"\.x?html?(?:\.gz)?$", re.IGNORECASE)
_ADDRESS = re.compile(r"\w+:/|/|www\.|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """The outcome of reading a file.

    Attributes:
        articles: in their order.
        reason: slug of the refusal where there is none, `traceback` where an exception that nobody
            foresaw ended a record.
        detail: what the refusal or the exception said.
    """

    articles: tuple[Article, ...]
    reason: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Overlap:
    """The words that two texts share, each counted as often as it is there.

    Attributes:
        recall: share of the wanted words that a text has, 0 to 1.
        precision: share of its words that are wanted, 0 to 1.
    """

    recall: float
    precision: float


@dataclass(frozen=True, slots=True)
class PageResult:
    """The result of one file; a field is None where the truth says nothing of it.

    Attributes:
        page: the file.
        reading: what was read.
        headline: `exact`, `another` (another headline of the page's own) or `other`.
        date: `right` (the same day as written, or the same moment), `missing` or `wrong`.
        authors: `right` (the same names in any order), `missing` or `wrong`.
        language: `right`, `missing` or `wrong`.
        text: the reader's text against the ground truth's, or against trafilatura's.
        plain: trafilatura's text against the ground truth's.
    """

    page: Page
    reading: ParsedFile
    headline: str | None = None
    date: str | None = None
    authors: str | None = None
    language: str | None = None
    text: Overlap | None = None
    plain: Overlap | None = None

    @property
    def source_is_address(self) -> bool:
        """Whether an article's source is an address instead of a name."""
        return any(a.source and _ADDRESS.match(a.source) for a in self.reading.articles)

    @property
    def behind(self) -> float:
        """By how many points of 100 the text's recall lies below plain trafilatura's."""
        if self.text is None or self.plain is None:
            return 0.0
        return 100 * (self.plain.recall - self.text.recall)


def measure_page(page: Page, extractor: Extractor) -> PageResult:
    """Read a file, tag what it gives, and compare it with what is known.

    Args:
        page: the file and what is known of it.
        extractor: tags every article, since what a reader lets pass may break there.
    """
    data = page.path.read_bytes()
    reading = _read(data, page.path.name, extractor)
    article = reading.articles[0] if reading.articles else Article("", "")
    text, plain = _texts(page, data, reading)
    truth = page.truth
    return PageResult(
        page,
        reading,
        headline=_headline(truth.title, article.title, data) if truth.title else None,
        date=_date(truth.published, article.published) if truth.published else None,
        authors=_names(truth.authors, article.authors) if truth.authors is not None else None,
        language=_same(truth.language, article.language) if truth.language else None,
        text=text,
        plain=plain,
    )


def _read(data: bytes, name: str, extractor: Extractor) -> ParsedFile:
    articles: list[Article] = []
    refusals = [("no-articles", "The file gave nothing.")]
    moments = Moments.at(datetime.now(UTC))
    try:
        for outcome in read_articles(io.BytesIO(data), name, moments=moments):
            if isinstance(outcome, Unreadable):
                refusals.append((outcome.reason, outcome.detail))
                continue
            articles.append(outcome)
            day = _day(outcome.published) if outcome.published else None
            extractor.extract(ArticleText(outcome.title, outcome.body, day))
    except PermanentError as error:
        refusals.append((error.reason, error.detail))
    except Exception as error:
        return ParsedFile((), _TRACEBACK, repr(error))
    unexpected = [detail for reason, detail in refusals if reason in _UNEXPECTED_ERRORS]
    if unexpected:
        return ParsedFile((), _TRACEBACK, unexpected[0])
    return ParsedFile(tuple(articles)) if articles else ParsedFile((), *refusals[-1])


def _texts(page: Page, data: bytes, reading: ParsedFile) -> tuple[Overlap | None, Overlap | None]:
    """Compare both texts with the wanted one, the headline taken from all three."""
    titles = [article.title for article in reading.articles] + [page.truth.title or ""]
    if _PAGE.search(page.path.name) is None:
        return None, None
    raw = gzip.decompress(data) if page.path.suffix == ".gz" else data
    plain = extract(raw, include_comments=False) or ""
    wanted = "\n".join(page.truth.text) if page.truth.text else plain
    ours = "\n".join(article.body for article in reading.articles)
    counted, own, theirs = (words(_untitled(text, titles)) for text in (wanted, ours, plain))
    return (
        Overlap(share(counted, own), share(own, counted)),
        Overlap(share(counted, theirs), share(theirs, counted)),
    )


def _untitled(text: str, titles: list[str]) -> str:
    for title in titles:
        text = strip_title(text, title)
    return text


def _headline(wanted: str, found: str, data: bytes) -> str:
    key = headline_key(found)
    if key == headline_key(wanted):
        return "exact"
    raw = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return "another" if key and key in map(headline_key, headlines_of(raw)) else "other"


def _date(wanted: str, found: str | None) -> str:
    if not found:
        return "missing"
    if _day(wanted) == _day(found):
        return "right"
    apart = _moment(wanted) - _moment(found)
    return "right" if abs(apart.total_seconds()) < 60 else "wrong"


def _day(written: str) -> date:
    return datetime.fromisoformat(written).date()


def _moment(written: str) -> datetime:
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _names(wanted: tuple[str, ...], found: tuple[str, ...]) -> str:
    names = [{headline_key(name) for name in side} for side in (wanted, found)]
    if names[0] == names[1]:
        return "right"
    return "wrong" if names[1] else "missing"


def _same(wanted: str, found: str | None) -> str:
    return "missing" if not found else "right" if found == wanted else "wrong"
