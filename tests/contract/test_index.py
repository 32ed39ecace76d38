"""What the index ports promise, on the fake and on a real OpenSearch."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from opensearchpy import OpenSearch

from functions.ingest.wiring import index_bodies
from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.adapters.opensearch.client import make_client
from shared.domain.errors import VersionConflict
from shared.domain.manifests import BadRecord, Manifest, Outcome, Page, PassPages
from shared.domain.objects import ObjectRef, ObjectVersion
from shared.ports import ActiveGenerations, Catalogue, DocumentWrite, Generation, ScannedArticle
from shared.search.index.index_names import IndexNames
from shared.usecases.ingest.engine_pause import QUESTION
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeCatalogue

REF = ObjectRef("bucket", "articles/ä/one.txt")
VERSION = ObjectVersion(
    "etag", None, 3, "text/plain", (("source", "x"),), datetime(2025, 8, 28, 1, 2, 3, tzinfo=UTC)
)


@pytest.fixture(params=["fake", pytest.param("engine", marks=pytest.mark.integration)])
def catalogue(request: pytest.FixtureRequest) -> Iterator[Catalogue]:
    if request.param == "fake":
        yield FakeCatalogue()
        return
    prefix = request.getfixturevalue("index_prefix")
    client = make_client(request.getfixturevalue("opensearch_url"), "none", "local", "write")
    yield OpenSearchCatalogue(client, IndexNames(prefix), FakeClock(), index_bodies())
    clean(client, prefix)


@pytest.fixture
def generation(catalogue: Catalogue) -> Generation:
    return catalogue.open(catalogue.current().write[0])


def clean(client: OpenSearch, prefix: str) -> None:
    client.indices.delete(index=f"{prefix}*")
    for name in (f"{prefix}articles", f"{prefix}manifests"):
        client.indices.delete_index_template(name=name, ignore=404)


def source(id: str, title: str = "t") -> str:
    return json.dumps({"id": id, "bucket": REF.bucket, "key": REF.key, "title": title})


def fates(generation: Generation, writes: list[DocumentWrite], number: int) -> list[str]:
    return [written.status for written in generation.articles.write(writes, number)]


def test_later_pass_wins_whatever_comes_last(generation: Generation) -> None:
    assert fates(generation, [DocumentWrite("aa", source("aa", "new"))], 2) == ["done"]
    assert fates(generation, [DocumentWrite("aa", source("aa", "old"))], 1) == ["outdated"]
    assert generation.articles.get(["aa"])["aa"]["title"] == "new"


def test_same_pass_may_write_again(generation: Generation) -> None:
    assert fates(generation, [DocumentWrite("aa", source("aa"))], 3) == ["done"]
    assert fates(generation, [DocumentWrite("aa", source("aa"))], 3) == ["done"]


def test_tombstone_keeps_an_older_write_out(generation: Generation) -> None:
    assert (
        fates(generation, [DocumentWrite("aa", None), DocumentWrite("bb", source("bb"))], 5)
        == ["done"] * 2
    )
    assert fates(generation, [DocumentWrite("aa", source("aa"))], 4) == ["outdated"]
    assert list(generation.articles.get(["aa", "bb"])) == ["bb"]
    assert fates(generation, [DocumentWrite("aa", source("aa"))], 6) == ["done"]


def test_the_question_whether_the_engine_takes_writes_changes_nothing(
    catalogue: Catalogue, generation: Generation
) -> None:
    assert fates(generation, [DocumentWrite("aa", source("aa"))], 1) == ["done"]
    for _ in range(2):
        assert set(fates(generation, list(QUESTION), 1)) == {"done"}
    catalogue.refresh(generation.number)
    assert [article.id for article in generation.articles.scan()] == ["aa"]


def test_one_refused_item_takes_no_other_along(generation: Generation) -> None:
    bad = json.dumps({"id": "bb", "bucket": "refuse", "date": "refuse"})
    assert fates(generation, [DocumentWrite("aa", source("aa")), DocumentWrite("bb", bad)], 1) == [
        "done",
        "refused",
    ]
    assert list(generation.articles.get(["aa", "bb"])) == ["aa"]


def test_get_sees_what_searches_do_not_find_yet(
    catalogue: Catalogue, generation: Generation
) -> None:
    generation.articles.write([DocumentWrite("aa", source("aa"))], 7)
    assert "aa" in generation.articles.get(["aa"])
    catalogue.refresh(generation.number)
    assert generation.articles.searchable(["aa"], 7)
    assert not generation.articles.searchable(["aa"], 8)
    assert not generation.articles.searchable(["aa", "bb"], 7)
    assert list(generation.articles.scan()) == [ScannedArticle("aa", REF)]


def test_undated_documents_of_one_object_are_counted(
    catalogue: Catalogue, generation: Generation
) -> None:
    other = {"bucket": REF.bucket, "key": "articles/other.txt", "date": None}
    generation.articles.write(
        [
            DocumentWrite("aa", source("aa")),
            DocumentWrite("bb", json.dumps(json.loads(source("bb")) | {"date": "2025-08-28"})),
            DocumentWrite("cc", json.dumps({"id": "cc", **other})),
        ],
        1,
    )
    catalogue.refresh(generation.number)
    assert generation.articles.undated(REF) == 1
    assert generation.articles.undated(ObjectRef(REF.bucket, "articles/none.txt")) == 0


def test_manifest_comes_back_as_it_was(catalogue: Catalogue, generation: Generation) -> None:
    assert generation.manifests.read(REF) == Manifest(REF)
    stored = generation.manifests.swap(
        replace(
            Manifest(REF).claimed(VERSION).with_ids(["aa"]), noted=True, changed_at=1.5, read_at=2.5
        )
    )
    ended = stored.with_page().ended(
        Outcome("indexed", 2, 1, "slug", "words", "2036-01-01T00:00:00Z"), ["aa"]
    )
    ended = generation.manifests.swap(ended)
    assert generation.manifests.read(REF) == ended
    catalogue.refresh(generation.number)
    assert [replace(found, token=ended.token) for found in generation.manifests.scan()] == [ended]


def test_manifest_is_swapped_once(generation: Generation) -> None:
    first = generation.manifests.swap(Manifest(REF).claimed(None))
    with pytest.raises(VersionConflict):
        generation.manifests.swap(Manifest(REF).claimed(None))
    generation.manifests.swap(first.claimed(None))
    with pytest.raises(VersionConflict):
        generation.manifests.swap(first.claimed(None))
    assert generation.manifests.read(REF).number == 2


def test_pages_in_order_without_those_that_are_gone(generation: Generation) -> None:
    pages = [
        Page((f"{index:02x}",), (BadRecord(index, "slug", "words", "2036-01-01T00:00:00Z"),))
        for index in range(25)
    ]
    for index, page in enumerate(pages):
        generation.manifests.put_page(REF, 3, index, page)
    generation.manifests.drop_page(REF, 3, 1)
    generation.manifests.drop_page(REF, 3, 1)
    found = list(generation.manifests.read_pages(REF, PassPages(3, 30)))
    assert found == [(index, page) for index, page in enumerate(pages) if index != 1]
    assert list(generation.manifests.read_pages(REF, PassPages(4, 2))) == []


def test_generations_change_at_once(catalogue: Catalogue) -> None:
    assert catalogue.current() == ActiveGenerations(1, (1,))
    catalogue.create(2)
    catalogue.create(2)
    catalogue.change(ActiveGenerations(2, (1, 2)))
    assert catalogue.current() == ActiveGenerations(2, (1, 2))
    catalogue.change(ActiveGenerations(2, (2,)))
    assert catalogue.drop(1)
    assert not catalogue.drop(1)
    assert catalogue.current() == ActiveGenerations(2, (2,))


def test_a_move_takes_nothing_away_that_was_found(
    catalogue: Catalogue, generation: Generation
) -> None:
    catalogue.create(2)
    following = catalogue.open(2)
    for written in (following, generation):
        assert fates(written, [DocumentWrite("aa", source("aa"))], 1) == ["done"]
    catalogue.refresh(1)
    catalogue.change(ActiveGenerations(2, (1, 2)))
    assert [article.id for article in following.articles.scan()] == ["aa"]


@pytest.mark.integration
def test_many_at_once_make_one_first_generation(opensearch_url: str, index_prefix: str) -> None:
    client = make_client(opensearch_url, "none", "local", "write")
    names = IndexNames(index_prefix)
    for _ in range(2):
        fresh = OpenSearchCatalogue(client, names, FakeClock(), index_bodies())
        assert fresh.current() == ActiveGenerations(1, (1,))
        fresh.open(1)
    assert list(client.indices.get_alias(name=names.articles)) == [names.generation(1)]
    clean(client, index_prefix)


@pytest.mark.integration
def test_left_generation_refreshes_as_before(opensearch_url: str, index_prefix: str) -> None:
    client = make_client(opensearch_url, "none", "local", "write")
    names = IndexNames(index_prefix)
    catalogue = OpenSearchCatalogue(client, names, FakeClock(), index_bodies())
    catalogue.current()
    catalogue.create(2)
    catalogue.change(ActiveGenerations(2, (1, 2)))
    assert list(client.indices.get_alias(name=names.articles)) == [names.generation(2)]
    told = client.indices.get_settings(index=names.generation(1))[names.generation(1)]
    assert told["settings"]["index"]["refresh_interval"] == "1s"
    clean(client, index_prefix)


@pytest.mark.integration
def test_generation_is_laid_out_as_the_one_before_or_as_asked_for(
    opensearch_url: str, index_prefix: str
) -> None:
    client = make_client(opensearch_url, "none", "local", "write")
    names = IndexNames(index_prefix)
    catalogue = OpenSearchCatalogue(client, names, FakeClock(), index_bodies())
    catalogue.current()

    def layout(number: int, name: Callable[[int], str] = names.generation) -> tuple[str, ...]:
        index = client.indices.get_settings(index=name(number))[name(number)]["settings"]["index"]
        wanted = ("number_of_shards", "auto_expand_replicas", "refresh_interval")
        return tuple(index[setting] for setting in wanted)

    assert layout(1) == ("1", "0-1", "1s")
    catalogue.create(2, shards=3)
    by_hand = {"auto_expand_replicas": "0-2", "refresh_interval": "5s"}
    client.indices.put_settings(index=names.generation(2), body={"index": by_hand})
    catalogue.change(ActiveGenerations(2, (1, 2)))
    catalogue.create(3)
    assert [layout(number) for number in (2, 3)] == [("3", "0-2", "5s")] * 2
    assert layout(3, names.manifests) == ("3", "0-2", "5s")
    assert fates(catalogue.open(3), [DocumentWrite("aa", source("aa"))], 1) == ["done"]
    clean(client, index_prefix)


@pytest.mark.integration
def test_settings_are_read_again_after_ten_seconds(opensearch_url: str, index_prefix: str) -> None:
    client = make_client(opensearch_url, "none", "local", "write")
    names, clock = IndexNames(index_prefix), FakeClock()
    writer = OpenSearchCatalogue(client, names, clock, index_bodies())
    reader = OpenSearchCatalogue(client, names, clock)
    assert reader.current() == ActiveGenerations(1, (1,))
    writer.current()
    writer.create(2)
    writer.change(ActiveGenerations(1, (1, 2)))
    clock.sleep(9.9)
    assert reader.current().write == (1,)
    clock.sleep(0.2)
    assert reader.current().write == (1, 2)
    clean(client, index_prefix)


@pytest.mark.integration
def test_two_prefixes_of_one_engine_share_nothing(opensearch_url: str, index_prefix: str) -> None:
    client = make_client(opensearch_url, "none", "local", "write")
    prefixes = (f"{index_prefix}a-", f"{index_prefix}b-")
    ours, theirs = (
        OpenSearchCatalogue(client, IndexNames(prefix), FakeClock(), index_bodies())
        for prefix in prefixes
    )
    for catalogue in (ours, theirs):
        catalogue.open(catalogue.current().write[0])
    assert fates(ours.open(1), [DocumentWrite("aa", source("aa"))], 1) == ["done"]
    ours.create(2)
    ours.change(ActiveGenerations(2, (1, 2)))
    ours.refresh(1)
    theirs.refresh(1)
    assert theirs.open(1).articles.get(["aa"]) == {}
    assert list(theirs.open(1).articles.scan()) == []
    assert theirs.current() == ActiveGenerations(1, (1,))
    for prefix in prefixes:
        clean(client, prefix)
