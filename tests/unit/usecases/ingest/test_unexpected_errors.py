"""An exception that nobody foresaw takes one record, never its neighbours; no outage is one."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.domain.errors import PermanentError, SearchUnavailable, StoreUnavailable, Throttled
from shared.domain.manifests import BadRecord
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.domain.unexpected_errors import report_unexpected
from shared.ports import OpenObject
from shared.search.index.document import to_document
from shared.usecases.ingest.documents import document_builder
from shared.usecases.ingest.documents import text_analysis as findings
from shared.usecases.ingest.documents.batches import SerialisedDocument
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.documents.document_prefetch import PrefetchingDocumentBuilder
from shared.usecases.ingest.documents.fingerprints import Fingerprints, fingerprints
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext
from shared.usecases.operate.upload_status import upload_status
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeCatalogue
from tests.fakes.object_store import FakeStore
from tests.fakes.queue import FakeQueue

REF = ObjectRef("bucket", "articles/feed.jsonl")
SECRET = "the ferry sank"


@dataclass
class Stumbling:
    """Finds nothing, and stumbles over texts that hold a word."""

    error: BaseException
    word: str = "stumble"
    asked: list[str] = field(default_factory=list)

    def extract(self, article: ArticleText) -> Annotations:
        self.asked.append(article.body)
        if self.word in article.body:
            raise self.error
        return Annotations((), (), (), (), None, "0")


def feed(*texts: str) -> bytes:
    lines = [json.dumps({"title": f"T{n}", "text": text}) for n, text in enumerate(texts)]
    return "\n".join(lines).encode()


def opened(body: bytes) -> OpenObject:
    version = ObjectVersion("e", None, len(body), "", (), datetime(2025, 1, 1, tzinfo=UTC))
    return OpenObject(version, io.BytesIO(body))


def built(extractor: Stumbling, body: bytes) -> list[SerialisedDocument | BadRecord]:
    return list(
        PrefetchingDocumentBuilder(ArticleDocumentBuilder(extractor))(
            opened(body), REF, set(), 0, 0.0
        )
    )


@pytest.mark.long
@pytest.mark.parametrize("error", [OverflowError("date"), KeyError(SECRET), RecursionError()])
@pytest.mark.parametrize("at", [0, 5, 31, 32, 599])
def test_one_unexpected_error_is_one_bad_record(error: Exception, at: int) -> None:
    texts = [f"Words of number {n}." for n in range(600)]
    whole = built(Stumbling(error), feed(*texts))
    texts[at] = "Here we stumble."
    found = built(Stumbling(error), feed(*texts))
    bad = found.pop(at)
    del whole[at]
    assert isinstance(bad, BadRecord)
    assert found == whole
    assert (bad.position, bad.reason) == (at, "failed-to-tag")
    assert f"The article 'T{at}' could not be tagged" in bad.detail
    assert type(error).__name__ in bad.detail
    assert "report" in bad.detail
    assert SECRET not in bad.detail


def test_unexpected_errors_beside_each_other_are_told_one_by_one() -> None:
    found = built(
        Stumbling(ValueError()), feed("One stumbles.", "Two.", "Three stumbles.", "4 stumbles")
    )
    assert [type(record) for record in found] == [
        BadRecord,
        SerialisedDocument,
        BadRecord,
        BadRecord,
    ]


def refusing(real: Callable[..., object], word: str) -> Callable[..., object]:
    def work(first: object, *rest: object, **named: object) -> object:
        if word in str(first):
            raise ZeroDivisionError(SECRET)
        return real(first, *rest, **named)

    return work


@pytest.mark.parametrize("step", ["fingerprints", "document", "encoding", "day"])
def test_every_step_after_reading_is_guarded(
    step: str, monkeypatch: pytest.MonkeyPatch, unexpected_error_log: io.StringIO
) -> None:
    if step == "fingerprints":
        monkeypatch.setattr(findings, "fingerprints", refusing(fingerprints, "stumble"))
    elif step == "document":
        monkeypatch.setattr(document_builder, "to_document", refusing(to_document, "stumble"))
    elif step == "encoding":
        encode = refusing(document_builder._COMPACT.encode, "stumble")
        monkeypatch.setattr(document_builder._COMPACT, "encode", encode)
    else:
        monkeypatch.setattr(document_builder, "_text", refusing(document_builder._text, "stumble"))
    found = built(Stumbling(ValueError(), "never"), feed("One.", "Two stumbles.", "Three."))
    assert [type(record) for record in found] == [SerialisedDocument, BadRecord, SerialisedDocument]
    assert isinstance(found[1], BadRecord)
    assert found[1].reason == "failed-to-tag"
    assert "ZeroDivisionError" in unexpected_error_log.getvalue()
    assert SECRET not in unexpected_error_log.getvalue()


def test_a_record_that_failed_leaves_its_name_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a later part of the object, which knows the ids of documents alone."""
    lines = [json.dumps({"id": "7", "text": text}) for text in ("We stumble.", "Words.")]
    monkeypatch.setattr(document_builder, "to_document", refusing(to_document, "stumble"))
    bad, good = built(Stumbling(ValueError(), "never"), "\n".join(lines).encode())
    (alone,) = built(Stumbling(ValueError(), "never"), lines[1].encode())
    assert isinstance(bad, BadRecord)
    assert isinstance(good, SerialisedDocument)
    assert isinstance(alone, SerialisedDocument)
    assert good.id == alone.id


def test_the_log_has_the_traceback_and_not_the_text(unexpected_error_log: io.StringIO) -> None:
    built(Stumbling(ValueError(SECRET), SECRET), feed("One.", f"As {SECRET}."))
    told = unexpected_error_log.getvalue()
    assert "record 1 could not be tagged: ValueError in" in told
    assert "raise self.error" in told
    assert SECRET not in told


NOT_OURS = [
    SearchUnavailable("away"),
    StoreUnavailable("away"),
    Throttled("full"),
    MemoryError(),
    OSError("disk"),
    ImportError("module"),
    KeyboardInterrupt(),
    SystemExit(1),
]


@pytest.mark.parametrize("error", NOT_OURS, ids=lambda error: type(error).__name__)
def test_what_the_record_has_no_part_in_passes_on(error: BaseException) -> None:
    with pytest.raises(type(error)):
        built(Stumbling(error), feed("One.", "Two stumbles."))


def test_an_error_that_tells_its_reason_keeps_it() -> None:
    with (
        pytest.raises(PermanentError) as caught,
        report_unexpected("record 1", "failed-to-tag"),
    ):
        raise PermanentError("text-too-long", "Too long.")
    assert caught.value.reason == "text-too-long"


@dataclass
class Bench:
    """A pass over real bytes, with an extractor that stumbles."""

    extractor: Stumbling
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.store = FakeStore(self.clock)
        self.catalogue = FakeCatalogue(self.clock)
        builder = PrefetchingDocumentBuilder(ArticleDocumentBuilder(self.extractor))
        self.ingest = Ingest(PassContext(self.store, FakeQueue(), self.clock, builder))

    def update(self) -> str:
        generation = self.catalogue.open(1)
        return self.ingest.update(REF, generation, self.clock.now() + 60).outcome


def test_an_upload_with_an_unexpected_error_is_indexed_but_for_it() -> None:
    bench = Bench(Stumbling(OverflowError()))
    bench.store.upload(REF, feed("One.", "Two stumbles.", "Three."))
    assert bench.update() == "indexed"
    status = upload_status(REF, bench.store, bench.catalogue)
    assert status
    assert (status.articles, status.unreadable) == (2, 1)
    assert [record.reason for record in status.records] == ["failed-to-tag"]


def test_an_upload_of_one_unexpected_error_is_quarantined_and_comes_in_once_it_is_mended() -> None:
    bench = Bench(Stumbling(OverflowError()))
    bench.store.upload(REF, feed("We stumble."))
    assert bench.update() == "quarantined"
    status = upload_status(REF, bench.store, bench.catalogue)
    assert status
    assert (status.state, status.reason) == ("quarantined", "failed-to-tag")
    bench.extractor.word = "never"
    assert bench.update() == "indexed"


@pytest.mark.parametrize("error", NOT_OURS[:6], ids=lambda error: type(error).__name__)
def test_an_outage_while_tagging_takes_no_document_away(error: Exception) -> None:
    bench = Bench(Stumbling(error, "never"))
    bench.store.upload(REF, feed("One.", "Two stumbles."))
    assert bench.update() == "indexed"
    before = bench.catalogue.open(1).articles.documents()
    bench.extractor.word = "stumble"
    with pytest.raises(type(error)):
        bench.update()
    assert bench.catalogue.open(1).articles.documents() == before


def test_an_engine_that_is_away_is_no_bad_record(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(Stumbling(OverflowError()))
    bench.store.upload(REF, feed("One.", "Two stumbles.", "Three."))

    def away(*_: object) -> None:
        raise SearchUnavailable("the search engine does not answer")

    with monkeypatch.context() as patch:
        patch.setattr(bench.catalogue.open(1).articles, "write", away)
        with pytest.raises(SearchUnavailable):
            bench.update()
    assert bench.catalogue.open(1).manifests.read(REF).outcome.state == "claimed"
    assert bench.update() == "indexed"
    assert len(bench.catalogue.open(1).articles.documents()) == 2


def test_findings_of_good_texts_are_those_without_the_unexpected_error() -> None:
    find = findings.make_text_analyser(Stumbling(ValueError()))
    text = ArticleText("", "Good words.")
    with pytest.raises(ValueError, match=r"^$"):
        find([text, ArticleText("", "We stumble.")])
    assert isinstance(find([text])[0].fingerprints, Fingerprints)
