"""The status of an upload: received, indexed, searchable, quarantined or failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shared.domain.manifests import BadRecord, Manifest, PassPages
from shared.domain.objects import ObjectRef
from shared.ports import Catalogue, Generation, ObjectStore
from shared.usecases.ingest.reason_files import ReasonFile, read_reason_file, reason_file_ref
from shared.usecases.ingest.utc_times import utc_time

type UploadState = Literal["received", "indexed", "searchable", "quarantined", "failed"]


@dataclass(frozen=True, slots=True)
class UploadStatus:
    """The status of an upload, in the words of API, command line and logs.

    Attributes:
        ref: the object.
        state: `received` (it is in the bucket), `indexed` (written and verified), `searchable` (a
            search finds it), `quarantined` (it can never be read), `failed` (five tries ended in
            errors; it waits in the dead-letter queue).
        articles: how many articles of the object are in the index.
        undated: how many of these have no date of publication; 0 until a search finds them.
        unreadable: how many records of the object could not be read.
        reason: stable slug of why it is quarantined or failed, else empty.
        detail: one sentence for people on that, else empty.
        until: when the first embargo on a part of it ends, ISO 8601 in UTC, or None.
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
    """Return the status of an upload; None where there is no such object.

    Raises:
        TransientError: bucket or index is away.
    """
    version = store.head(ref)
    if version is None:
        return None
    generation = catalogue.open(catalogue.current().read)
    manifest = generation.manifests.read(ref)
    if manifest.version != version or manifest.outcome.state == "claimed":
        return _unfinished(ref, manifest, store)
    if manifest.outcome.state == "quarantined":
        return _finished(manifest, "quarantined", _records(ref, store))
    ids = _last_written(generation, manifest)
    found = generation.articles.searchable(ids, manifest.number)
    records = _records(ref, store) if manifest.outcome.unreadable else ()
    undated = generation.articles.undated(ref) if found else 0
    return _finished(manifest, "searchable" if found else "indexed", records, undated)


def _unfinished(ref: ObjectRef, manifest: Manifest, store: ObjectStore) -> UploadStatus:
    failure = read_reason_file(store, reason_file_ref(ref, "failure"))
    if failure and is_failure_current(failure, manifest):
        return UploadStatus(ref, "failed", reason=failure.reason, detail=failure.detail)
    return UploadStatus(ref, "received")


def is_failure_current(failure: ReasonFile, manifest: Manifest) -> bool:
    """Return whether a failure still holds: no pass over the key has ended since."""
    return manifest.outcome.state == "claimed" or failure.at >= utc_time(manifest.changed_at)


def _records(ref: ObjectRef, store: ObjectStore) -> tuple[BadRecord, ...]:
    file = read_reason_file(store, reason_file_ref(ref, "reason"))
    return file.records if file else ()


def _last_written(generation: Generation, manifest: Manifest) -> Sequence[str]:
    """Return the ids that were written last: a search that finds them finds all ids."""
    if not manifest.own_page_count():
        return manifest.ids
    own = PassPages(manifest.number, manifest.own_page_count())
    pages = [page.ids for _, page in generation.manifests.read_pages(manifest.ref, own)]
    return next((ids for ids in reversed(pages) if ids), ())


def _finished(
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
