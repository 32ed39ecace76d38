"""`python -m infra.costs.measurement`: sizes of articles, and what one pass asks of the bucket.

It prints rows for data/figures.psv. It needs no server and takes a few seconds.
"""

import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from time import time

from infra.benchmarks.backends.memory import DiscardingGeneration, FileStore, MemoryQueue
from infra.benchmarks.data.articles import articles, to_lines
from shared.adapters.clock import SystemClock
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.extraction.extractor import Extractor
from shared.ports import ListedObject, ObjectStore, OpenObject
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext
from shared.vocabulary import load

ARTICLES = 2000
"""Enough that the mean of sizes moves by less than a hundredth from one seed to another."""

REF = ObjectRef("summitry-news", "articles/2025/08/28/agency/article-0001.json")
"""A key of ordinary length, for the length of a log line."""


class CountingStore:
    """A bucket that counts the requests to another; implements `shared.ports.ObjectStore`."""

    def __init__(self, inner: ObjectStore) -> None:
        """Count from zero."""
        self._inner = inner
        self.requests = Counter[str]()

    def head(self, ref: ObjectRef) -> ObjectVersion | None:
        """Count and ask."""
        self.requests["reads"] += 1
        return self._inner.head(ref)

    def open(
        self, ref: ObjectRef, etag: str | None = None
    ) -> AbstractContextManager[OpenObject | None]:
        """Count and ask."""
        self.requests["reads"] += 1
        return self._inner.open(ref, etag)

    def list(self, bucket: str, prefix: str, after: str = "") -> Iterator[ListedObject]:
        """Count and ask."""
        self.requests["writes"] += 1  # S3 bills a LIST as a PUT
        return self._inner.list(bucket, prefix, after)

    def put(self, ref: ObjectRef, body: bytes, content_type: str) -> None:
        """Count and ask."""
        self.requests["writes"] += 1
        self._inner.put(ref, body, content_type)

    def delete(self, ref: ObjectRef) -> None:
        """Ask: S3 bills no DELETE."""
        self._inner.delete(ref)


def measure() -> dict[str, float]:
    """Return the measured figures by the names that data/figures.psv has."""
    made = list(articles(ARTICLES))
    lines = list(to_lines(iter(made)))
    whole = b"".join(lines)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "article.json"
        file.write_bytes(lines[0])
        store = CountingStore(FileStore(file))
        builder = ArticleDocumentBuilder(Extractor(load()))
        context = PassContext(store, MemoryQueue(), SystemClock(), builder)
        result = Ingest(context).update(REF, DiscardingGeneration(), time() + 20)
    return {
        "article bytes": len(whole) / ARTICLES,
        "article bytes gzipped": len(gzip.compress(whole, 4)) / ARTICLES,
        "article characters": sum(len(a["title"]) + len(a["text"]) for a in made) / ARTICLES,
        "bucket reads a pass": store.requests["reads"],
        "bucket writes a pass": store.requests["writes"],
        "log bytes a pass, ours": len(json.dumps(asdict(result))),
    }


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name}|{value:.0f}")  # noqa: T201 - a command's answer
