"""The builder of documents: reads an object, annotates its articles, writes them as JSON."""

import json
from collections.abc import Iterator, Sequence, Set
from contextlib import AbstractContextManager
from dataclasses import dataclass
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
from shared.usecases.ingest.documents.article_times import content_digest
from shared.usecases.ingest.documents.batches import SerialisedDocument
from shared.usecases.ingest.documents.chunks import in_chunks
from shared.usecases.ingest.documents.document_ids import DocumentIds
from shared.usecases.ingest.documents.text_analysis import (
    AnnotationExtractor,
    TextAnalyser,
    TextAnalysis,
    make_text_analyser,
)
from shared.usecases.ingest.utc_times import embargo_end

GROUP_RECORDS = 32
"""Records that go through reading together, then through extraction, and so on. A step that is done
many times in a row finds its code and data in the processor's cache. Record by record takes a tenth
longer (`python -m infra.benchmarks.ingest`)."""
GROUP_CHARACTERS = 100_000
"""Of body text; a group ends with the record that reaches it."""

_COMPACT = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class DocumentBuilder(Protocol):
    """A builder of the documents of an object.

    Equal objects give equal documents, where the time is the same.
    """

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
    ) -> Iterator[SerialisedDocument | BadRecord]:
        """Build the documents of an object's records from number `first` on.

        Args:
            opened: the object from its first byte.
            ref: where it is.
            used_ids: ids of the documents of the records before `first`.
            first: number of the first record that is wanted.
            now: the time that embargoes are compared with, in seconds since 1970.

        Raises:
            PermanentError: the object as a whole cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class ArticleDocumentBuilder:
    """The builder that ingest uses: it reads, annotates and fingerprints articles.

    Attributes:
        extractor: finds the annotations.
    """

    extractor: AnnotationExtractor

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
    ) -> Iterator[SerialisedDocument | BadRecord]:
        """Build the documents of the records from number `first` on; see DocumentBuilder."""
        metadata = dict(opened.version.metadata)
        records = read_articles(
            opened.stream,
            ref.key,
            opened.version.content_type,
            metadata,
            moments=Moments(opened.version.last_modified, datetime.fromtimestamp(now, UTC)),
            start=first,
        )
        ids, analyse = DocumentIds(ref, set(used_ids)), make_text_analyser(self.extractor)
        for group in in_chunks(records, GROUP_RECORDS, GROUP_CHARACTERS, _body_length):
            yield from _documents(group, analyse, ids)


def _body_length(record: Article | Unreadable) -> int:
    return len(record.body) if isinstance(record, Article) else 0


def _documents(
    records: Sequence[Article | Unreadable], analyse: TextAnalyser, ids: DocumentIds
) -> Iterator[SerialisedDocument | BadRecord]:
    """Take neighbouring records through one step after the other."""
    articles = [record for record in records if isinstance(record, Article)]
    analyses = iter(_analyses(articles, analyse))
    for record in records:
        if isinstance(record, Unreadable):
            until = embargo_end(record.until)
            yield BadRecord(record.position, record.reason, record.detail, until)
            continue
        analysis = next(analyses)
        if isinstance(analysis, BadRecord):
            yield analysis
        else:
            yield _serialised(record, analysis, ids)


def _analyses(
    articles: Sequence[Article], analyse: TextAnalyser
) -> Sequence[TextAnalysis | BadRecord]:
    """Analyse articles together; after an unexpected error one by one, so that one alone fails."""
    try:
        return analyse(list(map(_text, articles)))
    except NOT_THE_RECORDS:
        raise
    except Exception:
        return [_analysis(article, analyse) for article in articles]


def _analysis(article: Article, analyse: TextAnalyser) -> TextAnalysis | BadRecord:
    try:
        with _report_unexpected(article):
            return analyse([_text(article)])[0]
    except PermanentError as error:
        return BadRecord(article.position, error.reason, error.detail)


def _serialised(
    article: Article, analysis: TextAnalysis, ids: DocumentIds
) -> SerialisedDocument | BadRecord:
    id = ids.assign(article)
    try:
        with _report_unexpected(article):
            digest = content_digest(article)
            document = _document(article, analysis, id, ids.ref) | {"digest": digest}
            source = _COMPACT.encode(document)
            return SerialisedDocument(article.position, id, source, len(article.body), digest)
    except PermanentError as error:
        # A later part of the object knows the ids of documents alone: both must agree.
        ids.used.discard(id)
        return BadRecord(article.position, error.reason, error.detail)


def _report_unexpected(article: Article) -> AbstractContextManager[None]:
    return report_unexpected(f"record {article.position}", "failed-to-tag", article.title)


def _text(article: Article) -> ArticleText:
    return ArticleText(article.title, article.body, _day(article.published))


def _document(article: Article, analysis: TextAnalysis, id: str, ref: ObjectRef) -> Document:
    annotations, prints = analysis
    return to_document(article, annotations, id=id, ref=ref, story=prints.story, near=prints.near)


def _day(published: str | None) -> date | None:
    """Return the calendar day of an ISO date or date-time, in its own offset."""
    return date.fromisoformat(published[:10]) if published else None
