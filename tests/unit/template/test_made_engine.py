"""The search engine that the stack makes when it is asked for one."""

import re
from typing import Any

import pytest
from samcli.yamlhelper import yaml_parse

from infra.costs.inputs import ENGINES, Engine
from tests.unit.template.deployed_stack import PSEUDO, Stack
from tests.unit.template.transformation import ENGINE, EXISTING, ROOT

DOMAIN = {"Engine": "domain"}
NAME = "summitry-0f3a9c2e"
ARN = f"arn:aws:es:eu-west-1:123456789012:domain/{NAME}"
SIZES = [engine.name for engine in ENGINES]


def domain(**parameters: str) -> dict[str, Any]:
    return Stack(**DOMAIN, **parameters).properties("Domain")


@pytest.mark.parametrize("engine", [ENGINE, EXISTING])
def test_no_domain_is_made_unless_it_is_asked_for(engine: dict[str, str]) -> None:
    resources = Stack(**engine).resources
    assert not {"Domain", "MasterRole", "MasterFunction", "MasterLogs"} & set(resources)


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_sizes_are_those_that_the_costs_are_told_for(engine: Engine) -> None:
    made = domain(EngineSize=engine.name)
    cluster, count = made["ClusterConfig"], made["ClusterConfig"]["InstanceCount"]
    managers = [cluster.get("DedicatedMasterType")] * cluster.get("DedicatedMasterCount", 0)
    nodes = [cluster["InstanceType"]] * count + managers
    assert tuple(f"engine {node}" for node in nodes) == engine.hourly
    assert made["EBSOptions"]["VolumeSize"] * count == engine.gigabytes
    assert made["EBSOptions"]["VolumeType"] == "gp3"
    # An article has a second copy where there is a second node: auto_expand_replicas is 0-1.
    assert engine.copies == min(count, 2)


@pytest.mark.parametrize("size", SIZES)
def test_each_node_is_in_a_zone_of_its_own(size: str) -> None:
    cluster = domain(EngineSize=size)["ClusterConfig"]
    zones = cluster.get("ZoneAwarenessConfig", {}).get("AvailabilityZoneCount", 1)
    assert zones == cluster["InstanceCount"]
    assert cluster["ZoneAwarenessEnabled"] is (zones > 1)
    assert cluster["DedicatedMasterEnabled"] is (cluster.get("DedicatedMasterCount") == 3)


def test_everything_is_encrypted_and_nobody_has_a_password() -> None:
    made = domain()
    assert made["EncryptionAtRestOptions"]["Enabled"] is True
    assert made["NodeToNodeEncryptionOptions"] == {"Enabled": True}
    assert made["DomainEndpointOptions"] == {
        "EnforceHTTPS": True,
        "TLSSecurityPolicy": "Policy-Min-TLS-1-2-PFS-2023-10",
    }
    security = made["AdvancedSecurityOptions"]
    assert security["Enabled"] is True
    assert security["InternalUserDatabaseEnabled"] is False
    assert security["MasterUserOptions"] == {"MasterUserARN": "<MasterRole.Arn>"}


def test_only_roles_of_this_account_reach_the_domain() -> None:
    [statement] = domain()["AccessPolicies"]["Statement"]
    assert statement["Principal"] == {"AWS": "arn:aws:iam::123456789012:root"}
    assert statement["Resource"] == f"{ARN}/*"


def test_the_domain_has_a_name_that_the_service_takes() -> None:
    """3 to 28 characters, as the API's reference says; a stack's id differs each time."""
    name = domain()["DomainName"]
    assert name == NAME
    assert re.fullmatch("[a-z][a-z0-9-]{2,27}", name)
    assert str(PSEUDO["AWS::StackId"]).split("/")[-1].startswith(name.removeprefix("summitry-"))


def test_the_domain_outlives_the_stack_unless_its_first_deployment_fails() -> None:
    made = Stack(**DOMAIN).resources["Domain"]
    assert made["DeletionPolicy"] == "RetainExceptOnCreate"
    assert made["UpdateReplacePolicy"] == "Retain"
    assert "LogPublishingOptions" not in made["Properties"]


@pytest.mark.parametrize(("version", "taken"), [
    ("OpenSearch_3.3", True), ("OpenSearch_2.19", True), ("OpenSearch_3.10", True),
    ("OpenSearch_2.17", False), ("Elasticsearch_7.10", False), ("3.3", False),
])  # fmt: skip
def test_versions_older_than_those_we_run_are_refused(version: str, taken: bool) -> None:
    parameter = yaml_parse((ROOT / "template.yaml").read_text())["Parameters"]["EngineVersion"]
    assert bool(re.fullmatch(parameter["AllowedPattern"], version)) is taken


@pytest.mark.parametrize(
    ("parameters", "url", "arn"),
    [
        (DOMAIN, "https://<Domain.DomainEndpoint>", "<Domain.Arn>"),
        (EXISTING, EXISTING["OpenSearchUrl"], EXISTING["OpenSearchArn"]),
    ],
)
def test_functions_outputs_and_rights_name_the_engine(
    parameters: dict[str, str], url: str, arn: str
) -> None:
    stack = Stack(**parameters)
    assert (stack.outputs["OpenSearchUrl"], stack.outputs["OpenSearchArn"]) == (url, arn)
    for function in ("IngestFunction", "ApiFunction"):
        variables = stack.properties(function)["Environment"]["Variables"]
        assert (variables["OPENSEARCH_URL"], variables["OPENSEARCH_AUTH"]) == (url, "es")
    for role in ("IngestRole", "ApiRole"):
        for statement in stack.statements(role).values():
            if "es:" in str(statement["Action"]):
                resources = statement["Resource"]
                for each in [resources] if isinstance(resources, str) else resources:
                    assert each.startswith(f"{arn}/")


def test_an_engine_that_asks_for_nothing_needs_no_rights() -> None:
    stack = Stack(**ENGINE)
    assert "OpenSearchArn" not in stack.outputs
    for role in ("IngestRole", "ApiRole"):
        assert "es:" not in str(stack.statements(role))


def test_the_master_role_reaches_the_three_roles_of_the_stack_alone() -> None:
    stack = Stack(**DOMAIN)
    statements = stack.statements("MasterRole")
    rights = statements["SetItsRoles"]
    assert rights["Action"] == ["es:ESHttpGet", "es:ESHttpPut"]
    assert rights["Resource"] == [
        f"{ARN}/_plugins/_security/api/{kind}/summitry-{role}"
        for kind in ("roles", "rolesmapping")
        for role in ("ingest", "api", "operator")
    ]
    trusted = stack.properties("MasterRole")["AssumeRolePolicyDocument"]["Statement"]
    assert [s["Principal"] for s in trusted] == [{"Service": "lambda.amazonaws.com"}]
    assert stack.properties("MasterFunction")["Role"] == "<MasterRole.Arn>"


@pytest.mark.parametrize("engine", [DOMAIN, EXISTING])
def test_a_master_role_may_be_given(engine: dict[str, str]) -> None:
    arn = "arn:aws:iam::123456789012:role/search-master"
    stack = Stack(**engine, MasterRoleArn=arn)
    assert "MasterRole" not in stack.resources
    assert stack.properties("MasterFunction")["Role"] == arn
    assert stack.outputs["MasterFunctionName"] == "<MasterFunction>"
    if engine == DOMAIN:
        options = stack.properties("Domain")["AdvancedSecurityOptions"]["MasterUserOptions"]
        assert options == {"MasterUserARN": arn}
