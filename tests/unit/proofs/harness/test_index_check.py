"""The proof itself must be able to fail."""

import pytest

from infra.proofs.harness.index_check import Verdict, check_index
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.ports import Write
from shared.usecases.ingest.documents.document_builder import ArticleDrafting, Draft
from shared.vocabulary import load
from tests.fakes.index import FakeGeneration
from tests.fakes.objects import FakeStore

REF = ObjectRef("news", "articles/one.txt")
DRAFTING = ArticleDrafting(Extractor(load()))


@pytest.fixture
def store() -> FakeStore:
    made = FakeStore()
    made.upload(REF, b"Macron in Nairobi\n\nThe French president met Kenyan ministers on Monday.\n")
    made.upload(ObjectRef("news", "articles/broken.json"), b'{"title": ')
    return made


@pytest.fixture
def generation(store: FakeStore) -> FakeGeneration:
    made = FakeGeneration()
    made.articles.apply([Write(draft.id, draft.source) for draft in drafts(store)], 1)
    made.articles.refresh()
    return made


def drafts(store: FakeStore) -> list[Draft]:
    with store.open(REF) as opened:
        assert opened
        return [draft for draft in DRAFTING(opened, REF, set(), 0, 0.0) if isinstance(draft, Draft)]


def verdict(store: FakeStore, generation: FakeGeneration) -> Verdict:
    generation.articles.refresh()
    return check_index(store, generation, DRAFTING, "news", 0.0)


def test_an_index_that_follows_is_equal(store: FakeStore, generation: FakeGeneration) -> None:
    found = verdict(store, generation)
    assert (found.objects, found.documents) == (2, 1)
    assert found.equal


def test_a_lost_document_is_missing(store: FakeStore, generation: FakeGeneration) -> None:
    [draft] = drafts(store)
    generation.articles.apply([Write(draft.id, None)], 2)
    found = verdict(store, generation)
    assert found.missing == [draft.id]
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
    [draft] = drafts(store)
    older = draft.source.replace("on Monday", "on Sunday")
    generation.articles.apply([Write(draft.id, older)], 2)
    found = verdict(store, generation)
    assert found.different == {draft.id: ["body", "lead"]}
    assert not found.equal


def test_a_key_that_reconcile_would_queue_is_not_equal() -> None:
    assert not Verdict(unsettled=["articles/one.txt: unfinished"]).equal
