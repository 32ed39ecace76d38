"""A builder of documents for the model: each line is a record.

`!` is a record that nobody can read, `?` one that the engine refuses, `#` breaks off the object,
`~` is held back until `LIFTED`.
"""

import json
from collections.abc import Iterator, Set

from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from shared.domain.manifests import BadRecord
from shared.domain.objects import ObjectRef
from shared.ports import OpenObject
from shared.usecases.ingest.documents.batches import SerialisedDocument
from shared.usecases.ingest.documents.document_ids import DocumentIds
from shared.usecases.ingest.utc_times import utc_time

LIFTED = 1_750_000_040.0
"""When the embargo of the model ends: soon after its clock begins."""


def build_line_documents(
    opened: OpenObject, ref: ObjectRef, used_ids: Set[str], first: int, now: float
) -> Iterator[SerialisedDocument | BadRecord]:
    ids = DocumentIds(ref, set(used_ids))
    lines = opened.stream.read().decode().splitlines()
    for position, line in enumerate(lines):
        if position < first:
            continue
        if line == "#":
            raise PermanentError("broken-off", "The object breaks off.")
        if line == "!":
            yield BadRecord(position, "bad-record", "No article.")
        elif line == "~" and now < LIFTED:
            yield BadRecord(position, "embargoed", "Held back.", utc_time(LIFTED))
        else:
            id = ids.assign(Article(title=line, body="", position=position))
            document = {
                "id": id,
                "digest": line,
                "bucket": ref.bucket,
                "key": ref.key,
                "leader": ["refuse" if line == "?" else line],
                "source": dict(opened.version.metadata).get("source"),
            }
            yield SerialisedDocument(position, id, json.dumps(document), 1, line)
