"""Uploads without a bucket: a signer that signs nothing, over the other fakes."""

from shared.domain.objects import ObjectRef
from shared.ports import PresignedPost
from shared.usecases.operate.uploads import Uploads
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeCatalogue
from tests.fakes.object_store import FakeStore


class FakeSigner:
    """Forms that tell what they were asked for; implements `shared.ports.UploadSigner`."""

    def presign(
        self, ref: ObjectRef, content_type: str, largest: int, expires_in: int
    ) -> PresignedPost:
        fields = {"key": ref.key, "Content-Type": content_type, "largest": str(largest)}
        return PresignedPost(f"https://{ref.bucket}.example", fields, expires_in)


def fake_uploads(store: FakeStore | None = None) -> Uploads:
    clock = FakeClock()
    catalogue = FakeCatalogue(clock)
    catalogue.create(1)
    return Uploads("news", FakeSigner(), store or FakeStore(clock), catalogue, 20_000_000)
