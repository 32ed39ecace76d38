"""A stack that is named in part is never taken for the local one, and nothing is sent to either."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from infra.cli.commands.stack import upload
from infra.cli.main import app
from infra.cli.operate import deployment
from infra.cli.query import options
from infra.cli.stack import selection
from infra.local.folders import Folders
from infra.local.process.registry import start_time
from infra.local.state import StackAddress, write_state
from summitry import Summitry
from tests.unit.cli.stack.commands import ASKING, OPERATORS

LOCAL = StackAddress(
    api="http://127.0.0.1:9/v1",
    api_key="local-key",
    read_key="local-read-key",
    bucket="local",
    s3_endpoint="http://127.0.0.1:9",
    opensearch="http://127.0.0.1:10",
    web="",
    pid=os.getpid(),
    started=start_time(os.getpid()),
)
FILE = __file__
REMOTE = "https://api.example/v1"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A project whose local stack is up, and an AWS account that is not there."""
    folders = Folders(tmp_path, tmp_path, tmp_path, tmp_path, tmp_path / "logs", None)
    for module in (selection, deployment):
        monkeypatch.setattr(module, "project_folders", lambda: folders)
    for name in [name for name in os.environ if name.startswith(("AWS_", "OPENSEARCH", "SUMM"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    write_state(folders, LOCAL)
    return folders


@pytest.fixture
def sent(here: Folders, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What any command would send or ask; it fails there."""
    asked: list[str] = []

    def api(address: str, key: str) -> Summitry:
        asked.append(f"{address} {key}")
        raise ConnectionError("asked")

    def files(target: selection.UploadDestination, *_: object, **__: object) -> None:
        asked.append(f"{target.bucket} {target.api}")
        raise ConnectionError("asked")

    def stack(_make: object, bucket: str, engine: str, *_: object) -> None:
        asked.append(f"{bucket} {engine}")
        raise ConnectionError("asked")

    monkeypatch.setattr(options, "Summitry", api)
    monkeypatch.setattr(upload, "_deliver", files)
    monkeypatch.setattr(deployment, "open_deployment", stack)
    return asked


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.mark.parametrize("command", [*ASKING, ["upload", FILE], *OPERATORS], ids=" ".join)
def test_without_any_name_it_is_the_local_stack(command: list[str], sent: list[str]) -> None:
    run(*command)
    assert len(sent) == 1
    assert sent[0].startswith(("http://127.0.0.1:9/v1 local-key", "local "))


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        (["--api-key", "k"], "--api"),
        (["--api", ""], "--api is empty"),
        (["--api-key", " "], "--api-key is empty"),
        (["--api", "api.example/v1"], "https://"),
        (["--api", "https://"], "is no address"),
        (["--api", "https://api.example:port/v1"], "is no address"),
        (["--api", REMOTE, "--api-key", "schlüssel"], "--api-key"),
    ],
    ids=str,
)
@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_a_half_named_api_is_refused(
    command: list[str], options: list[str], missing: str, sent: list[str]
) -> None:
    result = run(*command, *options)
    assert (result.exit_code, sent) == (2, [])
    assert missing in result.stderr


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        (["--api", REMOTE], "--bucket"),
        (["--api", REMOTE, "--api-key", "k"], "--bucket"),
        (["--api-key", "k"], "--api"),
        (["--bucket", "b", "--api-key", "k"], "--api"),
        (["--bucket", "s3://b/articles"], "give its name alone"),
        (["--bucket", ""], "--bucket is empty"),
        (["--bucket", "b", "--api", ""], "--api is empty"),
        (["--bucket", "b", "--api", "nonsense"], "--api nonsense"),
    ],
    ids=str,
)
def test_a_half_named_account_gets_no_upload(
    options: list[str], missing: str, sent: list[str]
) -> None:
    result = run("upload", FILE, *options)
    assert (result.exit_code, sent) == (2, [])
    assert missing in result.stderr


@pytest.mark.parametrize("command", [*ASKING, ["upload", FILE]], ids=" ".join)
def test_a_key_in_the_environment_alone_is_the_local_stack_s_or_refused(
    command: list[str], sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITRY_API_KEY", "another")
    result = run(*command)
    assert (result.exit_code, sent) == (2, [])
    assert "SUMMITRY_API_KEY" in result.stderr
    for own in (LOCAL.api_key, LOCAL.read_key):
        monkeypatch.setenv("SUMMITRY_API_KEY", own)
        sent.clear()
        run(*command)
        assert len(sent) == 1


def test_a_key_alone_is_told_also_where_no_stack_is_up(here: Folders, sent: list[str]) -> None:
    write_state(here, replace(LOCAL, pid=999_999_999))
    assert "--api" in run("search", "x", "--api-key", LOCAL.api_key).stderr
    assert sent == []


@pytest.mark.long
@pytest.mark.parametrize(
    "options",
    [
        ["--opensearch", "https://search.example"],
        ["--auth", "es"],
        ["--auth", "es", "--opensearch", LOCAL.opensearch],
        ["--bucket", "b"],
        ["--bucket", "s3://b", "--opensearch", "https://search.example"],
        ["--bucket", "", "--opensearch", "https://search.example"],
        ["--bucket", "b", "--opensearch", ""],
        ["--bucket", "b", "--opensearch", "search.example:9200"],
        ["--bucket", "b", "--opensearch", "https://search.example/path"],
        ["--bucket", "b", "--opensearch", "http://search.example", "--auth", "es"],
    ],
    ids=str,
)
@pytest.mark.parametrize("command", OPERATORS, ids=" ".join)
def test_a_half_named_stack_is_not_operated_on(
    command: list[str], options: list[str], sent: list[str]
) -> None:
    result = run(*command, *options)
    assert (result.exit_code, sent) == (2, []), result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_engine_of_the_local_stack_may_be_named(
    sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENSEARCH_URL", LOCAL.opensearch + "/")
    run("reconcile")
    assert sent == ["local http://127.0.0.1:10"]


def no_credentials(patch: pytest.MonkeyPatch) -> None:
    patch.delenv("AWS_ACCESS_KEY_ID", raising=False)


def half_credentials(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("AWS_ACCESS_KEY_ID", "half")


def wrong_profile(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("AWS_PROFILE", "nobody")


def wrong_region(patch: pytest.MonkeyPatch) -> None:
    whole_credentials(patch)
    patch.setenv("AWS_DEFAULT_REGION", "no region at all")


def wrong_endpoint(patch: pytest.MonkeyPatch) -> None:
    whole_credentials(patch)
    patch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    patch.setenv("AWS_ENDPOINT_URL", "nonsense")


def whole_credentials(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("AWS_ACCESS_KEY_ID", "a")
    patch.setenv("AWS_SECRET_ACCESS_KEY", "b")


def broken_files(patch: pytest.MonkeyPatch) -> None:
    whole_credentials(patch)
    patch.setenv("AWS_CONFIG_FILE", FILE)


@pytest.mark.long
@pytest.mark.parametrize(
    "environment",
    [no_credentials, half_credentials, wrong_profile, wrong_region, wrong_endpoint, broken_files],
)
@pytest.mark.parametrize("command", [["upload", FILE], *OPERATORS], ids=lambda it: it[-1][-12:])
@pytest.mark.usefixtures("here")
def test_wrong_credentials_are_told_in_a_sentence(
    command: list[str],
    environment: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    environment(monkeypatch)
    where = ["--bucket", "news"]
    where += ["--opensearch", "https://search.example"] if command[0] != "upload" else []
    result = run(*command, *where)
    assert result.exit_code == 1, result.stderr
    assert result.stdout == ""
    assert result.stderr.startswith("error: AWS")
    assert len(result.stderr.splitlines()) == 1
