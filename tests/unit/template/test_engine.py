"""What the template says of the search engine."""

import re
from typing import Any

import pytest
from samcli.yamlhelper import yaml_parse

from tests.unit.template.transformation import ROOT

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


def test_signatures_name_the_region_of_the_arn(template: Section) -> None:
    region = template["Globals"]["Function"]["Environment"]["Variables"]["OPENSEARCH_REGION"]
    condition, of_arn, _ = region["Fn::If"]
    assert condition == "EngineIsDomain"
    assert of_arn == {"Fn::Select": [3, {"Fn::Split": [":", {"Ref": "OpenSearchArn"}]}]}
