"""From an object's bytes to the documents that follow from it, named and in batches."""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Protocol

from shared.articles import Moments, Unreadable, read_articles
from shared.domain.articles import Article, ArticleText
from shared.domain.errors import PermanentError
from shared.domain.manifests import BadRecord
from shared.domain.objects import ObjectRef
from shared.domain.unexpected_errors import NOT_THE_RECORDS, report_unexpected
from shared.ports import OpenObject
from shared.search.index.document import Document, to_document
from shared.usecases.ingest.documents.chunks import in_chunks
from shared.usecases.ingest.documents.text_analysis import Extracts, Finder, Findings, finder
from shared.usecases.ingest.reason_files import iso_end

BATCH_RECORDS = 500
BATCH_CHARACTERS = 400_000
"""Characters of body text in a batch of several records; a longer one is alone. To draft and to
write them fits into the time for which a pass is handed on before its end. Where a batch ends
follows from the object alone, not from the clock or from what extraction finds, so that a part that
is done twice writes the same pages."""

STAGE_RECORDS = 32
"""Go through reading together, then through extraction, and so on: a step that is done many times
in a row finds its code and data in the processor's cache. One by one takes a tenth longer
(`python -m infra.benchmarks.ingest`)."""
STAGE_CHARACTERS = 100_000
"""Of body text; what is done together ends with the record that reaches it."""

_COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that is to be written.

    Attributes:
        position: number of its record in the object, from 0.
        id: document id.
        source: the document as JSON text.
        weight: characters of its body.
    """

    position: int
    id: str
    source: str
    weight: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Neighbouring records of an object.

    Attributes:
        drafts: documents of those that could be read.
        bad: those that could not.
        following: number of the first record after the batch; None where there is none.
    """

    drafts: tuple[Draft, ...]
    bad: tuple[BadRecord, ...]
    following: int | None


class Drafting(Protocol):
    """What follows from an object; equal objects give equal drafts at one and the same time."""

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, taken: Set[str], first: int, now: float
    ) -> Iterator[Draft | BadRecord]:
        """Read the object's records from number `first` on.

        Args:
            opened: the object from its first byte.
            ref: where it is.
            taken: ids that the records before `first` bear.
            first: the first record that is wanted.
            now: the present that embargoes are held against, in seconds since 1970.

        Raises:
            PermanentError: the object as a whole cannot be read.
        """
        ...


@dataclass(slots=True)
class Names:
    """Gives the documents of one object their ids.

    An id follows from bucket, key and the record's own id; from its content where it has none or
    another record of the object bears it already; and from how often that content occurred before
    where that is taken too. So no id depends on what stands before it, and copies differ.

    Attributes:
        ref: the object.
        taken: ids that are given away.
        copies: the next number of a content that occurred before, by the id of its first copy.
    """

    ref: ObjectRef
    taken: set[str] = field(default_factory=set)
    copies: dict[str, int] = field(default_factory=dict)

    def name(self, article: Article) -> str:
        """Give the next record its id: 32 hex digits."""
        id = self._own(article) or self._by_content(article)
        self.taken.add(id)
        return id

    def _own(self, article: Article) -> str | None:
        """The id by the record's own one; None where it has none or another record bears it."""
        if article.record_id is None:
            return None
        id = self._hash("record", article.record_id)
        return None if id in self.taken else id

    def _by_content(self, article: Article) -> str:
        content = json.dumps([article.title, article.body, article.published, article.url])
        first = self._copy(content, 0)
        if first not in self.taken:
            return first
        copy = self.copies.get(first) or self._free_copy(content)
        self.copies[first] = copy + 1
        return self._copy(content, copy)

    def _free_copy(self, content: str) -> int:
        """The first number that no copy bears; they are given out without gaps, so it bisects."""
        bound = 1
        while self._copy(content, bound) in self.taken:
            bound *= 2
        numbers = range(bound)
        return bisect_left(numbers, True, key=lambda n: self._copy(content, n) not in self.taken)

    def _copy(self, content: str, number: int) -> str:
        return self._hash("content", content, str(number))

    def _hash(self, *parts: str) -> str:
        text = json.dumps([self.ref.bucket, self.ref.key, *parts])
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class ArticleDrafting:
    """Drafting as Summitry does it: read, extract, fingerprint.

    Attributes:
        extractor: finds the annotations.
    """

    extractor: Extracts

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, taken: Set[str], first: int, now: float
    ) -> Iterator[Draft | BadRecord]:
        """Read the object's records from number `first` on; see Drafting."""
        metadata = dict(opened.version.metadata)
        records = read_articles(
            opened.stream,
            ref.key,
            opened.version.content_type,
            metadata,
            moments=Moments(opened.version.last_modified, datetime.fromtimestamp(now, UTC)),
            start=first,
        )
        names, find = Names(ref, set(taken)), finder(self.extractor)
        for some in in_chunks(records, STAGE_RECORDS, STAGE_CHARACTERS, _weight):
            yield from _drafts(some, find, names)


def _weight(record: Article | Unreadable) -> int:
    return len(record.body) if isinstance(record, Article) else 0


def _drafts(
    records: Sequence[Article | Unreadable], find: Finder, names: Names
) -> Iterator[Draft | BadRecord]:
    """Take neighbouring records through one step after the other."""
    found = iter(_findings([one for one in records if isinstance(one, Article)], find))
    for record in records:
        if isinstance(record, Unreadable):
            until = iso_end(record.until)
            yield BadRecord(record.position, record.reason, record.detail, until)
            continue
        findings = next(found)
        yield findings if isinstance(findings, BadRecord) else _draft(record, findings, names)


def _findings(articles: Sequence[Article], find: Finder) -> Sequence[Findings | BadRecord]:
    """Tell the findings of articles; after an accident one by one, so that it takes one alone."""
    try:
        return find(list(map(_text, articles)))
    except NOT_THE_RECORDS:
        raise
    except Exception:
        return [_findings_of(article, find) for article in articles]


def _findings_of(article: Article, find: Finder) -> Findings | BadRecord:
    try:
        with _report_unexpected(article):
            return find([_text(article)])[0]
    except PermanentError as error:
        return BadRecord(article.position, error.reason, error.detail)


def _draft(article: Article, findings: Findings, names: Names) -> Draft | BadRecord:
    id = names.name(article)
    try:
        with _report_unexpected(article):
            return Draft(
                article.position,
                id,
                _COMPACT.encode(_document(article, findings, id, names.ref)),
                len(article.body),
            )
    except PermanentError as error:
        # As in a later part of the object, which knows the ids of documents alone.
        names.taken.discard(id)
        return BadRecord(article.position, error.reason, error.detail)


def _report_unexpected(article: Article) -> AbstractContextManager[None]:
    return report_unexpected(f"record {article.position}", "failed-to-tag", article.title)


def _text(article: Article) -> ArticleText:
    return ArticleText(article.title, article.body, _day(article.published))


def _document(article: Article, findings: Findings, id: str, ref: ObjectRef) -> Document:
    annotations, prints = findings
    return to_document(article, annotations, id=id, ref=ref, story=prints.story, near=prints.near)


def weight_of(record: Draft | BadRecord) -> int:
    """Give the characters of a record's body; a bad one weighs nothing."""
    return record.weight if isinstance(record, Draft) else 0


def in_batches(records: Iterable[Draft | BadRecord]) -> Iterator[Batch]:
    """Cut records into batches bounded by number and characters; at least one, maybe empty."""
    held: list[Draft | BadRecord] = []
    weight = 0
    for record in records:
        full = len(held) >= BATCH_RECORDS or weight + weight_of(record) > BATCH_CHARACTERS
        if held and full:
            yield _batch(held, record.position)
            held, weight = [], 0
        held.append(record)
        weight += weight_of(record)
    yield _batch(held, None)


def _batch(held: list[Draft | BadRecord], following: int | None) -> Batch:
    return Batch(
        tuple(record for record in held if isinstance(record, Draft)),
        tuple(record for record in held if isinstance(record, BadRecord)),
        following,
    )


def _day(published: str | None) -> date | None:
    """Give the calendar day of an ISO date or date-time, in its own offset."""
    return date.fromisoformat(published[:10]) if published else None
