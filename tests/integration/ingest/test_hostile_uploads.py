"""Hostile uploads through ingest, on a real OpenSearch: one in four, and all with PROVE=1."""

from collections import Counter

import pytest

from shared.domain.objects import ObjectRef
from shared.usecases.ingest.reason_files import read_reason_file, reason_file_ref
from tests.hostile import hostile_uploads_to_ingest
from tests.integration.ingest.ingest_environment import IngestEnvironment

pytestmark = [pytest.mark.integration, pytest.mark.timeout(3_000)]  # all take long with PROVE=1


def test_every_hostile_upload_is_indexed_or_quarantined_with_a_reason(
    environment: IngestEnvironment,
) -> None:
    ended: Counter[str] = Counter()
    uploads = hostile_uploads_to_ingest()
    for upload in uploads:
        ref = ObjectRef("bucket", f"articles/hostile/{upload.name}")
        environment.upload(ref, upload.make(), upload.content_type)
        (outcome,) = environment.drain()
        ended[outcome] += 1
        if outcome == "quarantined":
            note = read_reason_file(environment.store, reason_file_ref(ref, "reason"))
            assert note is not None, upload.name
            assert len(note.detail) > 20, f"{upload.name}: {note.detail!r} helps nobody"
        else:
            assert outcome == "indexed", upload.name
        environment.store.objects.pop(ref)
    assert ended.total() == len(uploads) >= 100
    assert min(ended["indexed"], ended["quarantined"]) > 20
