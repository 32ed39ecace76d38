from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from infra.cli.uploading import Outcome, Upload, await_outcomes, content_type, find_uploads
from infra.local.errors import LocalStackError


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return path


def test_folders_are_searched_and_hidden_files_left_out(tmp_path: Path) -> None:
    touch(tmp_path / "news" / "asia" / "1.txt")
    touch(tmp_path / "news" / ".git" / "config")
    touch(tmp_path / "news" / ".DS_Store")
    alone = touch(tmp_path / "alone.md")
    found = find_uploads([tmp_path / "news", alone])
    assert [upload.key for upload in found] == ["articles/asia/1.txt", "articles/alone.md"]


def test_two_files_of_one_key_are_refused(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "1.txt")
    touch(tmp_path / "b" / "1.txt")
    with pytest.raises(LocalStackError, match=r"both become articles/1\.txt"):
        find_uploads([tmp_path / "a", tmp_path / "b"])


def test_nothing_to_upload_is_told(tmp_path: Path) -> None:
    with pytest.raises(LocalStackError, match="No files in"):
        find_uploads([tmp_path])
    with pytest.raises(LocalStackError, match="is not there"):
        find_uploads([tmp_path / "none"])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.txt", "text/plain"),
        ("A.MD", "text/markdown"),
        ("a.json", "application/json"),
        ("a.jsonl.gz", "application/gzip"),
        ("a", "application/octet-stream"),
    ],
)
def test_a_name_tells_the_content_type(name: str, told: str) -> None:
    assert content_type(Path(name)) == told


def api(answer: Callable[[httpx.Request], httpx.Response]) -> httpx.Client:
    return httpx.Client(base_url="http://api/v1", transport=httpx.MockTransport(answer))


def upload(name: str) -> Upload:
    return Upload(Path(name), f"articles/{name}", "text/plain")


def test_each_outcome_comes_once_when_it_is_final() -> None:
    states = {"good.txt": ["received", "indexed", "searchable"], "bad.txt": ["quarantined"]}

    def answer(request: httpx.Request) -> httpx.Response:
        state = states[request.url.path.rpartition("/")[2]].pop(0)
        return httpx.Response(200, json={"state": state, "articles": 1, "detail": "why"})

    outcomes = list(await_outcomes(api(answer), [upload("good.txt"), upload("bad.txt")]))
    assert [(each.upload.key, each.state) for each in outcomes] == [
        ("articles/bad.txt", "quarantined"),
        ("articles/good.txt", "searchable"),
    ]


def test_an_api_that_is_away_for_a_moment_is_asked_again() -> None:
    answers = [httpx.Response(503), httpx.Response(200, json={"state": "failed", "reason": "r"})]

    def answer(_: httpx.Request) -> httpx.Response:
        return answers.pop(0)

    [outcome] = await_outcomes(api(answer), [upload("a.txt")])
    assert outcome == Outcome(upload("a.txt"), "failed", reason="r")


def test_what_brings_no_news_is_given_up_as_it_is() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"state": "received"})

    [outcome] = await_outcomes(api(answer), [upload("a.txt")], stalled_after=0)
    assert outcome.state == "received"


def test_a_keys_odd_characters_reach_the_api() -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.raw_path.decode())
        return httpx.Response(200, json={"state": "searchable"})

    list(await_outcomes(api(answer), [upload("é b+%2F?.txt")]))
    assert seen == ["/v1/uploads/articles/%C3%A9%20b%2B%252F%3F.txt"]
