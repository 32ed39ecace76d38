"""template.yaml on LocalStack with each pair of values that LocalStack can deploy: PROVE=1."""

import os
import platform
from collections.abc import Mapping

import httpx
import pytest

from infra.local.cloud.sam import architecture, build, deploy
from infra.local.cloud.server import localstack
from infra.local.folders import Folders
from infra.local.process.ports import free_port
from infra.local.progress import SilentProgress
from tests.unit.template.parameter_matrix import PLAUSIBLE, joint_values, rows, switches
from tests.unit.template.resolution import defaults, written

pytestmark = [
    pytest.mark.stack,
    pytest.mark.timeout(3_000),
    pytest.mark.skipif(not os.environ.get("PROVE"), reason="takes minutes; PROVE=1 runs it"),
]

NOT_LOCAL: Mapping[tuple[str, str], str] = {
    ("FirewallRateLimit", "1000"): "LocalStack's free edition has no WAF",
    ("DomainName", PLAUSIBLE["DomainName"]): "LocalStack asks its Route 53, which we do not start",
    ("AlarmEmail", PLAUSIBLE["AlarmEmail"]): "its topic has a key of KMS, which we do not start",
    ("Engine", "domain"): "its OpenSearch service would fetch an engine from elsewhere",
    **{
        (name, PLAUSIBLE[name]): "networks and keys belong to services that we do not start"
        for name in ("SubnetIds", "SecurityGroupIds", "VpcId", "RouteTableIds", "KmsKeyArn")
    },
}
"""Values that LocalStack cannot deploy, each with the reason."""


def deployable() -> list[dict[str, str]]:
    """Each pair of values that LocalStack can deploy, without those that are defaults anyway."""
    template = written()
    usual = defaults(template)
    values = {
        name: [value for value in each if (name, value) not in NOT_LOCAL]
        for name, each in switches(template).items()
    }
    return [
        {name: value for name, value in row.items() if usual.get(name) != value}
        for row in rows(template, values, joint_values(values, 2))
    ]


@pytest.mark.parametrize("row", deployable() if os.environ.get("PROVE") else [{}])
def test_a_variant_is_deployed_and_answers(row: dict[str, str], local_folders: Folders) -> None:
    task = SilentProgress().task("variant")
    template = build(local_folders, task)
    parameters = row | {"Architecture": architecture(platform.machine())}
    with localstack(local_folders, task, free_port()) as cloud:
        outputs = deploy(template, cloud, parameters, local_folders, task)
        api = f"{cloud.url}/_aws/execute-api/{outputs['ApiId']}/v1"
        assert httpx.get(f"{api}/healthz", timeout=60).status_code == 200
        key_wanted = row.get("ApiKeyRequired", "true") == "true"
        assert ("ApiKeyId" in outputs) is key_wanted
