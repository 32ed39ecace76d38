"""Tells what became of an upload."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shared.domain.manifests import BadRecord, Manifest, Pages
from shared.domain.objects import ObjectRef
from shared.ports import Catalogue, Generation, ObjectStore
from shared.usecases.ingest.reason_files import Note, iso, place, read_note

type UploadState = Literal["received", "indexed", "searchable", "quarantined", "failed"]


@dataclass(frozen=True, slots=True)
class UploadStatus:
    """What became of an upload, in the words used everywhere.

    Attributes:
        ref: the object.
        state: `received` (it is in the bucket), `indexed` (written and verified), `searchable` (a
            search finds it), `quarantined` (it can never be read), `failed` (five tries did not
            do; it waits in the dead-letter queue).
        articles: how many articles of it are in the index.
        undated: how many of these have no date of publication; 0 until a search finds them.
        unreadable: how many of its records are not.
        reason: stable slug of why it is quarantined or failed, else empty.
        detail: one sentence for people on that, else empty.
        until: when the first embargo that holds some of it back ends, ISO 8601 in UTC, or None.
        records: the first unreadable records.
        ids: ids of its articles, the first thousand at most.
    """

    ref: ObjectRef
    state: UploadState
    articles: int = 0
    undated: int = 0
    unreadable: int = 0
    reason: str = ""
    detail: str = ""
    until: str | None = None
    records: tuple[BadRecord, ...] = ()
    ids: tuple[str, ...] = ()


def upload_status(ref: ObjectRef, store: ObjectStore, catalogue: Catalogue) -> UploadStatus | None:
    """Tell what became of an upload; None where there is no such object.

    Raises:
        TransientError: bucket or index is away.
    """
    version = store.head(ref)
    if version is None:
        return None
    generation = catalogue.open(catalogue.current().read)
    manifest = generation.manifests.read(ref)
    if manifest.version != version or manifest.outcome.state == "claimed":
        return _waiting(ref, manifest, store)
    if manifest.outcome.state == "quarantined":
        return _ended(manifest, "quarantined", _records(ref, store))
    ids = _last_written(generation, manifest)
    found = generation.articles.searchable(ids, manifest.number)
    records = _records(ref, store) if manifest.outcome.unreadable else ()
    undated = generation.articles.undated(ref) if found else 0
    return _ended(manifest, "searchable" if found else "indexed", records, undated)


def _waiting(ref: ObjectRef, manifest: Manifest, store: ObjectStore) -> UploadStatus:
    note = read_note(store, place(ref, "failure"))
    if note and is_current(note, manifest):
        return UploadStatus(ref, "failed", reason=note.reason, detail=note.detail)
    return UploadStatus(ref, "received")


def is_current(failure: Note, manifest: Manifest) -> bool:
    """Tell whether a failure still speaks: no pass over the key has ended since."""
    return manifest.outcome.state == "claimed" or failure.at >= iso(manifest.changed_at)


def _records(ref: ObjectRef, store: ObjectStore) -> tuple[BadRecord, ...]:
    note = read_note(store, place(ref, "reason"))
    return note.records if note else ()


def _last_written(generation: Generation, manifest: Manifest) -> Sequence[str]:
    """Give ids whose being found tells that all are: the engine shows writes in their order."""
    if not manifest.own_pages():
        return manifest.ids
    own = Pages(manifest.number, manifest.own_pages())
    pages = [page.ids for _, page in generation.manifests.read_pages(manifest.ref, own)]
    return next((ids for ids in reversed(pages) if ids), ())


def _ended(
    manifest: Manifest, state: UploadState, records: tuple[BadRecord, ...], undated: int = 0
) -> UploadStatus:
    outcome = manifest.outcome
    return UploadStatus(
        manifest.ref,
        state,
        outcome.articles,
        undated,
        outcome.unreadable,
        outcome.reason,
        outcome.detail,
        outcome.until,
        records,
        manifest.ids,
    )
