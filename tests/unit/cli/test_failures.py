"""No command ends in a traceback, whatever any of its parts raises."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import httpx
import pytest
import typer.main
from boto3.exceptions import S3UploadFailedError
from botocore import exceptions as aws
from opensearchpy import exceptions as engine
from typer.testing import CliRunner, Result

from infra.cli.commands import evaluate, extract
from infra.cli.commands.operate import engine as engine_command
from infra.cli.commands.stack import demo, deploy, down, remove, status, up, upload
from infra.cli.commands.vocabulary import check as vocabulary_check
from infra.cli.commands.vocabulary import refresh as vocabulary_refresh
from infra.cli.main import app
from infra.cli.operate import options as operator_options
from infra.cli.operate.deployment import Deployment
from infra.cli.query import options
from infra.local.errors import LocalStackError
from infra.local.folders import Folders
from infra.vocabulary.refresh.endpoint import EndpointError
from shared.domain import errors as domain
from summitry import ApiError
from summitry.types import ErrorEntry, ProblemDetails

PROBLEM: ProblemDetails = {
    "type": "about:blank",
    "title": "",
    "status": 503,
    "detail": "search is away",
    "request_id": "r",
    "errors": [],
}
DENIED: Any = {"Error": {"Code": "AccessDenied", "Message": "No"}}
ERRORS: list[Exception] = [
    aws.NoCredentialsError(),
    aws.PartialCredentialsError(provider="env", cred_var="AWS_SECRET_ACCESS_KEY"),
    aws.ProfileNotFound(profile="nobody"),
    aws.NoRegionError(),
    aws.EndpointConnectionError(endpoint_url="https://s3.nowhere.example"),
    aws.ParamValidationError(report="several\nlines\nof it"),
    aws.ClientError(DENIED, "ListQueues"),
    S3UploadFailedError("half of it"),
    engine.ConnectionError("N/A", "refused", Exception("refused")),
    engine.TransportError(400, "parse_exception", {}),
    engine.SerializationError("no JSON"),
    httpx.ConnectError("refused"),
    httpx.InvalidURL("no address"),
    httpx.TooManyRedirects("round and round"),
    ApiError(PROBLEM),
    LocalStackError("no stack"),
    domain.SummitryError("ours"),
    domain.PermanentError("bad-json", "It is no JSON."),
    domain.SearchUnavailable("away"),
    domain.VersionConflict("changed"),
    PermissionError(13, "Permission denied", "/closed"),
    OSError(5, "Input/output error"),
    TimeoutError("too late"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    ValueError("two\nlines"),
    KeyError("missing"),
    RecursionError("too deep"),
    MemoryError(),
    AssertionError(),
    NotImplementedError("later"),
    EndpointError("no endpoint"),
]


class Failing:
    """Anything that is asked of it fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __enter__(self) -> "Failing":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __getattr__(self, _: str) -> Callable[..., NoReturn]:
        def fail(*_: object, **__: object) -> NoReturn:
            raise self._error

        return fail


type Break = Callable[[pytest.MonkeyPatch, Exception], None]


def raising(module: Any, name: str) -> Break:
    """Let a part of a command raise as soon as it is called."""

    def break_(patch: pytest.MonkeyPatch, error: Exception) -> None:
        patch.setattr(module, name, getattr(Failing(error), name))

    return break_


def deployment_fails(patch: pytest.MonkeyPatch, error: Exception) -> None:
    broken: Any = Failing(error)
    place = Deployment("b", broken, broken, broken, broken, broken)
    patch.setattr(operator_options, "find_deployment", lambda *_: place)


def api_fails(patch: pytest.MonkeyPatch, error: Exception) -> None:
    patch.setattr(options, "Summitry", lambda *_: Failing(error))


API = ("--api", "https://api.example/v1")
FILE = __file__
OPERATORS: list[tuple[str, ...]] = [
    ("backfill",),
    ("reconcile",),
    ("redrive",),
    ("reindex",),
    ("reindex", "--rollback"),
    ("reindex", "--finish"),
    ("quarantine", "list"),
    ("quarantine", "show", "articles/a.txt"),
    ("quarantine", "retry", "articles/a.txt"),
]
ASKING: list[tuple[str, ...]] = [
    ("search", "x", *API),
    ("facets", "leader", *API),
    ("export", *API),
    ("show", "1", *API),
    ("similar", "1", *API),
    ("timeline", *API),
    ("network", *API),
    ("events", *API),
]
URL = "https://engine.example"
ROLE = "arn:aws:iam::123456789012:role/a"
COMMANDS: list[tuple[tuple[str, ...], Break]] = [
    *((arguments, deployment_fails) for arguments in OPERATORS),
    *((arguments, api_fails) for arguments in ASKING),
    (("upload", FILE), raising(upload, "choose_destination")),
    (("upload", FILE), raising(upload, "find_uploads")),
    (("up",), raising(up, "started_stack")),
    (("demo", FILE), raising(demo, "started_stack")),
    (("down",), raising(down, "read_state")),
    (("deploy", "--stack", "a", "--region", "eu-west-1", "--yes"), raising(deploy, "look_up")),
    (("status", "--stack", "a"), raising(status, "find_stack")),
    (("remove", "--stack", "a"), raising(remove, "look_up")),
    (("extract", FILE), raising(extract, "load")),
    (("evaluate", FILE), raising(evaluate, "load")),
    (("engine", "check", URL), raising(engine_command, "find_engine")),
    (
        (
            "engine",
            "map-roles",
            "https://engine.example",
            "--ingest-role",
            ROLE,
            "--api-role",
            ROLE,
        ),
        raising(engine_command, "find_master"),
    ),
    (("vocabulary", "check"), raising(vocabulary_check, "check")),
    (("vocabulary", "refresh"), raising(vocabulary_refresh, "_ask")),
]


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands find no stack, and touch nothing of the project."""
    folders = Folders(tmp_path, tmp_path, tmp_path, tmp_path, tmp_path / "logs", None)
    for module in (demo, down, up):
        monkeypatch.setattr(module, "project_folders", lambda: folders)
    monkeypatch.setattr(upload, "choose_destination", lambda *_: None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def told_in_a_sentence(result: Result) -> None:
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.long
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_whatever_is_raised_is_one_sentence(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    deployment_fails(monkeypatch, error)
    told_in_a_sentence(run("backfill"))


@pytest.mark.long
@pytest.mark.parametrize("error", [ERRORS[0], RuntimeError("odd")], ids=["foreseen", "unforeseen"])
@pytest.mark.parametrize(("arguments", "break_"), COMMANDS, ids=[words[0] for words, _ in COMMANDS])
def test_every_command_tells_it(
    arguments: tuple[str, ...],
    break_: Break,
    error: Exception,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    break_(monkeypatch, error)
    told_in_a_sentence(run(*arguments))


def test_no_command_is_left_out() -> None:
    groups = ("vocabulary", "quarantine", "engine")
    tried = {arguments[:2] if arguments[0] in groups else arguments[:1]
             for arguments, _ in COMMANDS}  # fmt: skip
    assert set(_names(typer.main.get_command(app))) == tried


def _names(command: Any) -> Iterator[tuple[str, ...]]:
    for name, below in command.commands.items():
        if below.hidden:
            continue
        if hasattr(below, "commands"):
            yield from ((name, *rest) for rest in _names(below))
        else:
            yield (name,)


def test_what_nobody_foresaw_names_its_kind_and_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "Extractor", lambda _: [][1])
    result = run("extract", FILE)
    assert "please report this line: IndexError: list index out of range" in result.stderr
    assert "infra/cli/commands/extract.py:" in result.stderr


def test_a_refusal_that_the_caller_can_mend_has_exit_code_2(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry: ErrorEntry = {"parameter": "country", "message": "there is no country 'FRX'"}
    problem = PROBLEM.copy()
    problem |= {"status": 422, "errors": [entry]}
    api_fails(monkeypatch, ApiError(problem))
    result = run("search", *API)
    assert result.exit_code == 2
    assert "no country 'FRX'" in result.stderr


def test_a_sentence_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    api_fails(monkeypatch, domain.SummitryError("\x1b[2J\u202egone"))
    assert r"\x1b[2J\u202egone" in run("search", *API).stderr


def test_version_is_told() -> None:
    assert run("--version").stdout.startswith("summitry 0.")


@contextmanager
def _broken_pipe(*_: object) -> Iterator[NoReturn]:
    raise BrokenPipeError(32, "Broken pipe")
    yield  # type: ignore[unreachable]


def test_a_reader_who_has_left_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "Summitry", _broken_pipe)
    assert run("search", *API).stderr == ""
