"""The builder of documents, with the time that it takes."""

import time
from collections.abc import Iterator, Set
from dataclasses import dataclass

from shared.domain.manifests import BadRecord
from shared.domain.objects import ObjectRef
from shared.ports import OpenObject
from shared.usecases.ingest.documents.batches import SerialisedDocument
from shared.usecases.ingest.documents.document_builder import DocumentBuilder


@dataclass(slots=True)
class TimedBuilder:
    """A builder that measures another one; implements `DocumentBuilder`.

    Attributes:
        inner: builds the documents.
        seconds: how long it has taken in all: reading, extraction and writing of JSON.
    """

    inner: DocumentBuilder
    seconds: float = 0.0

    def __call__(
        self, opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
    ) -> Iterator[SerialisedDocument | BadRecord]:
        """Build the documents of the records from number `first` on; see DocumentBuilder."""
        documents = iter(self.inner(opened, ref, used_ids, first, now))
        while True:
            started = time.perf_counter()
            try:
                document = next(documents, None)
            finally:
                self.seconds += time.perf_counter() - started
            if document is None:
                return
            yield document
