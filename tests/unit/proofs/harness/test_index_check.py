"""The proof itself must be able to fail."""

import pytest

from infra.proofs.harness.index_check import Verdict, check_index
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.ports import DocumentWrite
from shared.usecases.ingest.documents.batches import SerialisedDocument
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.vocabulary import load
from tests.fakes.index import FakeGeneration
from tests.fakes.object_store import FakeStore

REF = ObjectRef("news", "articles/one.txt")
BUILDER = ArticleDocumentBuilder(Extractor(load()))


@pytest.fixture
def store() -> FakeStore:
    made = FakeStore()
    made.upload(REF, b"Macron in Nairobi\n\nThe French president met Kenyan ministers on Monday.\n")
    made.upload(ObjectRef("news", "articles/broken.json"), b'{"title": ')
    return made


@pytest.fixture
def generation(store: FakeStore) -> FakeGeneration:
    made = FakeGeneration()
    made.articles.write(
        [DocumentWrite(document.id, document.source) for document in documents(store)], 1
    )
    made.articles.refresh()
    return made


def documents(store: FakeStore) -> list[SerialisedDocument]:
    with store.open(REF) as opened:
        assert opened
        return [
            document
            for document in BUILDER(opened, REF, set(), 0, 0.0)
            if isinstance(document, SerialisedDocument)
        ]


def verdict(store: FakeStore, generation: FakeGeneration) -> Verdict:
    generation.articles.refresh()
    return check_index(store, generation, BUILDER, "news", 0.0)


def test_an_index_that_follows_is_equal(store: FakeStore, generation: FakeGeneration) -> None:
    found = verdict(store, generation)
    assert (found.objects, found.documents) == (2, 1)
    assert found.equal


def test_a_lost_document_is_missing(store: FakeStore, generation: FakeGeneration) -> None:
    [document] = documents(store)
    generation.articles.write([DocumentWrite(document.id, None)], 2)
    found = verdict(store, generation)
    assert found.missing == [document.id]
    assert not found.equal


def test_a_document_that_outlived_its_object_is_left(
    store: FakeStore, generation: FakeGeneration
) -> None:
    store.delete(REF)
    found = verdict(store, generation)
    assert len(found.left) == 1
    assert not found.equal


def test_a_document_of_an_older_version_is_different(
    store: FakeStore, generation: FakeGeneration
) -> None:
    [document] = documents(store)
    older = document.source.replace("on Monday", "on Sunday")
    generation.articles.write([DocumentWrite(document.id, older)], 2)
    found = verdict(store, generation)
    assert found.different == {document.id: ["body", "lead", "sentences"]}
    assert not found.equal


def test_a_key_that_reconcile_would_queue_is_not_equal() -> None:
    assert not Verdict(unsettled=["articles/one.txt: unfinished"]).equal
