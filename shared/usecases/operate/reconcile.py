"""Reconcile: compares bucket and index both ways, and queues the keys that differ."""

import heapq
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Literal

from shared.domain.errors import VersionConflict
from shared.domain.manifests import Manifest, PassPages
from shared.domain.messages import KeyUpdate
from shared.domain.objects import ARTICLES, ObjectRef, is_article
from shared.ports import Generation, ListedObject, ObjectStore, Queue, ScannedArticle
from shared.usecases.ingest.utc_times import utc_time

type Reason = Literal[
    "not-seen",
    "unfinished",
    "outdated",
    "not-removed",
    "embargo-passed",
    "documents-missing",
    "documents-left",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """A key for which the index does not hold what follows from the object.

    Attributes:
        ref: the key.
        reason: `not-seen` (no pass has ended), `unfinished` (one began and did not end),
            `outdated` (the object has changed since), `not-removed` (the object is gone),
            `embargo-passed` (an embargo has ended), `documents-missing` and `documents-left` (the
            index lost documents, or kept some).
        left: ids of documents that no manifest names.
    """

    ref: ObjectRef
    reason: Reason
    left: tuple[str, ...] = ()


@dataclass(slots=True)
class _KeyState:
    """The object, the manifest and the documents of one key."""

    listed: ListedObject | None = None
    manifest: Manifest | None = None
    ids: set[str] = field(default_factory=set)

    def add(self, entry: ListedObject | Manifest | ScannedArticle) -> None:
        """Add an entry of one of the three lists."""
        if isinstance(entry, ListedObject):
            self.listed = entry
        elif isinstance(entry, Manifest):
            self.manifest = entry
        else:
            self.ids.add(entry.id)


def differences(
    store: ObjectStore, generation: Generation, bucket: str, now: float
) -> Iterator[Difference]:
    """Compare bucket and index key by key, in the order of the keys; memory does not grow.

    A key that is being ingested at this moment may be among the differences. To queue it does no
    harm.

    Args:
        store: the bucket.
        generation: the generation of the index, refreshed.
        bucket: its name.
        now: the time that embargoes are compared with, in seconds since 1970.
    """
    for ref, key in _key_states(store, generation, bucket):
        if reason := _reason(key, utc_time(now)):
            yield Difference(ref, reason)
        elif key.manifest:
            yield from _document_differences(generation, key.manifest, key.ids)
        elif key.ids:
            yield Difference(ref, "documents-left", tuple(sorted(key.ids)))


def queue_repair(difference: Difference, generation: Generation, queue: Queue) -> None:
    """Queue a key; name documents in its manifest first that no manifest names."""
    if difference.left:
        manifest = generation.manifests.read(difference.ref)
        with suppress(VersionConflict):
            generation.manifests.swap(manifest.with_ids(difference.left))
    queue.send([KeyUpdate(difference.ref)])


def _reason(key: _KeyState, now: str) -> Reason | None:
    listed, manifest = key.listed, key.manifest
    if manifest is None:
        return "not-seen" if listed else None
    if manifest.outcome.state == "claimed":
        return "unfinished"
    if listed is None:
        return None if manifest.version is None else "not-removed"
    version = manifest.version
    if version is None:
        return "not-seen"
    # A listing has no metadata, but whoever changes metadata writes the object again.
    same = (version.etag, int(version.last_modified.timestamp())) == (
        listed.etag,
        int(listed.last_modified.timestamp()),
    )
    if not same:
        return "outdated"
    return "embargo-passed" if manifest.outcome.is_due(now) else None


def _document_differences(
    generation: Generation, manifest: Manifest, found: set[str]
) -> Iterator[Difference]:
    named = set(manifest.ids)
    own = PassPages(manifest.number, manifest.own_page_count())
    for _, page in generation.manifests.read_pages(manifest.ref, own):
        named.update(page.ids)
    if named - found:
        yield Difference(manifest.ref, "documents-missing")
    if left := found - named:
        yield Difference(manifest.ref, "documents-left", tuple(sorted(left)))


type _KeyedEntry = tuple[str, ListedObject | Manifest | ScannedArticle]


def _key_states(
    store: ObjectStore, generation: Generation, bucket: str
) -> Iterator[tuple[ObjectRef, _KeyState]]:
    """Merge three lists that are sorted by key: objects, manifests and documents."""
    listed: Iterator[_KeyedEntry] = ((entry.key, entry) for entry in store.list(bucket, ARTICLES))
    manifests: Iterator[_KeyedEntry] = (
        (manifest.ref.key, manifest)
        for manifest in generation.manifests.scan()
        if manifest.ref.bucket == bucket
    )
    documents: Iterator[_KeyedEntry] = (
        (article.ref.key, article)
        for article in generation.articles.scan()
        if article.ref.bucket == bucket
    )
    entries = heapq.merge(listed, manifests, documents, key=itemgetter(0))
    for name, group in groupby(entries, key=itemgetter(0)):
        key = _KeyState()
        for _, entry in group:
            key.add(entry)
        if is_article(ObjectRef(bucket, name)):
            yield ObjectRef(bucket, name), key
