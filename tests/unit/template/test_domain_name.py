"""A domain name of one's own for the API, by parameter."""

from typing import Any

import pytest

from tests.unit.template.deployed_stack import Stack
from tests.unit.template.transformation import ENGINE

CERTIFICATE = "arn:aws:acm:eu-west-1:123456789012:certificate/1234abcd"
DOMAIN = {"DomainName": "news.example", "CertificateArn": CERTIFICATE}


def test_without_a_name_no_domain_is_made() -> None:
    stack = Stack(**ENGINE)
    assert not {"ApiDomain", "ApiDomainMapping"} & set(stack.resources)
    assert not any(name.startswith("Domain") for name in stack.outputs)


def test_the_domain_is_regional_and_wants_tls_1_2() -> None:
    assert Stack(**ENGINE, **DOMAIN).properties("ApiDomain") == {
        "DomainName": "news.example",
        "RegionalCertificateArn": CERTIFICATE,
        "EndpointConfiguration": {"Types": ["REGIONAL"]},
        "SecurityPolicy": "TLS_1_2",
    }


@pytest.mark.parametrize(
    ("path", "mapped", "url"),
    [
        ({}, {}, "https://news.example"),
        ({"BasePath": "archive"}, {"BasePath": "archive"}, "https://news.example/archive"),
    ],
)
def test_a_path_of_the_domain_leads_to_the_stage(
    path: dict[str, str], mapped: dict[str, Any], url: str
) -> None:
    stack = Stack(**ENGINE, **DOMAIN, **path)
    stage = stack.properties("ApiUsagePlan")["ApiStages"][0]
    assert stack.properties("ApiDomainMapping") == {
        "DomainName": "<ApiDomain>",
        "RestApiId": stage["ApiId"],
        "Stage": stage["Stage"],
        **mapped,
    }
    assert stack.outputs["DomainUrl"] == url
    assert stack.refusals == []


def test_the_outputs_tell_what_the_name_has_to_point_to() -> None:
    """AWS documents both as attributes of a regional AWS::ApiGateway::DomainName."""
    outputs = Stack(**ENGINE, **DOMAIN).outputs
    assert outputs["DomainTarget"] == "<ApiDomain.RegionalDomainName>"
    assert outputs["DomainTargetZone"] == "<ApiDomain.RegionalHostedZoneId>"


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"DomainName": "news.example"}, "CertificateArn is needed"),
        ({"CertificateArn": CERTIFICATE}, "belong to a DomainName"),
        ({"BasePath": "archive"}, "belong to a DomainName"),
    ],
)
def test_half_a_domain_is_refused(parameters: dict[str, str], told: str) -> None:
    [refusal] = Stack(**ENGINE, **parameters).refusals
    assert told in refusal
