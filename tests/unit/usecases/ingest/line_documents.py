"""Drafting for the model: a line is a record, and small enough to be thought through.

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
from shared.usecases.ingest.documents.document_builder import Draft, Names
from shared.usecases.ingest.reason_files import iso

LIFTED = 1_750_000_040.0
"""When the embargo of the model ends: soon after its clock begins."""


def draft_lines(
    opened: OpenObject, ref: ObjectRef, taken: Set[str], first: int, now: float
) -> Iterator[Draft | BadRecord]:
    names = Names(ref, set(taken))
    lines = opened.stream.read().decode().splitlines()
    for position, line in enumerate(lines):
        if position < first:
            continue
        if line == "#":
            raise PermanentError("broken-off", "The object breaks off.")
        if line == "!":
            yield BadRecord(position, "bad-record", "No article.")
        elif line == "~" and now < LIFTED:
            yield BadRecord(position, "embargoed", "Held back.", iso(LIFTED))
        else:
            id = names.name(Article(title=line, body="", position=position))
            document = {
                "id": id,
                "bucket": ref.bucket,
                "key": ref.key,
                "leader": ["refuse" if line == "?" else line],
                "source": dict(opened.version.metadata).get("source"),
            }
            yield Draft(position, id, json.dumps(document), 1)
