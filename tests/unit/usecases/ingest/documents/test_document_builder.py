import hashlib
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from shared.domain.annotations import Annotations
from shared.domain.articles import Article, ArticleText
from shared.domain.manifests import BadRecord
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import OpenObject
from shared.usecases.ingest.documents import batches as batches_module
from shared.usecases.ingest.documents.batches import SerialisedDocument, in_batches
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.documents.document_ids import DocumentIds

REF = ObjectRef("bucket", "articles/many.jsonl")


class NoTags:
    def extract(self, article: ArticleText) -> Annotations:
        return Annotations((), (), (), (), None, "0")


def names_of(*articles: Article) -> list[str]:
    names = DocumentIds(REF)
    return [names.assign(article) for article in articles]


def test_ids_are_hex_and_follow_from_bucket_key_and_record() -> None:
    article = Article("t", "b", record_id="7")
    (id,) = names_of(article)
    assert len(id) == 32
    assert int(id, 16)
    assert DocumentIds(replace(REF, key="articles/other.jsonl")).assign(article) != id
    assert names_of(replace(article, body="corrected", position=9)) == [id]


def test_a_line_at_the_top_renames_nobody() -> None:
    records = [
        Article("one", "", record_id="1"),
        Article("two", "", record_id="2"),
        Article("no id", "of its own"),
        Article("no id", "of its own"),
        Article("three", "", record_id="2"),
    ]
    before = names_of(*records)
    assert len(set(before)) == 5
    assert names_of(Article("new", "line"), *records)[1:] == before
    assert names_of(Article("new", "line", record_id="9"), *records)[1:] == before


def test_parts_give_the_names_that_one_run_gives() -> None:
    lines = [json.dumps({"title": f"T{n % 3}", "text": "Words of it."}) for n in range(7)]
    whole = documents(lines, set(), 0)
    head = {document.id for document in whole[:4]}
    assert documents(lines, head, 4) == whole[4:]


def documents(lines: list[str], used_ids: set[str], first: int) -> list[SerialisedDocument]:
    body = "\n".join(lines).encode()
    version = ObjectVersion("e", None, len(body), "", (), datetime(2025, 1, 1, tzinfo=UTC))
    found = ArticleDocumentBuilder(NoTags())(
        OpenObject(version, io.BytesIO(body)), REF, used_ids, first, 0.0
    )
    return [document for document in found if isinstance(document, SerialisedDocument)]


def test_bad_records_are_told_apart_by_number() -> None:
    body = b'{"title": "T", "text": "Words."}\nnonsense\n{"title": "U", "text": "Words."}\n'
    version = ObjectVersion("e", None, len(body), "", (), datetime(2025, 1, 1, tzinfo=UTC))
    found = list(
        ArticleDocumentBuilder(NoTags())(OpenObject(version, io.BytesIO(body)), REF, set(), 0, 0.0)
    )
    assert [type(record) for record in found] == [SerialisedDocument, BadRecord, SerialisedDocument]
    assert [record.position for record in found] == [0, 1, 2]


def test_batches_are_bounded_by_number_and_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches_module, "BATCH_RECORDS", 3)
    monkeypatch.setattr(batches_module, "BATCH_CHARACTERS", 10)
    records = [SerialisedDocument(n, f"{n:x}", "{}", 20 if n == 4 else 1) for n in range(8)]
    batches = list(in_batches(records))
    assert [len(batch.documents) for batch in batches] == [3, 1, 1, 3]
    assert [batch.next_record for batch in batches] == [3, 4, 5, None]
    assert [document for batch in batches for document in batch.documents] == records


def test_nothing_is_one_empty_batch() -> None:
    (batch,) = in_batches([])
    assert (batch.documents, batch.bad, batch.next_record) == ((), (), None)


def test_copies_are_named_alike_wherever_an_invocation_ends() -> None:
    article = Article("Same", "The same words each time.")
    whole = DocumentIds(REF)
    names = [whole.assign(article) for _ in range(100)]
    assert len(set(names)) == 100
    for done in (0, 1, 2, 3, 63, 64, 65, 99):
        resumed = DocumentIds(REF, set(names[:done]))
        assert [resumed.assign(article) for _ in range(100 - done)] == names[done:]


def test_naming_many_copies_looks_each_up_but_once(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = 0
    real = hashlib.sha256

    def counting(data: bytes) -> object:
        nonlocal hashed
        hashed += 1
        return real(data)

    monkeypatch.setattr(hashlib, "sha256", counting)
    names = DocumentIds(REF)
    for _ in range(2000):
        names.assign(Article("Same", "The same words each time."))
    assert hashed < 3 * 2000
