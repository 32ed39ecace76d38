"""Batches of documents: what one step of a pass writes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from shared.domain.manifests import BadRecord, Page

BATCH_RECORDS = 500
BATCH_CHARACTERS = 400_000
"""Characters of body text in a batch of several records; a longer record is a batch of its own.
An invocation has the time to build and write a batch after the moment at which it hands a long
object on. Where a batch ends follows from the object alone, not from the clock or from what
extraction finds. So a part that is done twice writes the same pages."""


@dataclass(frozen=True, slots=True)
class SerialisedDocument:
    """A document that is to be written.

    Attributes:
        position: number of its record in the object, from 0.
        id: document id.
        source: the document as JSON text.
        body_length: characters of its body.
        digest: hash of the article's content.
    """

    position: int
    id: str
    source: str
    body_length: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Neighbouring records of an object.

    Attributes:
        documents: documents of the records that could be read.
        bad: the records that could not.
        next_record: number of the first record after the batch; None where there is none.
    """

    documents: tuple[SerialisedDocument, ...]
    bad: tuple[BadRecord, ...]
    next_record: int | None

    def to_page(self, refused: Mapping[str, str]) -> Page:
        """Return the page of the batch, in which refused documents are bad records.

        Args:
            refused: the engine's words, by the id of each document that it refused for good.
        """
        ids = tuple(document.id for document in self.documents if document.id not in refused)
        bad = tuple(
            BadRecord(document.position, "refused-by-index", refused[document.id])
            for document in self.documents
            if document.id in refused
        )
        return Page(ids, (*self.bad, *bad))


def body_length(record: SerialisedDocument | BadRecord) -> int:
    """Return the characters of a record's body; 0 for a bad record."""
    return record.body_length if isinstance(record, SerialisedDocument) else 0


def in_batches(records: Iterable[SerialisedDocument | BadRecord]) -> Iterator[Batch]:
    """Cut records into batches of bounded number and length; yield at least one, maybe empty."""
    held: list[SerialisedDocument | BadRecord] = []
    length = 0
    for record in records:
        full = len(held) >= BATCH_RECORDS or length + body_length(record) > BATCH_CHARACTERS
        if held and full:
            yield _batch(held, record.position)
            held, length = [], 0
        held.append(record)
        length += body_length(record)
    yield _batch(held, None)


def _batch(held: list[SerialisedDocument | BadRecord], next_record: int | None) -> Batch:
    return Batch(
        tuple(record for record in held if isinstance(record, SerialisedDocument)),
        tuple(record for record in held if isinstance(record, BadRecord)),
        next_record,
    )
