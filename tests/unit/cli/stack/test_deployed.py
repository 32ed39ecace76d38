"""A stack on AWS by its name alone: everything else is read from it, and what is wrong is told."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from infra.cli.commands.operate import engine as engine_command
from infra.cli.commands.stack import upload
from infra.cli.main import app
from infra.cli.operate import deployment, engine_address
from infra.cli.operate.master_function import MasterFunction
from infra.cli.query import options
from infra.cli.stack.account import StackOptions
from infra.cli.stack.deployed import DeployedStack
from infra.cli.stack.selection import UploadDestination
from shared.adapters.sqs import SqsQueue
from summitry import Summitry
from tests.fakes.aws_account import AwsAccount, FakeStack, aws_account
from tests.unit.cli.stack.commands import ASKING, OPERATORS
from tests.unit.template.transformation import transformed

ENGINE = "https://search-news.eu-west-1.es.amazonaws.com"
OUTPUTS = {
    "ApiId": "a1b2c3",
    "ApiUrl": "https://a1b2c3.execute-api.eu-west-1.amazonaws.com/v1",
    "ApiKeyId": "uploading",
    "ReadKeyId": "reading",
    "BucketName": "summitry-4f3c",
    "IngestQueueUrl": "https://sqs.eu-west-1.amazonaws.com/111122223333/ingest",
    "DeadLetterQueueUrl": "https://sqs.eu-west-1.amazonaws.com/111122223333/dead",
    "IngestRoleArn": "arn:aws:iam::111122223333:role/news-IngestRole",
    "ApiRoleArn": "arn:aws:iam::111122223333:role/news-ApiRole",
    "OpenSearchUrl": ENGINE + "/",
    "OpenSearchAuth": "es",
    "OpenSearchRegion": "eu-west-1",
    "IndexPrefix": "news-",
}
NEWS = FakeStack("news", outputs=OUTPUTS)
ENGINE_COMMANDS = (["engine", "check"], ["engine", "map-roles"])
ALL = (*ASKING, ["upload", __file__], *OPERATORS, *ENGINE_COMMANDS)


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[AwsAccount]:
    """An account with the stack `news`, which the environment names."""
    with aws_account() as there:
        there.add(NEWS)
        there.keys |= {"reading": "value-to-read", "uploading": "value-to-upload"}
        for name, value in (there.environment | {"AWS_MAX_ATTEMPTS": "1"}).items():
            monkeypatch.setenv(name, value)
        yield there


@pytest.fixture
def used(account: AwsAccount, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What each command would work with; it fails there."""
    found: list[Any] = []

    def api(address: str, key: str) -> Summitry:
        found.append((address, key))
        raise ConnectionError("asked")

    def files(target: UploadDestination, *_: object, **__: object) -> None:
        found.append(target)
        raise ConnectionError("asked")

    def client(url: str, auth: str, region: str, *_: object) -> None:
        found.append((url, auth, region))
        raise ConnectionError("asked")

    monkeypatch.setattr(options, "Summitry", api)
    monkeypatch.setattr(upload, "_deliver", files)
    monkeypatch.setattr(engine_address, "make_client", client)
    return found


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, arguments, env=environment)


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_the_api_is_asked_with_the_key_that_may_only_read(
    command: list[str], account: AwsAccount, used: list[Any]
) -> None:
    run(*command, "--stack", "news")
    assert used == [(f"{account.url}/_aws/execute-api/a1b2c3/v1", "value-to-read")]


def test_the_template_has_every_output_that_is_read() -> None:
    assert set(OUTPUTS) <= set(transformed()["Outputs"])


def test_at_aws_itself_the_address_is_the_stacks_own() -> None:
    """Nothing but the endpoint differs; it cannot be asked for here without an account."""

    class Aws:
        endpoint = None

    stack: Any = DeployedStack("news", "id", "CREATE_COMPLETE", Aws(), {}, OUTPUTS)  # type: ignore[arg-type] # only asked for its endpoint
    assert stack.api == OUTPUTS["ApiUrl"]
    assert stack.page == OUTPUTS["ApiUrl"] + "/"
    assert stack.docs == OUTPUTS["ApiUrl"] + "/docs"


def test_a_domain_of_ones_own_is_told_with_its_record_in_the_dns(account: AwsAccount) -> None:
    own = {"DomainUrl": "https://news.example/archive", "DomainTarget": "d-a1.execute-api.example"}
    account.add(replace(NEWS, outputs=OUTPUTS | own))
    told = " ".join(run("status", "--stack", "news").stdout.split())
    assert "https://news.example/archive/ (its record in the DNS: CNAME d-a1.execute-api" in told


def test_a_key_of_ones_own_is_sent_instead_of_the_stacks(
    account: AwsAccount, used: list[Any]
) -> None:
    account.denied.add("GetApiKey")
    run("search", "x", "--stack", "news", "--api-key", "mine")
    assert used[0][1] == "mine"


def test_an_api_without_keys_is_asked_without_one(account: AwsAccount, used: list[Any]) -> None:
    without = {name: value for name, value in OUTPUTS.items() if not name.endswith("KeyId")}
    account.add(replace(NEWS, outputs=without))
    run("search", "x", "--stack", "news")
    assert used[0][1] == ""


def test_files_go_to_the_stacks_bucket_and_are_followed(
    account: AwsAccount, used: list[Any]
) -> None:
    run("upload", __file__, "--stack", "news")
    [target] = used
    assert target.bucket == "summitry-4f3c"
    assert target.s3.meta.region_name == "eu-west-1"
    assert target.api.address.startswith(account.url)
    assert target.api.key == "value-to-read"


@pytest.mark.parametrize("command", [*OPERATORS, *ENGINE_COMMANDS], ids=" ".join)
def test_the_engine_is_the_stacks_signed_as_it_is_by_the_stack(
    command: list[str], used: list[Any]
) -> None:
    run(*command, "--stack", "news")
    assert used == [(ENGINE, "es", "eu-west-1")]


def test_operators_work_on_the_stacks_bucket_queues_and_indices(
    account: AwsAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deployment, "stack_engine", lambda _: None)
    found = deployment.find_deployment(None, None, "none", "summitry-", StackOptions("news"))
    assert found.bucket == "summitry-4f3c"
    assert isinstance(found.queue, SqsQueue)
    urls = (vars(found.queue)["_url"], vars(found.dead_letters)["_url"])
    assert urls == (OUTPUTS["IngestQueueUrl"], OUTPUTS["DeadLetterQueueUrl"])


def test_roles_are_mapped_without_a_copied_arn(
    account: AwsAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    mapped = []

    def map_roles(_engine: object, *given: str) -> list[object]:
        mapped.append(given)
        return []

    monkeypatch.setattr(engine_command, "map_roles", map_roles)
    result = run("engine", "map-roles", "--stack", "news")
    assert result.exit_code == 0, result.stderr
    assert mapped == [("news-", OUTPUTS["IngestRoleArn"], OUTPUTS["ApiRoleArn"], "")]


def test_the_stacks_own_function_asks_as_the_master_user(
    account: AwsAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def map_roles(engine: object, *given: str) -> list[object]:
        asked.append((engine, given[-1]))
        return []

    monkeypatch.setattr(engine_command, "map_roles", map_roles)
    operators = "arn:aws:iam::111122223333:role/operators"
    more = {"MasterFunctionName": "news-MasterFunction-1", "OperatorRoleArn": operators}
    account.add(replace(NEWS, outputs=OUTPUTS | more))
    assert run("engine", "map-roles", "--stack", "news").exit_code == 0
    ((engine, operator),) = asked
    assert isinstance(engine, MasterFunction)
    assert operator == operators


@pytest.mark.parametrize(
    ("command", "also"),
    [
        (["search", "x"], ["--api", "https://api.example/v1"]),
        (["upload", __file__], ["--bucket", "b"]),
        (["reconcile"], ["--bucket", "b"]),
        (["reconcile"], ["--opensearch", "https://other.example"]),
        (["reconcile"], ["--index-prefix", "other-"]),
        (["engine", "check"], ["https://other.example"]),
        (["engine", "map-roles"], ["--api-role", "arn:aws:iam::111122223333:role/other"]),
    ],
    ids=str,
)
def test_another_stack_beside_the_named_one_is_refused(
    command: list[str], also: list[str], used: list[Any]
) -> None:
    result = run(*command, *also, "--stack", "news")
    assert (result.exit_code, used) == (2, [])
    assert len(result.stderr.splitlines()) == 1


def test_the_stacks_own_engine_may_be_named_too(used: list[Any]) -> None:
    run("reconcile", "--stack", "news", OPENSEARCH_URL=ENGINE, OPENSEARCH_AUTH="es")
    assert used == [(ENGINE, "es", "eu-west-1")]


@pytest.mark.parametrize("option", ["--region", "--profile"])
@pytest.mark.parametrize("command", [["search", "x"], ["upload", __file__], ["reconcile"]], ids=str)
def test_region_and_profile_are_for_a_stack_on_aws(
    command: list[str], option: str, used: list[Any]
) -> None:
    result = run(*command, option, "eu-west-1")
    assert (result.exit_code, used) == (2, [])
    assert "--stack" in result.stderr


def told(result: Result, *words: str) -> None:
    assert result.exit_code == 1, result.stderr
    assert len(result.stderr.splitlines()) == 1
    for word in words:
        assert word in result.stderr


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_a_stack_that_is_not_there_is_told_with_its_region(
    command: list[str], used: list[Any]
) -> None:
    told(run(*command, "--stack", "nws"), "no stack nws", "eu-west-1", "--region", "there: news")
    assert used == []


def test_no_region_is_told(account: AwsAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_CONFIG_FILE", "none")
    told(run("search", "x", "--stack", "news"), "no region is named", "--region")


def test_no_credentials_are_told(account: AwsAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, "none")
    told(run("search", "x", "--stack", "news"), "no credentials", "AWS_PROFILE")


def test_a_profile_that_is_not_there_is_told(account: AwsAccount) -> None:
    told(run("search", "x", "--stack", "news", "--profile", "nobody"), "nobody")


@pytest.mark.parametrize(
    ("action", "right"),
    [("DescribeStacks", "cloudformation:DescribeStacks"), ("GetApiKey", "apigateway:GET")],
)
def test_a_missing_right_is_told_with_its_name(
    account: AwsAccount, action: str, right: str
) -> None:
    account.denied.add(action)
    told(run("search", "x", "--stack", "news"), "user/reader", right)


@pytest.mark.parametrize(
    ("status", "word"), [("CREATE_IN_PROGRESS", "made"), ("DELETE_IN_PROGRESS", "removed")]
)
def test_a_stack_on_its_way_is_told(account: AwsAccount, status: str, word: str) -> None:
    account.add(replace(NEWS, status=status))
    told(run("search", "x", "--stack", "news"), f"just being {word}", status)


FAILED = (
    ("news", "CREATE_IN_PROGRESS", "User Initiated"),
    ("ArticleBucket", "CREATE_IN_PROGRESS", ""),
    ("ArticleBucket", "CREATE_FAILED", "news-paper already exists"),
    ("IngestQueue", "CREATE_FAILED", "Resource creation cancelled"),
    ("news", "ROLLBACK_IN_PROGRESS", "The following resource(s) failed to create"),
    ("news", "ROLLBACK_COMPLETE", ""),
)


def test_a_failed_stack_is_told_with_what_failed_first(account: AwsAccount) -> None:
    account.add(replace(NEWS, status="ROLLBACK_COMPLETE", events=FAILED))
    result = run("search", "x", "--stack", "news")
    told(result, "ROLLBACK_COMPLETE", "ArticleBucket (AWS::S3::Bucket)", "already exists")
    assert "cancelled" not in result.stderr


@pytest.mark.parametrize("status", ["UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE"])
def test_a_stack_that_is_being_changed_is_used(
    account: AwsAccount, used: list[Any], status: str
) -> None:
    account.add(replace(NEWS, status=status))
    run("search", "x", "--stack", "news")
    assert len(used) == 1


def test_a_stack_of_something_else_is_told(account: AwsAccount) -> None:
    outputs: Mapping[str, str] = {"Site": "https://blog.example"}
    account.add(FakeStack("blog", outputs=outputs))
    told(run("search", "x", "--stack", "blog"), "no output ApiId", "not one of Summitry")
