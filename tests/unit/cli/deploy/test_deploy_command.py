"""`summitry deploy` at the terminal: questions, prices, what is deployed, what fails."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from infra.cli.commands.stack import deploy
from infra.cli.deploy import deployment_run, stack_progress
from infra.cli.deploy.plan import SIZES, monthly
from infra.cli.deploy.readiness import EngineReport
from infra.cli.deploy.template_parameters import read_parameters
from infra.cli.main import app
from infra.cli.stack.account import StackOptions
from infra.cli.stack.deployed import DeployedStack, find_stack
from infra.cli.stack.session import ROOT
from infra.local.cloud import sam
from infra.local.folders import Folders
from infra.local.progress import Task
from tests.fakes.aws_account import AwsAccount, aws_account
from tests.unit.cli.stack.test_deployed import FAILED, NEWS

ENGINE = ("--parameter", "OpenSearchUrl=http://10.0.0.1:9200", "--parameter", "OpenSearchAuth=none")


@dataclass(slots=True)
class Cloud:
    """An account in which `sam deploy` is a program of the test's own.

    Attributes:
        account: the account.
        sent: values of parameters of each deployment.
        built: processors that were built for.
    """

    account: AwsAccount
    sent: list[Mapping[str, str]] = field(default_factory=list)
    built: list[str] = field(default_factory=list)


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cloud]:
    """An account without a stack."""
    with aws_account() as account:
        there = Cloud(account)
        account.keys |= {"reading": "value-to-read", "uploading": "value-to-upload"}
        for name, value in (account.environment | {"COLUMNS": "200"}).items():
            monkeypatch.setenv(name, value)
        for name in ("OPENSEARCH_URL", "OPENSEARCH_AUTH"):
            monkeypatch.delenv(name, raising=False)

        def build(_folders: object, task: Task, processor: str) -> Path:
            task.say("building")
            there.built.append(processor)
            task.finish("built")
            return tmp_path / "template.yaml"

        program = tmp_path / "sam"
        sent = tmp_path / "sent.json"
        program.write_text(f"#!/bin/sh\nfor last; do :; done\ncp ${{last#file://}} {sent}\n")
        program.chmod(0o755)

        def find(where: StackOptions) -> DeployedStack:
            there.sent.append(json.loads(sent.read_text()))
            account.add(replace(NEWS, parameters=there.sent[-1]))
            return find_stack(where)

        monkeypatch.setattr(deploy, "find_stack", find)
        folders = Folders(tmp_path, tmp_path, tmp_path, tmp_path, tmp_path / "logs", None)
        monkeypatch.setattr(deploy, "project_folders", lambda: folders)
        monkeypatch.setattr(sam, "build", build)
        monkeypatch.setattr(deployment_run, "sam_program", lambda: program)
        monkeypatch.setattr(deploy, "map_stack_roles", lambda *_: None)
        monkeypatch.setattr(deploy, "await_api", lambda *_: None)
        report = EngineReport(12, (), closed=False)
        monkeypatch.setattr(deploy, "check_stack_engine", lambda *_: report)
        monkeypatch.setattr(stack_progress, "STEP_SECONDS", 0.01)
        yield there


def run(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(app, ["deploy", *arguments], input=answers)


def test_a_script_deploys_without_a_question(cloud: Cloud) -> None:
    result = run("--stack", "news", "--yes", *ENGINE, "--parameter", "Uploads=off")
    assert result.exit_code == 0, result.stderr
    [sent] = cloud.sent
    assert sent["OpenSearchUrl"] == "http://10.0.0.1:9200"
    assert sent["Uploads"] == "off"
    assert cloud.built == [sent["Architecture"]]
    assert "?" not in result.stdout


@pytest.mark.parametrize(
    ("stack", "options", "prefix"),
    [
        ("news", (), "news-"),
        ("News-2-Test", (), "news2test-"),
        ("news", ("--parameter=IndexPrefix=mine-",), "mine-"),
    ],
)
def test_two_stacks_on_one_engine_have_indices_of_their_own(
    cloud: Cloud, stack: str, options: tuple[str, ...], prefix: str
) -> None:
    run("--stack", stack, "--yes", *ENGINE, *options)
    assert cloud.sent[0]["IndexPrefix"] == prefix


def test_a_stack_keeps_the_indices_that_it_has(cloud: Cloud) -> None:
    cloud.account.add(replace(NEWS, parameters={"IndexPrefix": "summitry-"}))
    run("--stack", "news", "--yes", *ENGINE)
    assert cloud.sent[0]["IndexPrefix"] == "summitry-"


def test_prices_are_shown_before_anything_begins(cloud: Cloud) -> None:
    known = {"Engine": "existing", "Uploads": "keys", "AlarmEmail": ""}
    answered = [
        f"--parameter={name}={known[name]}" for name in known if name in deploy_parameters()
    ]
    result = run("--stack", "news", *ENGINE, *answered, answers="n\n")
    assert result.exit_code == 1
    assert (cloud.sent, cloud.built) == ([], [])
    for word in ("Make the stack news in eu-west-1", "a million articles", "a million searches"):
        assert word in result.stderr


def test_a_domain_is_made_with_its_price_told(cloud: Cloud) -> None:
    result = run(
        "--stack", "news", "--yes", "--parameter=Engine=domain", "--parameter=EngineSize=medium"
    )
    assert result.exit_code == 0, result.stderr
    [sent] = cloud.sent
    assert (sent["Engine"], sent["EngineSize"], sent["OpenSearchUrl"]) == ("domain", "medium", "")
    assert f"search engine, medium: 2 × r6g.large  ${monthly(SIZES['medium']):.2f}" in result.stderr


def test_next_steps_and_addresses_are_printed(cloud: Cloud) -> None:
    told = run("--stack", "news", "--yes", *ENGINE).stdout
    for word in (
        "/v1/\n",
        "/v1/docs",
        "s3://summitry-4f3c/articles/",
        "summitry upload",
        "--keys",
        "remove",
    ):
        assert word in told
    assert "value-to" not in told


def test_json_is_the_only_thing_on_stdout(cloud: Cloud) -> None:
    told = json.loads(run("--stack", "news", "--yes", *ENGINE, "--json").stdout)
    assert told["bucket"] == "summitry-4f3c"
    assert told["outputs"]["ApiId"] == "a1b2c3"


def test_a_wrong_answer_is_asked_for_again(cloud: Cloud) -> None:
    answers = "news\n\nnonsense\nhttp://10.0.0.1:9200\nnone\nmaybe\noff\ny\n"
    if "Engine" not in deploy_parameters():
        answers = answers.replace("news\n\n", "news\n", 1)
    if "AlarmEmail" in deploy_parameters():
        answers = answers.replace("off\ny\n", "off\n\ny\n")
    result = run(answers=answers)
    assert result.exit_code == 0, result.stderr
    [sent] = cloud.sent
    assert (sent["OpenSearchAuth"], sent["Uploads"]) == ("none", "off")
    assert "OpenSearchUrl nonsense is not right" in result.stderr


def test_a_second_run_keeps_the_answers_of_the_first(cloud: Cloud) -> None:
    run("--stack", "news", "--yes", *ENGINE, "--parameter", "Uploads=off")
    result = run("--stack", "news", "--yes", "--parameter", "LogRetentionDays=7")
    assert result.exit_code == 0, result.stderr
    first, second = cloud.sent
    assert second == {**first, "LogRetentionDays": "7"}
    assert "LogRetentionDays  30" in result.stderr
    assert "OpenSearchUrl  " not in result.stderr


def test_what_failed_first_is_told_with_what_to_do(cloud: Cloud, tmp_path: Path) -> None:
    cloud.account.add(replace(NEWS, status="UPDATE_ROLLBACK_COMPLETE", events=FAILED))
    (tmp_path / "sam").write_text("#!/bin/sh\necho Error: it failed >&2\nexit 1\n")
    result = run("--stack", "news", "--yes", *ENGINE)
    assert result.exit_code == 1
    [last] = [line for line in result.stderr.splitlines() if line.startswith("error:")]
    assert "ArticleBucket (AWS::S3::Bucket) failed first: news-paper already exists" in last
    assert "choose another name" in last


def test_a_failure_before_any_resource_is_told_in_sams_words(cloud: Cloud, tmp_path: Path) -> None:
    (tmp_path / "sam").write_text("#!/bin/sh\necho 'Error: no such region' >&2\nexit 1\n")
    result = run("--stack", "news", "--yes", *ENGINE)
    assert result.exit_code == 1
    assert "could not be deployed: no such region" in result.stderr


def test_a_stack_that_is_being_changed_is_left_alone(cloud: Cloud) -> None:
    cloud.account.add(replace(NEWS, status="UPDATE_IN_PROGRESS"))
    result = run("--stack", "news", "--yes", *ENGINE)
    assert (result.exit_code, cloud.built) == (1, [])
    assert "just being changed" in result.stderr


def test_a_wrong_parameter_is_refused_before_anything_is_built(cloud: Cloud) -> None:
    result = run("--stack", "news", "--yes", *ENGINE, "--parameter", "Uploads=maybe")
    assert (result.exit_code, cloud.built) == (2, [])


def deploy_parameters() -> Mapping[str, object]:
    return read_parameters(ROOT / "template.yaml")
