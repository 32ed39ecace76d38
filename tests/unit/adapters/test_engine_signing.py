"""The region that signatures of requests to the engine name."""

import pytest
from opensearchpy import OpenSearch

from shared.adapters.opensearch.client import domain_region, make_client


@pytest.mark.parametrize(
    ("url", "region"),
    [
        ("https://search-news-abc.eu-west-1.es.amazonaws.com", "eu-west-1"),
        ("https://vpc-news-abc.us-gov-east-1.es.amazonaws.com:443", "us-gov-east-1"),
        ("https://search-news-abc.cn-north-1.es.amazonaws.com.cn", "cn-north-1"),
        ("https://search-news-abc.aos.us-east-2.on.aws", "us-east-2"),
        ("https://search.example.org", None),
        ("https://es.amazonaws.com.example.org", None),
    ],
)
def test_the_address_of_a_domain_tells_its_region(url: str, region: str | None) -> None:
    assert domain_region(url) == region


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")


def signed(client: OpenSearch, url: str) -> str:
    """Sign a request as the client does, without sending it."""
    headers = client.transport.kwargs["http_auth"]("GET", url, b"")
    return str(headers["Authorization"])


@pytest.mark.parametrize(
    ("url", "region"),
    [
        ("https://search-news-abc.eu-west-1.es.amazonaws.com", "eu-west-1"),
        ("https://search.example.org", "us-east-2"),
    ],
)
def test_a_signature_names_the_region_of_the_domain(url: str, region: str) -> None:
    client = make_client(url, "es", "us-east-2", "read")
    assert f"/{region}/es/aws4_request" in signed(client, f"{url}/a/_search")
