"""The environment is read once, and what is wrong with it is named."""

import pytest

from shared.adapters.opensearch.client import READ_TIMEOUTS, WRITE_TIMEOUTS
from shared.runtime.settings import SettingsError, read_settings
from shared.search.index.mappings import IndexLayout, index_body
from tests.unit.template.resolution import written

GOOD = {"OPENSEARCH_URL": "http://127.0.0.1:9200/", "BUCKET": "news"}


def test_defaults_are_those_of_a_local_engine() -> None:
    settings = read_settings(GOOD)
    assert settings.opensearch_url == "http://127.0.0.1:9200"
    assert settings.opensearch_auth == "none"
    assert settings.cors_origins == ()


def test_origins_are_apart_by_blanks() -> None:
    settings = read_settings(GOOD | {"API_CORS_ORIGINS": "https://a.example https://b.example"})
    assert settings.cors_origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize("name", ["OPENSEARCH_URL", "BUCKET"])
def test_a_missing_variable_is_named(name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({k: v for k, v in GOOD.items() if k != name})


def test_nobody_uploads_where_no_key_is_named() -> None:
    settings = read_settings(GOOD)
    assert (settings.uploads, settings.upload_key_ids) == ("keys", frozenset())


def test_upload_keys_are_apart_by_blanks() -> None:
    # The template puts a blank behind the first key, also where there are no further ones.
    settings = read_settings(GOOD | {"API_UPLOADS": "keys", "API_UPLOAD_KEY_IDS": "one two "})
    assert settings.upload_key_ids == {"one", "two"}


def test_unknown_uploaders_are_refused() -> None:
    with pytest.raises(SettingsError, match="API_UPLOADS must be one of keys, open, off"):
        read_settings(GOOD | {"API_UPLOADS": "everybody"})


def test_a_wrong_scheme_is_refused() -> None:
    with pytest.raises(SettingsError, match="OPENSEARCH_URL"):
        read_settings(GOOD | {"OPENSEARCH_URL": "localhost:9200"})


def test_an_unknown_kind_of_signature_is_refused() -> None:
    with pytest.raises(SettingsError, match="none, es, not"):
        read_settings(GOOD | {"OPENSEARCH_AUTH": "basic"})


@pytest.mark.parametrize(
    "url", ["https://a.example/", "https://a.example:443/", "https://a.example"]
)
def test_a_slash_at_the_end_is_forgiven(url: str) -> None:
    assert read_settings(GOOD | {"OPENSEARCH_URL": url}).opensearch_url == url.rstrip("/")


@pytest.mark.parametrize("rest", ["/path", "/?a=b", "/#a"])
def test_a_path_is_refused(rest: str) -> None:
    with pytest.raises(SettingsError, match="OPENSEARCH_URL must end after the host"):
        read_settings(GOOD | {"OPENSEARCH_URL": f"https://a.example{rest}"})


def test_signing_wants_https() -> None:
    with pytest.raises(SettingsError, match="OPENSEARCH_AUTH is es"):
        read_settings(GOOD | {"OPENSEARCH_AUTH": "es"})


def test_the_engine_may_lie_in_another_region() -> None:
    told = {"AWS_REGION": "eu-west-1", "OPENSEARCH_REGION": "us-east-2"}
    settings = read_settings(GOOD | told)
    assert (settings.region, settings.opensearch_region) == ("eu-west-1", "us-east-2")
    assert read_settings(GOOD | {"AWS_REGION": "eu-west-1"}).opensearch_region == "eu-west-1"


def test_an_engine_is_waited_for_as_the_template_says_by_default() -> None:
    settings = read_settings(GOOD)
    assert settings.connect_seconds == READ_TIMEOUTS.connect == WRITE_TIMEOUTS.connect
    assert settings.read_seconds == READ_TIMEOUTS.answer
    assert settings.write_seconds == WRITE_TIMEOUTS.answer
    told = {name: parameter["Default"] for name, parameter in written()["Parameters"].items()}
    assert float(told["EngineConnectSeconds"]) == settings.connect_seconds
    assert float(told["EngineReadSeconds"]) == settings.read_seconds
    assert float(told["EngineWriteSeconds"]) == settings.write_seconds


def test_an_index_is_laid_out_as_its_file_says_by_default() -> None:
    settings = read_settings(GOOD)
    layout = IndexLayout(
        settings.index_shards, settings.index_replicas, settings.index_refresh_seconds
    )
    for kind in ("articles", "manifests"):
        assert index_body(kind, layout) == index_body(kind)


def test_replicas_are_a_number_or_follow_the_nodes() -> None:
    layout = IndexLayout(6, read_settings(GOOD | {"INDEX_REPLICAS": "2"}).index_replicas, 5)
    index = index_body("articles", layout)["settings"]["index"]
    assert index["number_of_shards"] == 6
    assert (index["auto_expand_replicas"], index["number_of_replicas"]) == ("false", 2)
    assert index["refresh_interval"] == "5s"
    assert index["gc_deletes"] == "1h"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OPENSEARCH_READ_SECONDS", "soon"),
        ("OPENSEARCH_WRITE_SECONDS", "0"),
        ("OPENSEARCH_CONNECT_SECONDS", "inf"),
        ("INDEX_SHARDS", "1.5"),
        ("INDEX_REPLICAS", "many"),
        ("INDEX_REFRESH_SECONDS", "-1"),
    ],
)
def test_a_number_that_is_none_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name} must be .*{value}"):
        read_settings(GOOD | {name: value})
