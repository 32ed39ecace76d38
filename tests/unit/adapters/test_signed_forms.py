"""Presigned forms and addresses, in each kind of region that AWS has."""

import base64
import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.config import Config

from shared.adapters.s3 import S3Store, make_signing_client
from shared.articles.overrides import read_overrides
from shared.domain.objects import ObjectRef
from shared.ports import PresignedPost
from shared.runtime.settings import read_settings


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in Lambda: temporary ones, from the environment, and no endpoint of our own."""
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.delenv("AWS_ENDPOINT_URL_S3", raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "not-a-secret")
    monkeypatch.setenv("AWS_SESSION_TOKEN", "token")


METADATA = {"published": "2025-08-28", "source": "Süddeutsche Zeitung"}


def form(region: str, bucket: str = "news-archive") -> PresignedPost:
    store = S3Store(make_signing_client(region, Config(connect_timeout=1)))
    return store.presign(
        ObjectRef(bucket, "articles/a.json"), "application/json", METADATA, 1000, 60
    )


@pytest.mark.parametrize(
    ("region", "suffix"),
    [
        pytest.param("us-east-1", "amazonaws.com", id="the global host's own region"),
        pytest.param("us-west-2", "amazonaws.com", id="an old region, which signs by version 2"),
        pytest.param("eu-west-1", "amazonaws.com", id="an old region of Europe"),
        pytest.param("eu-central-1", "amazonaws.com", id="a region of version 4 only"),
        pytest.param("me-central-1", "amazonaws.com", id="a region to opt in"),
        pytest.param("cn-north-1", "amazonaws.com.cn", id="China"),
        pytest.param("us-gov-west-1", "amazonaws.com", id="GovCloud"),
    ],
)
def test_a_form_names_its_region_and_is_signed_by_version_4(region: str, suffix: str) -> None:
    signed = form(region)
    assert signed.url == f"https://news-archive.s3.{region}.{suffix}/"
    environ = {"OPENSEARCH_URL": "http://e", "BUCKET": "news-archive", "AWS_REGION": region}
    assert read_settings(environ).bucket_origin == signed.url.rstrip("/"), "the page may post there"
    assert signed.fields["x-amz-algorithm"] == "AWS4-HMAC-SHA256"
    assert signed.fields["x-amz-credential"].split("/")[2:4] == [region, "s3"]
    assert signed.fields["x-amz-security-token"] == "token"
    assert "AWSAccessKeyId" not in signed.fields


def test_a_form_is_for_one_key_one_type_and_a_limited_size() -> None:
    """S3 refuses what the signed policy does not allow: another key, another type, more bytes."""
    policy = json.loads(base64.b64decode(form("eu-west-1").fields["policy"]))
    assert {"bucket": "news-archive"} in policy["conditions"]
    assert {"key": "articles/a.json"} in policy["conditions"]
    assert {"Content-Type": "application/json"} in policy["conditions"]
    assert ["content-length-range", 1, 1000] in policy["conditions"]
    assert not [each for each in policy["conditions"] if "starts-with" in each]


def test_a_form_has_the_metadata_and_lets_no_other_in() -> None:
    """What is not ASCII is a word of RFC 2047, which ingest reads."""
    signed = form("eu-west-1")
    conditions = json.loads(base64.b64decode(signed.fields["policy"]))["conditions"]
    asked = {name: signed.fields[name] for name in signed.fields if "meta" in name}
    assert all({name: value} in conditions for name, value in asked.items())
    given = {name.removeprefix("x-amz-meta-"): value for name, value in asked.items()}
    assert all(value.isascii() for value in given.values())
    read = read_overrides(given, date(2026, 1, 1))
    assert (read.published, read.source) == ("2025-08-28", "Süddeutsche Zeitung")


def test_a_local_endpoint_stays_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
    assert form("us-east-1").url == "http://127.0.0.1:4566/news-archive"


@pytest.mark.parametrize("region", ["us-east-1", "us-west-2", "eu-central-1"])
def test_an_address_to_download_names_region_file_and_end(region: str) -> None:
    store = S3Store(make_signing_client(region, Config(connect_timeout=1)))
    ref = ObjectRef("news-archive", "articles/ä.txt")
    address = urlsplit(store.sign_download(ref, 'Zürich "1".txt', "text/plain", 60))
    assert address.netloc == f"news-archive.s3.{region}.amazonaws.com"
    signed = {name: value for name, [value] in parse_qs(address.query).items()}
    assert signed["X-Amz-Algorithm"] == "AWS4-HMAC-SHA256"
    assert signed["X-Amz-Expires"] == "60"
    assert signed["response-content-type"] == "text/plain"
    assert signed["response-content-disposition"] == (
        "attachment; filename=\"Z_rich _1_.txt\"; filename*=UTF-8''Z%C3%BCrich%20%221%22.txt"
    )


KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"


def test_a_form_asks_for_the_key_of_kms() -> None:
    """A bucket policy that refuses other encryption would refuse a form without these fields."""
    client = make_signing_client("eu-west-1", Config(connect_timeout=1))
    signed = S3Store(client, KEY).presign(ObjectRef("b", "articles/a"), "text/plain", {}, 9, 60)
    asked = {
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": KEY,
    }
    assert asked.items() <= dict(signed.fields).items()
    conditions = json.loads(base64.b64decode(signed.fields["policy"]))["conditions"]
    assert all({name: value} in conditions for name, value in asked.items())
    assert not any("server-side" in name for name in form("eu-west-1").fields)
