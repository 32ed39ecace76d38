"""One alias of one leader changes: the report of a reindex names just the articles that tell it."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from shared.domain.annotations import LIKELY
from shared.domain.articles import ArticleText
from shared.domain.objects import ObjectRef
from shared.extraction.extractor import Extractor
from shared.search.index.document import event_levels, office_id
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.operate import reindex
from shared.usecases.operate.generation_comparison import Comparison, compare
from shared.vocabulary.loader import DATA, build_from_sources, read_sources
from tests.integration.ingest.ingest_environment import EXTRACTOR, IngestEnvironment

pytestmark = pytest.mark.integration

FILE = "leaders/asia.psv"
OLD_ALIAS, NEW_ALIAS = "Narendra Damodardas Modi", "Damodar Quilby"
TEXTS = (
    f"{OLD_ALIAS} met the French president in Paris.",
    f"On Monday {NEW_ALIAS} visited Moscow and signed an agreement on ports.",
    f"{NEW_ALIAS} and Emmanuel Macron spoke about Ukraine.",
    "Narendra Modi received Keir Starmer in New Delhi.",
    "Emmanuel Macron met Kenyan ministers in Nairobi.",
    "The museum opens its new wing in spring.",
    "Xi Jinping called Vladimir Putin on Tuesday.",
    "Heavy rain is forecast for the coast of Portugal.",
)
ARTICLES = 360
SINGLES = 60


def records() -> list[dict[str, str]]:
    return [
        {"id": str(number), "title": f"Note {number}", "text": TEXTS[number % len(TEXTS)]}
        for number in range(ARTICLES)
    ]


def changed_extractor() -> Extractor:
    """An extractor of the vocabulary in which one alias is another."""
    sources = read_sources(DATA)
    assert sources[FILE].count(OLD_ALIAS) == 1
    sources[FILE] = sources[FILE].replace(OLD_ALIAS, NEW_ALIAS)
    return Extractor(build_from_sources(sources))


def facets(extractor: Extractor, record: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Facets and values of an article, told by extraction alone and not by the index."""
    found = extractor.extract(ArticleText(record["title"], record["text"], None))
    for tag in found.leaders:
        yield "leader", tag.id
        yield "kind", tag.kind
        if tag.office:
            yield "office", office_id(tag.office)
    for country in found.countries:
        yield "country", country.id
    for event in found.events:
        if event.confidence < LIKELY:
            continue
        yield "status", event.status
        yield from (("actor", id) for id in event.actors)
        yield from (("recipient", id) for id in event.recipients)
        for level in event_levels(event.type):
            yield "event", level


def expected(new: Extractor) -> dict[tuple[str, str], tuple[set[str], set[str]]]:
    """By facet and value: numbers of the records that gain it, and of those that lose it."""
    changes: dict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for record in records():
        was, now = set(facets(EXTRACTOR, record)), set(facets(new, record))
        for value in now - was:
            changes[value][0].add(record["id"])
        for value in was - now:
            changes[value][1].add(record["id"])
    return dict(changes)


def upload_all(environment: IngestEnvironment) -> None:
    singles, many = records()[:SINGLES], records()[SINGLES:]
    for record in singles:
        ref = ObjectRef("bucket", f"articles/{record['id']}.json")
        environment.upload(ref, json.dumps(record).encode())
    lines = "\n".join(json.dumps(record) for record in many)
    environment.upload(ObjectRef("bucket", "articles/many.jsonl"), lines.encode())
    environment.drain()


def rebuilt(environment: IngestEnvironment, extractor: Extractor) -> Comparison:
    reindex.start_reindex(environment.catalogue, environment.clock)
    ingest = Ingest(replace(environment.context, build_documents=ArticleDocumentBuilder(extractor)))
    old, new = environment.catalogue.open(1), environment.catalogue.open(2)
    for ref in reindex.article_keys(environment.store, "bucket"):
        reindex.update_new_generation(ingest, new, ref)
    for number in (1, 2):
        environment.catalogue.refresh(number)
    return compare(old, new)


def test_report_names_just_the_articles_of_the_alias(environment: IngestEnvironment) -> None:
    upload_all(environment)
    extractor = changed_extractor()
    report = rebuilt(environment, extractor)
    articles = environment.catalogue.open(2).articles
    found = articles.get([article.id for article in articles.scan()])
    numbers = {id: str(document["record_id"]) for id, document in found.items()}
    assert (report.before, report.after, report.changing) == (ARTICLES, ARTICLES, 0)
    told = {
        (facet, value): (
            {numbers[id] for id in change.gained_by},
            {numbers[id] for id in change.lost_by},
        )
        for facet, values in report.facets.items()
        for value, change in values.items()
    }
    assert told == expected(extractor)
    gained, lost = told["leader", "narendra-modi"]
    assert gained == {str(n) for n in range(ARTICLES) if n % len(TEXTS) in (1, 2)}
    assert lost <= {str(n) for n in range(0, ARTICLES, len(TEXTS))}
    assert report.changed == len(set[str]().union(*(one | other for one, other in told.values())))
