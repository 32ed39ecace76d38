"""`summitry remove`: the stack goes, and its articles only where that is asked for by name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from typer.testing import CliRunner, Result

from infra.cli.deploy import stack_progress
from infra.cli.main import app
from tests.fakes.aws_account import AwsAccount, FakeStack, aws_account
from tests.unit.cli.stack.test_deployed import NEWS, OUTPUTS

BUCKET = OUTPUTS["BucketName"]
PACKAGES = "summitry-packages-of-sam"


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[AwsAccount]:
    """An account with the stack `news`, two articles, a shared engine, and packages of SAM."""
    with aws_account() as there:
        engine = {"OpenSearchUrl": there.url, "OpenSearchAuth": "none"}
        there.add(replace(NEWS, outputs={**OUTPUTS, **engine}))
        sam = "aws-sam-cli-managed-default"
        there.add(FakeStack(sam, outputs={"SourceBucket": PACKAGES}))
        there.objects = {
            BUCKET: ["articles/a.txt", "articles/b.txt"],
            PACKAGES: ["news/code", "other/code"],
        }
        there.indices = {"news-articles-v1", "news-manifests-v1", "others-articles-v1"}
        for name, value in there.environment.items():
            monkeypatch.setenv(name, value)
        for name in ("OPENSEARCH_URL", "OPENSEARCH_AUTH"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(stack_progress, "STEP_SECONDS", 0.01)
        yield there


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["remove", "--stack", "news", *arguments], input=typed)


def test_the_stack_goes_and_the_articles_stay(account: AwsAccount) -> None:
    result = run(typed="news\n")
    assert result.exit_code == 0, result.stderr
    assert "news" not in account.stacks
    assert len(account.objects[BUCKET]) == 2
    assert len(account.indices) == 3
    for left in (BUCKET, "news-*", "news/"):
        assert left in result.stdout
    assert "--everything" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--everything"]])
def test_another_name_removes_nothing(account: AwsAccount, arguments: list[str]) -> None:
    result = run(*arguments, "--confirm", "nwes")
    assert result.exit_code == 2
    assert "news" in account.stacks
    assert not [request for request in account.requests if not request.startswith("GET")]


def test_everything_goes_but_what_belongs_to_others(account: AwsAccount) -> None:
    result = run("--everything", "--confirm", "news")
    assert result.exit_code == 0, result.stderr
    assert "news" not in account.stacks
    assert account.objects == {PACKAGES: ["other/code"]}
    assert account.indices == {"others-articles-v1"}
    assert BUCKET in result.stderr


def test_what_was_left_can_go_later(account: AwsAccount) -> None:
    run("--confirm", "news")
    result = run("--everything", "--confirm", "news")
    assert result.exit_code == 0, result.stderr
    assert account.objects == {PACKAGES: ["other/code"]}


def test_indices_without_a_prefix_are_left_and_told(account: AwsAccount) -> None:
    outputs = {k: v for k, v in account.stacks["news"].outputs.items() if k != "IndexPrefix"}
    account.add(replace(NEWS, outputs=outputs))
    result = run("--everything", "--confirm", "news")
    assert result.exit_code == 1
    assert "no prefix of their own" in result.stderr
    assert len(account.indices) == 3
    assert BUCKET not in account.objects


def test_a_stack_that_is_not_there_is_told(account: AwsAccount) -> None:
    account.stacks.pop("news")
    result = run("--confirm", "news")
    assert result.exit_code == 1
    assert "no stack news in eu-west-1" in result.stderr


def test_a_removal_that_fails_is_told_with_its_reason(account: AwsAccount) -> None:
    account.stuck.add("news")
    result = run("--confirm", "news")
    assert result.exit_code == 1
    assert "Queue (AWS::S3::Bucket) failed first: in use" in result.stderr
    assert len(account.objects[BUCKET]) == 2
