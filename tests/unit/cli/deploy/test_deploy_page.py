"""docs/deploy.md: what it says that deploy, status and remove show is what they show."""

import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from typer.testing import CliRunner

from infra.cli.deploy import readiness
from infra.cli.main import app
from infra.cli.stack.session import ROOT
from shared.usecases.operate.engine_check import CHECKS, CheckResult
from tests.fakes.aws_account import FakeStack
from tests.support.console_page import steps, without_names
from tests.unit.cli.deploy.test_deploy_command import Cloud, cloud
from tests.unit.cli.stack.test_deployed import NEWS, OUTPUTS

__all__ = ["cloud"]
PAGE = (ROOT / "docs" / "deploy.md").read_text("utf-8")
OURS = ("deploy", "status", "remove")


def check_engine(*_: object) -> Iterator[CheckResult]:
    """An engine on which everything works, the deletion at the end too."""
    return (CheckResult("works", "", "") for _ in range(len(CHECKS) + 1))


def test_each_command_shows_what_the_page_says(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = cloud.account
    packages = "aws-sam-cli-managed-default-bucket"
    account.add(FakeStack("aws-sam-cli-managed-default", outputs={"SourceBucket": packages}))
    account.objects = {OUTPUTS["BucketName"]: ["articles/talks.txt"] * 2, packages: ["news/"] * 3}
    account.indices = {f"news-{name}" for name in ("articles-v1", "manifests-v1", "settings")}
    engine: dict[str, Any] = {"OpenSearchUrl": account.url, "OpenSearchAuth": "none"}
    monkeypatch.setattr(NEWS, "outputs", {**OUTPUTS, **engine})
    monkeypatch.setattr(readiness, "check_engine", check_engine)
    monkeypatch.setattr("infra.cli.commands.stack.deploy.await_api", readiness.await_api)
    monkeypatch.setattr(
        "infra.cli.commands.stack.deploy.map_stack_roles", readiness.map_stack_roles
    )
    monkeypatch.setattr(
        "infra.cli.commands.stack.deploy.check_stack_engine", readiness.check_stack_engine
    )
    for name, value in {"OPENSEARCH_URL": account.url, "OPENSEARCH_AUTH": "none"}.items():
        monkeypatch.setenv(name, value)
    ours = [step for step in steps(PAGE) if step.command.split()[3] in OURS]
    assert len(ours) == 5
    for step in ours:
        arguments = shlex.split(step.command)[3:]
        result = CliRunner().invoke(app, arguments)
        assert without_names(result.output) == without_names(step.shown), step.command
