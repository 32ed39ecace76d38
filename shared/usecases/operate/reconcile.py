"""Compares bucket and index both ways, and has what differs looked at again."""

import heapq
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Literal

from shared.domain.errors import VersionConflict
from shared.domain.manifests import Manifest, Pages
from shared.domain.messages import Look
from shared.domain.objects import ARTICLES, ObjectRef, is_article
from shared.ports import Generation, IndexedArticle, ListedObject, ObjectStore, Queue
from shared.usecases.ingest.reason_files import iso

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
    """A key whose index is not what its object asks for.

    Attributes:
        ref: the key.
        reason: `not-seen` (no pass has ended), `unfinished` (one began and did not end),
            `outdated` (the object has changed since), `not-removed` (the object is gone),
            `embargo-passed` (what was held back need not be any more),
            `documents-missing` and `documents-left` (the index lost or kept some).
        left: ids of documents that no manifest knows of.
    """

    ref: ObjectRef
    reason: Reason
    left: tuple[str, ...] = ()


@dataclass(slots=True)
class _Key:
    """The three things that are known of a key."""

    listed: ListedObject | None = None
    manifest: Manifest | None = None
    ids: set[str] = field(default_factory=set)

    def take(self, thing: ListedObject | Manifest | IndexedArticle) -> None:
        """Take in what one of the lists says."""
        if isinstance(thing, ListedObject):
            self.listed = thing
        elif isinstance(thing, Manifest):
            self.manifest = thing
        else:
            self.ids.add(thing.id)


def differences(
    store: ObjectStore, generation: Generation, bucket: str, now: float
) -> Iterator[Difference]:
    """Compare bucket and index, key by key in their common order; memory does not grow.

    What is being ingested just now may be among the differences: to look again does no harm.

    Args:
        store: the bucket.
        generation: the generation of the index, refreshed.
        bucket: its name.
        now: the present, in seconds since 1970.
    """
    for ref, key in _merged(store, generation, bucket):
        if reason := _reason(key, iso(now)):
            yield Difference(ref, reason)
        elif key.manifest:
            yield from _by_document(generation, key.manifest, key.ids)
        elif key.ids:
            yield Difference(ref, "documents-left", tuple(sorted(key.ids)))


def repair(difference: Difference, generation: Generation, queue: Queue) -> None:
    """Have a key looked at again; documents that nobody knew of are made known first."""
    if difference.left:
        manifest = generation.manifests.read(difference.ref)
        with suppress(VersionConflict):
            generation.manifests.swap(manifest.naming(difference.left))
    queue.send([Look(difference.ref)])


def _reason(key: _Key, now: str) -> Reason | None:
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
    # A listing tells no metadata, but to change it is to write the object again.
    same = (version.etag, int(version.last_modified.timestamp())) == (
        listed.etag,
        int(listed.last_modified.timestamp()),
    )
    if not same:
        return "outdated"
    return "embargo-passed" if manifest.outcome.is_due(now) else None


def _by_document(
    generation: Generation, manifest: Manifest, found: set[str]
) -> Iterator[Difference]:
    known = set(manifest.ids)
    own = Pages(manifest.number, manifest.own_pages())
    for _, page in generation.manifests.read_pages(manifest.ref, own):
        known.update(page.ids)
    if known - found:
        yield Difference(manifest.ref, "documents-missing")
    if left := found - known:
        yield Difference(manifest.ref, "documents-left", tuple(sorted(left)))


type _Found = tuple[str, ListedObject | Manifest | IndexedArticle]


def _merged(
    store: ObjectStore, generation: Generation, bucket: str
) -> Iterator[tuple[ObjectRef, _Key]]:
    """Walk three lists side by side that are all sorted by key: objects, manifests, documents."""
    listed: Iterator[_Found] = ((entry.key, entry) for entry in store.list(bucket, ARTICLES))
    manifests: Iterator[_Found] = (
        (it.ref.key, it) for it in generation.manifests.scan() if it.ref.bucket == bucket
    )
    documents: Iterator[_Found] = (
        (it.ref.key, it) for it in generation.articles.scan() if it.ref.bucket == bucket
    )
    things = heapq.merge(listed, manifests, documents, key=itemgetter(0))
    for name, group in groupby(things, key=itemgetter(0)):
        key = _Key()
        for _, thing in group:
            key.take(thing)
        if is_article(ObjectRef(bucket, name)):
            yield ObjectRef(bucket, name), key
