import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from botocore.exceptions import ClientError, NoCredentialsError
from typer.testing import CliRunner

from infra.cli.commands.stack import upload as command
from infra.cli.main import app
from infra.cli.stack.selection import ApiEndpoint, UploadDestination
from infra.cli.upload.files import UnsentFile, Upload, content_type, find_uploads
from infra.cli.upload.results import BadRecord, UploadResult, await_results
from infra.cli.upload.transfer import put_files
from infra.local.errors import LocalStackError


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


class Bucket:
    """S3 that keeps what it is given, or raises."""

    def __init__(self, refuse: Callable[[str], Exception | None] = lambda _: None) -> None:
        self.objects: dict[str, bytes] = {}
        self.metadata: dict[str, str] = {}
        self._refuse = refuse

    def put_object(self, **given: Any) -> None:
        if error := self._refuse(given["Key"]):
            raise error
        if given.get("IfNoneMatch") == "*" and given["Key"] in self.objects:
            raise refusal("PreconditionFailed")
        self.objects[given["Key"]] = given["Body"].read()
        self.metadata = given["Metadata"]


def refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "PutObject")


def test_folders_are_searched_and_hidden_files_left_out_and_counted(tmp_path: Path) -> None:
    touch(tmp_path / "news" / "asia" / "1.txt")
    touch(tmp_path / "news" / ".git" / "config")
    touch(tmp_path / "news" / ".DS_Store")
    alone = touch(tmp_path / "alone.md")
    found = find_uploads([tmp_path / "news", alone])
    assert [each.key for each in found.uploads] == ["articles/asia/1.txt", "articles/alone.md"]
    assert (found.unsent, found.hidden) == ([], 2)


def test_two_files_of_one_key_are_refused(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "1.txt")
    touch(tmp_path / "b" / "1.txt")
    with pytest.raises(LocalStackError, match=r"both become articles/1\.txt"):
        find_uploads([tmp_path / "a", tmp_path / "b"])


def test_nothing_to_upload_is_told(tmp_path: Path) -> None:
    with pytest.raises(LocalStackError, match="No files in"):
        find_uploads([tmp_path])


def test_what_is_no_file_is_told_beside_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    touch(folder / "good.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "dangling.txt").symlink_to(tmp_path / "gone")
    (folder / "linked").symlink_to(tmp_path)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket.txt"))
        found = find_uploads([folder, tmp_path / "missing.txt"])
    assert [each.key for each in found.uploads] == ["articles/good.txt"]
    reasons = {each.path.name: each.reason for each in found.unsent}
    assert reasons["dangling.txt"] == "a link that leads nowhere"
    assert reasons["linked"].startswith("a link to a folder")
    assert reasons["pipe.txt"] == reasons["socket.txt"] == "neither a file nor a folder"
    assert reasons["missing.txt"] == "No such file or directory"
    assert "symbolic links" in reasons["loop.txt"]


def test_names_that_no_key_can_have_are_told(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).touch()
    deep = tmp_path.joinpath(*["d" * 200] * 6)
    touch(deep / "a.txt")
    touch(tmp_path / "part_$folder$")
    touch(tmp_path / "ok.txt")
    found = find_uploads([tmp_path])
    assert [each.key for each in found.uploads] == ["articles/ok.txt"]
    assert sorted(each.reason for each in found.unsent) == [
        "articles/part_$folder$ is never read: a key with this end marks a folder",
        "its key has more than 1,024 bytes",
        "its name is not UTF-8: rename it",
    ]


def test_a_folder_that_is_closed_to_us_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path / "open" / "a.txt")
    touch(tmp_path / "shut" / "b.txt")
    listed = os.scandir

    def scandir(folder: Any) -> Any:
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    found = find_uploads([tmp_path])
    assert [each.key for each in found.uploads] == ["articles/open/a.txt"]
    assert found.unsent == [UnsentFile(tmp_path / "shut", "Permission denied")]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.txt", "text/plain"),
        ("A.MD", "text/markdown"),
        ("a.jsonl", "application/x-ndjson"),
        ("a.jsonl.gz", "application/gzip"),
        ("a.html", "text/html"),
        ("a", "application/octet-stream"),
    ],
)
def test_a_name_tells_the_content_type(name: str, told: str) -> None:
    assert content_type(Path(name)) == told


def uploads_of(folder: Path) -> list[Upload]:
    return find_uploads([folder]).uploads


def test_a_file_that_cannot_be_read_leaves_the_others_alone(tmp_path: Path) -> None:
    touch(tmp_path / "a.txt").write_bytes(b"words")
    (tmp_path / "broken.txt").symlink_to("/proc/self/mem")
    touch(tmp_path / "vanished.txt")
    touch(tmp_path / "z.txt")
    uploads = uploads_of(tmp_path)
    (tmp_path / "vanished.txt").unlink()
    s3 = Bucket()
    put = list(put_files(s3, "b", uploads, {"source": "Wire"}))
    assert s3.objects == {"articles/a.txt": b"words", "articles/z.txt": b""}
    assert s3.metadata == {"source": "Wire"}
    failed = {each.path.name: each.reason for each in put if isinstance(each, UnsentFile)}
    assert failed == {
        "broken.txt": "Input/output error",
        "vanished.txt": "No such file or directory",
    }


def test_what_s3_holds_against_one_object_leaves_the_others_alone(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        touch(tmp_path / name)
    s3 = Bucket(lambda key: refusal("EntityTooLarge") if key.endswith("b.txt") else None)
    put = list(put_files(s3, "b", uploads_of(tmp_path)))
    assert [isinstance(each, UnsentFile) for each in put] == [False, True, False]


def test_a_corrected_file_replaces_the_one_before(tmp_path: Path) -> None:
    s3 = Bucket()
    for text in (b"Pars", b"Paris"):
        touch(tmp_path / "a.txt").write_bytes(text)
        assert list(put_files(s3, "b", uploads_of(tmp_path))) == uploads_of(tmp_path)
    assert s3.objects == {"articles/a.txt": b"Paris"}


def test_what_is_there_stays_where_that_is_asked_for(tmp_path: Path) -> None:
    s3 = Bucket()
    s3.objects["articles/b.txt"] = b"as it was"
    for name in ("a.txt", "b.txt", "c.txt"):
        touch(tmp_path / name)
    put = list(put_files(s3, "b", uploads_of(tmp_path), overwrite=False))
    [unsent] = [each for each in put if isinstance(each, UnsentFile)]
    assert (unsent.path.name, len(put)) == ("b.txt", 3)
    assert "--overwrite" in unsent.reason
    assert s3.objects["articles/b.txt"] == b"as it was"


@pytest.mark.parametrize("error", [refusal("NoSuchBucket"), NoCredentialsError()], ids=type)
def test_what_s3_holds_against_us_ends_it_before_all_are_tried(
    tmp_path: Path, error: Exception
) -> None:
    for number in range(200):
        touch(tmp_path / f"{number}.txt")
    asked: list[str] = []

    def refuse(key: str) -> Exception:
        asked.append(key)
        time.sleep(0.01)  # as a network takes: on a busy machine all 200 would fail before we look
        return error

    with pytest.raises(type(error)):
        list(put_files(Bucket(refuse), "b", uploads_of(tmp_path)))
    assert len(asked) < 200


def api(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    return httpx.Client(base_url="http://api/v1", transport=httpx.MockTransport(answer))


def upload(name: str) -> Upload:
    return Upload(Path(name), f"articles/{name}", "text/plain")


def test_each_outcome_comes_once_when_it_is_final() -> None:
    states = {"good.txt": ["received", "indexed", "searchable"], "bad.txt": ["quarantined"]}

    def answer(request: httpx.Request) -> httpx.Response:
        state = states[request.url.path.rpartition("/")[2]].pop(0)
        return httpx.Response(200, json={"state": state, "articles": 1, "detail": "why"})

    outcomes = list(await_results(api(answer), [upload("good.txt"), upload("bad.txt")]))
    assert [(each.upload.key, each.state) for each in outcomes] == [
        ("articles/bad.txt", "quarantined"),
        ("articles/good.txt", "searchable"),
    ]


@pytest.mark.parametrize("away", [httpx.Response(503), httpx.Response(200, text="<html>")])
def test_an_api_that_is_away_for_a_moment_is_asked_again(away: httpx.Response) -> None:
    record = {"position": 4, "reason": "no-text", "detail": "It has no text."}
    told = {"state": "failed", "reason": "r", "records": [record]}
    answers = [away, httpx.Response(200, json=told)]

    def answer(_: httpx.Request) -> httpx.Response:
        return answers.pop(0)

    [outcome] = await_results(api(answer), [upload("a.txt")])
    bad = (BadRecord(4, "no-text: It has no text."),)
    assert outcome == UploadResult(upload("a.txt"), "failed", reason="r", records=bad)


def test_what_brings_no_news_is_given_up_as_it_is() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"state": "received"})

    [outcome] = await_results(api(answer), [upload("a.txt")], stalled_after=0)
    assert outcome.state == "received"


def test_a_keys_odd_characters_reach_the_api() -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.raw_path.decode())
        return httpx.Response(200, json={"state": "searchable"})

    list(await_results(api(answer), [upload("é b+%2F?.txt")]))
    assert seen == ["/v1/uploads/articles/%C3%A9%20b%2B%252F%3F.txt"]


KNOWN = {"content-type": "application/problem+json"}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (httpx.Response(403), "refuses the key"),
        (httpx.Response(401, headers=KNOWN), "refuses the key"),
        (httpx.Response(404, text="<html>"), "no API of Summitry"),
        (httpx.ConnectError("refused"), "does not answer: refused"),
    ],
)
def test_nothing_is_sent_where_nobody_could_tell_what_becomes_of_it(
    answer: httpx.Response | Exception, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(_: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    s3 = Bucket()
    target = UploadDestination(s3, "b", ApiEndpoint("http://api/v1", "k"))
    monkeypatch.setattr(command, "choose_destination", lambda *_: target)
    monkeypatch.setattr(command, "api_client", lambda *_: api(play))
    result = CliRunner().invoke(app, ["upload", __file__])
    assert (result.exit_code, s3.objects) == (1, {})
    assert why in result.stderr
    assert "Nothing was uploaded" in result.stderr


def test_files_are_sent_and_followed_with_their_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    def play(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("anybody-there"):
            return httpx.Response(404, headers=KNOWN)
        return httpx.Response(200, json={"state": "searchable", "articles": 1, "undated": 1})

    s3 = Bucket()
    target = UploadDestination(s3, "b", ApiEndpoint("http://api/v1", "k"))
    monkeypatch.setattr(command, "choose_destination", lambda *_: target)
    monkeypatch.setattr(command, "api_client", lambda *_: api(play))
    said = ["--source", "Wire", "--language", "de", "--url", "https://a.example/1"]
    result = CliRunner().invoke(app, ["upload", __file__, *said])
    assert result.exit_code == 0
    assert list(s3.objects) == ["articles/test_upload.py"]
    assert s3.metadata == {"source": "Wire", "language": "de", "url": "https://a.example/1"}
    assert "no date found  articles/test_upload.py" in result.stdout
