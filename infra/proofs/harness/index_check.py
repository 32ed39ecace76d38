"""Comparison of the index with the bucket, document by document."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

from infra.cli.operate.deployment import Deployment
from shared.domain.errors import PermanentError
from shared.domain.objects import ARTICLES, ObjectRef
from shared.extraction.extractor import Extractor
from shared.ports import Generation, ObjectStore
from shared.usecases.ingest.documents.batches import SerialisedDocument
from shared.usecases.ingest.documents.document_builder import (
    ArticleDocumentBuilder,
    DocumentBuilder,
)
from shared.usecases.operate.reconcile import differences
from shared.vocabulary import load

FETCHED_AT_ONCE = 500


@dataclass(slots=True)
class Verdict:
    """The result of the comparison.

    Attributes:
        objects: objects in the bucket.
        documents: documents that follow from them.
        missing: ids of those that the index lacks.
        different: ids of those that it holds with other content, each with the fields that differ.
        left: ids in the index that follow from nothing.
        unsettled: keys whose record in the index says something else than the bucket.
    """

    objects: int = 0
    documents: int = 0
    missing: list[str] = field(default_factory=list)
    different: dict[str, list[str]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)

    @property
    def equal(self) -> bool:
        """Whether index = bucket."""
        return not (self.missing or self.different or self.left or self.unsettled)


def check_at_rest(deployment: Deployment, number: int) -> Verdict:
    """Compare a generation of the index with the bucket, once the queues are empty.

    Args:
        deployment: bucket and index.
        number: of the generation.
    """
    deployment.catalogue.refresh(number)
    generation = deployment.catalogue.open(number)
    return check_generation(deployment.store, generation, deployment.bucket, deployment.clock.now())


def check_generation(
    store: ObjectStore, generation: Generation, bucket: str, now: float
) -> Verdict:
    """Compare a generation and its manifests with the bucket; the index must be refreshed.

    Args:
        store: the bucket.
        generation: of the index.
        bucket: its name.
        now: the time that embargoes are compared with, in seconds since 1970.
    """
    builder = ArticleDocumentBuilder(Extractor(load()))
    verdict = check_index(store, generation, builder, bucket, now)
    found = differences(store, generation, bucket, now)
    verdict.unsettled = [f"{each.ref.key}: {each.reason}" for each in found]
    return verdict


def check_index(
    store: ObjectStore, generation: Generation, builder: DocumentBuilder, bucket: str, now: float
) -> Verdict:
    """Derive every document from the bucket anew and compare; the index must be refreshed.

    Args:
        store: the bucket.
        generation: of the index.
        builder: derives documents.
        bucket: its name.
        now: the time that embargoes are compared with, in seconds since 1970.
    """
    verdict = Verdict()
    wanted: dict[str, Any] = {}
    for entry in store.list(bucket, ARTICLES):
        verdict.objects += 1
        wanted |= _documents(store, builder, ObjectRef(bucket, entry.key), now)
    verdict.documents = len(wanted)
    there = [article.id for article in generation.articles.scan()]
    verdict.left = sorted(set(there) - wanted.keys())
    verdict.missing = sorted(wanted.keys() - set(there))
    for ids in batched(sorted(set(there) & wanted.keys()), FETCHED_AT_ONCE, strict=False):
        found = generation.articles.get(ids)
        for id in ids:
            if fields := _differing(found.get(id, {}), wanted[id]):
                verdict.different[id] = fields
    return verdict


def _differing(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> list[str]:
    """Name the fields that differ; times of an article follow from its earlier uploads too."""
    names = sorted((found.keys() | wanted.keys()) - {"indexed", "updated"})
    return [name for name in names if found.get(name) != wanted.get(name)]


def _documents(
    store: ObjectStore, builder: DocumentBuilder, ref: ObjectRef, now: float
) -> dict[str, Any]:
    with store.open(ref) as opened:
        if opened is None:
            return {}
        try:
            documents = list(builder(opened, ref, set(), 0, now))
        except PermanentError:
            return {}
    return {
        document.id: json.loads(document.source)
        for document in documents
        if isinstance(document, SerialisedDocument)
    }
