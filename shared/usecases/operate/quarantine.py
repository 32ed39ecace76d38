"""Lists what could not be read and why, and has it tried again."""

from collections.abc import Iterator, Sequence

from shared.domain.messages import Look
from shared.domain.objects import ObjectRef
from shared.ports import Catalogue, ObjectStore, Queue
from shared.usecases.ingest.reason_files import PREFIX, Note, place, read_note
from shared.usecases.operate.upload_status import is_current


def list_quarantine(store: ObjectStore, catalogue: Catalogue, bucket: str) -> Iterator[Note]:
    """Give the notes of a bucket that still hold, in order of their keys."""
    for entry in store.list(bucket, PREFIX):
        note = read_note(store, ObjectRef(bucket, entry.key))
        if note and _holds(note, catalogue):
            yield note


def show_quarantine(store: ObjectStore, catalogue: Catalogue, ref: ObjectRef) -> Sequence[Note]:
    """Give the notes of one key that still hold: none, one or two."""
    notes = (read_note(store, place(ref, kind)) for kind in ("reason", "failure"))
    return [note for note in notes if note and _holds(note, catalogue)]


def retry(queue: Queue, refs: Sequence[ObjectRef]) -> None:
    """Have keys looked at again; a pass that works clears their notes."""
    queue.send([Look(ref) for ref in refs])


def _holds(note: Note, catalogue: Catalogue) -> bool:
    """Tell whether a note still speaks; a failure does not once a pass over its key has ended."""
    if note.outcome != "failed":
        return True
    generation = catalogue.open(catalogue.current().read)
    return is_current(note, generation.manifests.read(note.ref))
