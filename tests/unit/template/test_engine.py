"""What the template says of the search engine."""

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
