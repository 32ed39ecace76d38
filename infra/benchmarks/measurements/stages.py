"""One file of articles through every stage of ingest, and through all of it at once."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import batched
from pathlib import Path
from time import perf_counter

from infra.benchmarks.backends.engine import Engine
from infra.benchmarks.backends.memory import FileStore, MemoryQueue
from shared.adapters.clock import SystemClock
from shared.articles import Moments, read_articles
from shared.articles.language.detection import detect_language
from shared.domain.articles import Article, ArticleText
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.usecases.ingest.documents.batches import BATCH_RECORDS, SerialisedDocument
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.documents.document_prefetch import PrefetchingDocumentBuilder
from shared.usecases.ingest.documents.fingerprints import fingerprints
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext

STAGES = ("reading", "language", "extraction", "fingerprints", "raw _bulk", "the whole")
"""Reading is without the language, which readers tell as well and which is a row of its own."""


@dataclass(frozen=True, slots=True)
class IngestStages:
    """The measurement of one file, stage by stage.

    Attributes:
        number: tells its generations from those of other files.
        file: JSON Lines.
        documents: articles in it.
        extractor: finds the annotations.
        engine: takes the documents.
    """

    number: int
    file: Path
    documents: int
    extractor: Extractor
    engine: Engine

    def run(self) -> dict[str, float]:
        """Let the file go through every row; seconds a document."""
        articles: list[Article] = []
        reading = _seconds(lambda: articles.extend(self._read()))
        language = _seconds(lambda: [detect_language(article.body) for article in articles])
        rows: list[tuple[str, Callable[[], float]]] = [
            ("extraction", lambda: _seconds(lambda: self._extract(articles))),
            ("fingerprints", lambda: _seconds(lambda: [fingerprints(one) for one in articles])),
            ("raw _bulk", self._bulk),
            ("the whole", self._whole),
        ]
        times = {"reading": reading - language, "language": language}
        # Now one way and now the other, so that a machine that slows down favours none.
        times |= {row: measure() for row, measure in rows[:: -1 if self.number % 2 else 1]}
        return {row: seconds / self.documents for row, seconds in times.items()}

    def _read(self) -> list[Article]:
        with self.file.open("rb") as stream:
            read = read_articles(stream, self.file.name, moments=Moments.at(datetime.now(UTC)))
            return [article for article in read if isinstance(article, Article)]

    def _extract(self, articles: list[Article]) -> None:
        for article in articles:
            day = date.fromisoformat(article.published) if article.published else None
            self.extractor.extract(ArticleText(article.title, article.body, day))

    def _bulk(self) -> float:
        """Send the documents as they are, ready-made, in requests of the size that ingest sends."""
        generation = 2 * self.number + 1
        self.engine.catalogue.create(generation)
        documents = batched(self._documents(), BATCH_RECORDS, strict=False)
        bodies = ["".join(map(_item, some)) for some in documents]
        return _seconds(lambda: [self.engine.bulk(generation, body) for body in bodies])

    def _whole(self) -> float:
        generation = 2 * self.number + 2
        self.engine.catalogue.create(generation)
        opened = self.engine.catalogue.open(generation)
        builder = PrefetchingDocumentBuilder(ArticleDocumentBuilder(self.extractor))
        context = PassContext(FileStore(self.file), MemoryQueue(), SystemClock(), builder)
        return _seconds(lambda: Ingest(context).update(self._ref(), opened, float("inf")))

    def _documents(self) -> list[SerialisedDocument]:
        with FileStore(self.file).open(self._ref()) as opened:
            documents = ArticleDocumentBuilder(self.extractor)(
                opened, self._ref(), set(), 0, SystemClock().now()
            )
            return [document for document in documents if isinstance(document, SerialisedDocument)]

    def _ref(self) -> ObjectRef:
        return ObjectRef("bench", f"articles/{self.file.name}")


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _item(document: SerialisedDocument) -> str:
    head = {"index": {"_id": document.id, "version": 1, "version_type": "external_gte"}}
    return f"{json.dumps(head)}\n{document.source}\n"
