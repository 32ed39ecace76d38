"""Uploads without a bucket: a signer that signs nothing, over the other fakes."""

from collections.abc import Mapping

from shared.domain.objects import ObjectRef
from shared.ports import PresignedPost
from shared.usecases.operate.originals import Originals
from shared.usecases.operate.uploads import Uploads
from tests.fakes.clock import FakeClock
from tests.fakes.index import FakeCatalogue
from tests.fakes.object_store import FakeStore


class FakeSigner:
    """Forms and addresses that tell what they were asked for; implements both signers."""

    def presign(
        self,
        ref: ObjectRef,
        content_type: str,
        metadata: Mapping[str, str],
        largest: int,
        expires_in: int,
    ) -> PresignedPost:
        fields = {"key": ref.key, "Content-Type": content_type, "largest": str(largest)} | {
            f"x-amz-meta-{name}": value for name, value in metadata.items()
        }
        return PresignedPost(f"https://{ref.bucket}.example", fields, expires_in)

    def sign_download(self, ref: ObjectRef, name: str, content_type: str, expires_in: int) -> str:
        return f"https://{ref.bucket}.example/{ref.key}?as={name}&type={content_type}"


def fake_originals(
    store: FakeStore | None = None, catalogue: FakeCatalogue | None = None
) -> Originals:
    clock = FakeClock()
    return Originals(
        store or FakeStore(clock), FakeSigner(), catalogue or _empty_catalogue(clock), clock
    )


def fake_uploads(store: FakeStore | None = None) -> Uploads:
    clock = FakeClock()
    catalogue = _empty_catalogue(clock)
    return Uploads("news", FakeSigner(), store or FakeStore(clock), catalogue, 20_000_000)


def _empty_catalogue(clock: FakeClock) -> FakeCatalogue:
    catalogue = FakeCatalogue(clock)
    catalogue.create(1)
    return catalogue
