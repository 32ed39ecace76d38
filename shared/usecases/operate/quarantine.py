"""Quarantine: what could not be read and why, and another try."""

from collections.abc import Iterator, Sequence

from shared.domain.messages import KeyUpdate
from shared.domain.objects import ObjectRef
from shared.ports import Catalogue, ObjectStore, Queue
from shared.usecases.ingest.reason_files import (
    PREFIX,
    ReasonFile,
    read_reason_file,
    reason_file_ref,
)
from shared.usecases.operate.upload_status import is_failure_current


def list_quarantine(store: ObjectStore, catalogue: Catalogue, bucket: str) -> Iterator[ReasonFile]:
    """Yield the reason files of a bucket that still hold, in order of their keys."""
    for entry in store.list(bucket, PREFIX):
        file = read_reason_file(store, ObjectRef(bucket, entry.key))
        if file and _is_current(file, catalogue):
            yield file


def show_quarantine(
    store: ObjectStore, catalogue: Catalogue, ref: ObjectRef
) -> Sequence[ReasonFile]:
    """Return the reason files of one key that still hold: none, one or two."""
    refs = (reason_file_ref(ref, "reason"), reason_file_ref(ref, "failure"))
    files = (read_reason_file(store, at) for at in refs)
    return [file for file in files if file and _is_current(file, catalogue)]


def retry(queue: Queue, refs: Sequence[ObjectRef]) -> None:
    """Queue keys again; a pass that succeeds deletes their reason files."""
    queue.send([KeyUpdate(ref) for ref in refs])


def _is_current(file: ReasonFile, catalogue: Catalogue) -> bool:
    """Return whether a reason file still holds; a failure ends with the next pass over its key."""
    if file.outcome != "failed":
        return True
    generation = catalogue.open(catalogue.current().read)
    return is_failure_current(file, generation.manifests.read(file.ref))
