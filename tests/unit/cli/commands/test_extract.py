import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from infra.cli.main import app
from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.extraction.text import tagging_limit as bounding
from tests.unit.search.index.sample_articles import EVENT

WORDS = ("before", "stumble", "after")
STORY = "Leaders meet\n\nBERLIN, May 3 (Reuters) - Angela Merkel met Barack Obama in Germany.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def test_a_file_becomes_one_json_line_with_its_text(story: Path) -> None:
    result = CliRunner().invoke(app, ["extract", "--jsonl", str(story)])
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert record["id"] == str(story)
    for mention in record["mentions"]:
        field = record["title"] if mention["field"] == "title" else record["text"]
        assert field[mention["start"] : mention["end"]] == mention["surface"]


def test_stdin_is_streamed_without_files() -> None:
    result = CliRunner().invoke(app, ["extract", "--jsonl"], input='{"id": "a"}\n')
    assert result.exit_code == 1
    assert json.loads(result.stdout)["id"] == "a"


def test_people_see_tables_and_the_reasons_when_asked(story: Path) -> None:
    plain = CliRunner().invoke(app, ["extract", str(story)])
    assert plain.exit_code == 0
    assert "Angela Merkel" in plain.stdout
    assert "full-name" not in plain.stdout
    explained = CliRunner().invoke(app, ["extract", "--explain", str(story)])
    assert "full-name" in explained.stdout
    assert "Chancellor" in explained.stdout


def test_a_word_is_told_at_each_of_its_places_why_it_is_no_event(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("No title\n\nPolice arrested a man after protests of miners.\n", "utf-8")
    result = CliRunner().invoke(app, ["extract", "--why-not", "protest", str(path)])
    assert result.exit_code == 0
    assert [line.strip() for line in result.stdout.splitlines()[1:]] == [
        "body 28: “protests” in “Police arrested a man after protests of miners.”",
        "Pattern: events/triggers/protest.psv:2 “protest.n”, protest.",
        "It is background: it stands in a clause of the kind “adverbial”.",
        "The sentence asserts coerce/arrest (“arrested a man after”, body).",
        "",
    ]


def test_the_condition_that_fails_is_named_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("He is holding a banana in France.\n", "utf-8")
    told = CliRunner().invoke(app, ["extract", "--why-not", "hold", str(path)]).stdout
    assert "No pattern that begins with this word holds here:" in told
    assert "“hold.v” (retreat/ceasefire): The condition “clause: truce ceasefire" in told
    none = CliRunner().invoke(app, ["extract", "--why-not", "zebra", str(path)])
    assert (none.exit_code, none.stdout.splitlines()[1]) == (
        0,
        "The article does not have “zebra”.",
    )


def test_why_not_takes_one_word_and_no_other_way_to_show(story: Path) -> None:
    for options in (
        ["two words"],
        ["met", "--jsonl"],
        ["met", "--explain"],
        [","],
        ["met", "--min-confidence", "0"],
    ):
        arguments = ["extract", str(story), "--why-not", *options]
        assert CliRunner().invoke(app, arguments).exit_code == 2
    missing = CliRunner().invoke(
        app, ["extract", "--why-not", "met", str(story.parent / "none.txt")]
    )
    assert missing.exit_code == 1


def test_a_file_that_cannot_be_read_is_said_and_the_rest_goes_on(
    story: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "missing.txt"
    result = CliRunner().invoke(app, ["extract", "--jsonl", str(missing), str(story)])
    first, second = result.stdout.splitlines()
    assert result.exit_code == 1
    assert list(json.loads(first)) == ["id", "error"]
    assert json.loads(second)["leaders"]


def test_people_are_told_how_far_a_long_article_is_tagged(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = CliRunner().invoke(app, ["extract", "--explain", str(story)])
    assert "tagged to" not in whole.stdout
    monkeypatch.setattr(bounding, "TAGGED_CHARACTERS", 40)
    cut = CliRunner().invoke(app, ["extract", "--explain", str(story)])
    told = " ".join(cut.stdout.split())
    assert "tagged to character 25 of 68: the rest" in told
    line = CliRunner().invoke(app, ["extract", "--jsonl", str(story)])
    assert json.loads(line.stdout)["tagged_to"] == 25


def doubt(self: Extractor, article: ArticleText) -> Annotations:
    return Annotations((), (), (EVENT, replace(EVENT, type="aid", confidence=0.4)), (), None, "0")


@pytest.mark.parametrize(
    ("options", "types"),
    [
        ([], ["consult/meeting", "aid"]),
        (["--min-confidence", "0.41"], ["consult/meeting"]),
        (["--min-confidence", "0.4"], ["consult/meeting", "aid"]),
        (["--min-confidence", "1"], []),
    ],
)
def test_events_of_a_lower_confidence_are_left_out(
    story: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], types: list[str]
) -> None:
    monkeypatch.setattr(Extractor, "extract", doubt)
    of_file = CliRunner().invoke(app, ["extract", "--jsonl", str(story), *options])
    line = json.dumps({"text": STORY})
    of_stream = CliRunner().invoke(app, ["extract", "--jsonl", *options], input=line)
    for ran in (of_file, of_stream):
        assert ran.exit_code == 0
        assert [event["type"] for event in json.loads(ran.stdout)["events"]] == types


def test_the_table_tells_the_confidence_of_each_event(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Extractor, "extract", doubt)
    lines = CliRunner().invoke(app, ["extract", str(story)]).stdout.splitlines()
    assert any("confidence" in line for line in lines)
    assert any("consult/meeting" in line and "0.90" in line for line in lines)
    assert any(" aid " in line and "0.40" in line for line in lines)


def test_a_confidence_above_one_is_wrong(story: Path) -> None:
    assert CliRunner().invoke(app, ["extract", str(story), "--min-confidence", "60"]).exit_code == 2


def stumble(self: Extractor, article: ArticleText) -> Annotations:
    if "stumble" in article.body:
        raise OverflowError("date value out of range")
    return Annotations((), (), (), (), None, "0")


@pytest.mark.parametrize("options", [["--jsonl"], [], ["--explain"]])
def test_an_unexpected_error_takes_its_own_record_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.setattr(Extractor, "extract", stumble)
    path = tmp_path / "feed.jsonl"
    path.write_text(
        "".join(f'{{"title": "{word}", "text": "The words {word} it."}}\n' for word in WORDS),
        "utf-8",
    )
    result = CliRunner().invoke(app, ["extract", *options, str(path)])
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    told = result.output if options == ["--jsonl"] else result.stderr
    assert (
        "failed-to-tag: record 1: The article 'stumble' could not be tagged: OverflowError"
        in " ".join(told.split())
    )
    assert {"before", "after"} <= {word for word in WORDS if word in result.stdout}


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "--jsonl", "--explain", "x"]])
def test_wrong_use_is_told_apart(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2
