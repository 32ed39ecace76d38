"""The servers that the other tests stand on."""

import httpx
import pytest

from infra.local.cloud.server import LocalStack


@pytest.mark.integration
def test_opensearch_is_the_pinned_version(opensearch_url: str) -> None:
    assert httpx.get(opensearch_url).json()["version"]["number"].startswith("3.")


@pytest.mark.integration
def test_localstack_keeps_objects(localstack: LocalStack) -> None:
    s3 = localstack.client("s3")
    s3.create_bucket(Bucket="servers")
    s3.put_object(Bucket="servers", Key="articles/ä b.txt", Body=b"one")
    assert s3.get_object(Bucket="servers", Key="articles/ä b.txt")["Body"].read() == b"one"
