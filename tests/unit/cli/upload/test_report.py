"""What is told of uploads: each reason once, names whole and harmless, and the totals at last."""

import io
import os
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from infra.cli.commands.stack import upload as command
from infra.cli.failures import UsageError
from infra.cli.main import app
from infra.cli.stack.selection import ApiEndpoint, UploadDestination
from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from infra.cli.upload.delivery import Delivery
from infra.cli.upload.files import UnsentFile, Upload
from infra.cli.upload.metadata import object_metadata
from infra.cli.upload.report import print_report, report_json
from infra.cli.upload.results import BadRecord, UploadResult


def outcome(key: str, state: str = "searchable", articles: int = 1, **more: object) -> UploadResult:
    upload = Upload(Path(key), f"articles/{key}", "text/plain")
    return UploadResult(upload, state, articles, **more)  # type: ignore[arg-type] # as each test gives them


def printed(delivery: Delivery, *, each: bool = True, width: int = 80) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    print_report(console, delivery, each=each)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


LONG = "a-very-long-folder-name/" * 8 + "story [final] (2).txt"
MIXED = Delivery(
    [
        outcome("b.txt", "quarantined", 0, reason="empty", detail="The file has no text."),
        outcome("a.txt", "quarantined", 0, reason="empty", detail="The file has no text."),
        outcome(LONG, undated=1),
        outcome("c.jsonl", articles=3, undated=2, unreadable=2, records=(
            BadRecord(1, "no-text: Line 2: It has none."),
            BadRecord(4, "no-text: Line 5: It has none."),
        )),
    ],
    [UnsentFile(Path("inbox/shut.txt"), "Permission denied")],
    1,
    2.0,
)  # fmt: skip


@pytest.mark.parametrize("width", [40, 80, 140])
def test_each_reason_is_told_once_with_its_files_and_the_totals_end_it(width: int) -> None:
    assert printed(MIXED, width=width) == [
        f"searchable  1 article   no date found       articles/{LONG}",
        "searchable  3 articles  no date found in 2  articles/c.jsonl",
        "quarantined  empty: The file has no text.",
        "  articles/a.txt",
        "  articles/b.txt",
        "unreadable  no-text: It has none.",
        "  articles/c.jsonl  records 1, 4",
        "not sent  Permission denied",
        "  inbox/shut.txt",
        "5 files: 2 indexed, 2 quarantined, 1 not sent; 4 articles, 2 unreadable records, "
        "3 without a date, 1 hidden file left out",
    ]


def test_files_that_went_well_are_listed_where_asked_and_not_without_end() -> None:
    many = Delivery([outcome(f"{number:03}.txt") for number in range(60)], [], 0, 1.0)
    assert printed(many, each=False) == ["60 files: 60 indexed; 60 articles, 0 unreadable records"]
    listed = printed(many)
    assert listed[50] == "and 10 more; --json lists all"
    assert len(listed) == 52


def test_programs_get_every_file_and_the_totals() -> None:
    told = report_json(MIXED)
    assert told["totals"] == {
        "files": 5,
        "articles": 4,
        "indexed": 2,
        "quarantined": 2,
        "failed": 0,
        "not_sent": 1,
        "unreadable_records": 2,
        "undated_articles": 3,
        "hidden": 1,
    }
    states = [(file["file"], file["state"]) for file in told["files"]]
    assert states[-1] == ("inbox/shut.txt", "not-sent")
    assert ("a.txt", "quarantined") in states
    assert len(states) == 5


@pytest.mark.parametrize(
    ("delivery", "code"),
    [
        (Delivery([outcome("a.txt")], [], 0, 1.0), 0),
        (Delivery([outcome("a.txt", "sent")], [], 0, 1.0), 0),
        (Delivery([outcome("a.txt", "indexed")], [], 0, 1.0), 0),
        (Delivery([outcome("a.txt", "quarantined")], [], 0, 1.0), 1),
        (Delivery([outcome("a.txt", "received")], [], 0, 1.0), 1),
        (Delivery([outcome("a.txt", "failed")], [], 0, 1.0), 1),
        (Delivery([outcome("a.txt", unreadable=1)], [], 0, 1.0), 1),
        (Delivery([], [UnsentFile(Path("a.txt"), "gone")], 0, 1.0), 1),
    ],
)
def test_the_exit_code_tells_whether_all_is_in_the_index(
    delivery: Delivery, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = UploadDestination(None, "b", ApiEndpoint("https://api.example/v1", ""))
    monkeypatch.setattr(command, "choose_destination", lambda *_: target)
    monkeypatch.setattr(command, "_deliver", lambda *_, **__: delivery)
    assert CliRunner().invoke(app, ["upload", __file__]).exit_code == code
    assert CliRunner().invoke(app, ["upload", "--json", __file__]).exit_code == code


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain é 北京 [b]x[/b].txt", "plain é 北京 [b]x[/b].txt"),
        ("\x1b[2Jgone\r\n.txt", r"\x1b[2Jgone\r\n.txt"),
        ("gpj.\u202etxt.exe", r"gpj.\u202etxt.exe"),
        (os.fsdecode(b"caf\xe9.txt"), r"caf\xe9.txt"),
        ("tab\there\u2028", r"tab\there\u2028"),
        ("خبر.txt", "خبر.txt"),
    ],
)
def test_names_have_no_effect_on_a_terminal(name: str, shown: str) -> None:
    assert escape_controls(name) == shown


def test_rows_are_aligned_and_never_cut() -> None:
    console = Console(file=io.StringIO(), width=20)
    rows = [["x", "9", "", "articles/" + "k" * 60], ["longer", "10", "", "[red]a"]]
    print_rows(console, rows, ("what", "n", "none", "key"), right=(1,))
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().splitlines() == [
        "what     n  key",
        "x        9  articles/" + "k" * 60,
        "longer  10  [red]a",
    ]


def test_metadata_are_ascii_and_read_again_as_given() -> None:
    given = {"source": "Süddeutsche — Bote", "url": "https://a.example/?q=1", "published": None}
    written = object_metadata(given)
    assert all(value.isascii() and "\n" not in value for value in written.values())
    assert str(make_header(decode_header(written["source"]))) == given["source"]
    assert written["url"] == given["url"]
    literal = "=?utf-8?q?a?="
    assert (
        str(make_header(decode_header(object_metadata({"source": literal})["source"]))) == literal
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("published", "soon"),
        ("published", ""),
        ("language", "plain English"),
        ("source", "two\nlines"),
        ("source", "ß" * 1500),
    ],
)
def test_metadata_that_cannot_be_used_are_refused(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        object_metadata({name: value})
