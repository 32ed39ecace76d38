"""What the template says of the search engine."""

import re
from typing import Any

import pytest
from samcli.yamlhelper import yaml_parse

from shared.runtime.settings import read_settings
from tests.unit.template.deployed_stack import Stack
from tests.unit.template.transformation import ENGINE, EXISTING, ROOT

type Section = dict[str, Any]


@pytest.fixture(scope="module")
def template() -> Section:
    parsed: Section = yaml_parse((ROOT / "template.yaml").read_text())
    return parsed


def test_an_engine_is_a_domain_or_asks_for_nothing(template: Section) -> None:
    assert template["Parameters"]["OpenSearchAuth"]["AllowedValues"] == ["es", "none"]
    assert "aoss" not in (ROOT / "template.yaml").read_text()


@pytest.mark.parametrize("url", ["https://a.example", "https://a.example/", "http://10.0.0.1:9200"])
def test_a_slash_after_the_address_is_forgiven(template: Section, url: str) -> None:
    assert re.fullmatch(template["Parameters"]["OpenSearchUrl"]["AllowedPattern"], url)


@pytest.mark.parametrize(
    "url", ["a.example", "https://a.example/b", "https://a.example?b", "ftp://a"]
)
def test_a_path_in_the_address_is_refused(template: Section, url: str) -> None:
    assert not re.fullmatch(template["Parameters"]["OpenSearchUrl"]["AllowedPattern"], url)


@pytest.mark.parametrize(
    ("parameters", "region"),
    [(EXISTING, "eu-central-1"), (ENGINE, "eu-west-1"), ({"Engine": "domain"}, "eu-west-1")],
)
def test_signatures_name_the_region_of_the_arn(parameters: dict[str, str], region: str) -> None:
    stack = Stack(**parameters)
    for function in ("IngestFunction", "ApiFunction"):
        told = stack.properties(function)["Environment"]["Variables"]["OPENSEARCH_REGION"]
        assert told == region
    assert stack.outputs["OpenSearchRegion"] == region


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({}, "OpenSearchUrl is needed"),
        ({"OpenSearchUrl": "https://a.example"}, "OpenSearchArn is needed"),
        (ENGINE, ""),
        (EXISTING, ""),
        ({"Engine": "domain"}, ""),
        (EXISTING | {"Engine": "domain"}, "leave OpenSearchUrl and OpenSearchArn as they are"),
        ({"Engine": "domain", "OpenSearchAuth": "none"}, "leave OpenSearchAuth as es"),
    ],
)
def test_parameters_that_do_not_fit_are_refused_in_words(
    parameters: dict[str, str], told: str
) -> None:
    refusals = Stack(**parameters).refusals
    assert any(told in refusal for refusal in refusals) if told else refusals == []


def test_layout_and_timeouts_are_what_the_functions_read() -> None:
    chosen = {
        "IndexShards": "6",
        "IndexReplicas": "2",
        "IndexRefreshSeconds": "5",
        "EngineConnectSeconds": "0.5",
        "EngineReadSeconds": "8",
        "EngineWriteSeconds": "9",
    }
    stack = Stack(**ENGINE, **chosen)
    ingest, api = (
        read_settings(
            {n: str(v) for n, v in stack.properties(name)["Environment"]["Variables"].items()}
        )
        for name in ("IngestFunction", "ApiFunction")
    )
    layout = (ingest.index_shards, ingest.index_replicas, ingest.index_refresh_seconds)
    assert layout == (6, "2", 5)
    assert (ingest.connect_seconds, ingest.write_seconds) == (0.5, 9)
    assert (api.connect_seconds, api.read_seconds) == (0.5, 8)
