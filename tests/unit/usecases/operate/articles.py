"""Articles of the bucket, and their ingest, for tests of what operators do."""

from shared.domain.messages import KeyUpdate
from shared.domain.objects import ObjectRef
from tests.unit.usecases.ingest_bench import Bench


def ref(name: str) -> ObjectRef:
    return ObjectRef("bucket", f"articles/{name}")


def ingest(bench: Bench, *names: str) -> None:
    for name in names:
        bench.batch().process([KeyUpdate(ref(name))], name, 1)
    bench.catalogue.refresh(1)
