import json
from pathlib import Path

from typer.testing import CliRunner, Result

from infra.cli import main
from infra.cli.commands.vocabulary.group import app
from tests.unit.vocabulary.sources import SOUND, with_line


def run(folder: Path, sources: dict[str, str], *options: str) -> Result:
    for file, text in sources.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    arguments = ["check", "--data", str(folder), *options]
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "100"})


def test_sound_data_are_ok(tmp_path: Path) -> None:
    result = run(tmp_path, SOUND)
    assert result.exit_code == 0
    assert "leaders as of 2026-01-01" in result.stdout
    assert result.stdout.strip().endswith("OK")


def test_each_problem_is_a_line_with_file_and_line(tmp_path: Path) -> None:
    result = run(tmp_path, with_line("leaders/all.psv", "x | X [bold] |  | queen RUR 2001.."))
    assert result.exit_code == 1
    assert "leaders/all.psv:6: office queen is not in offices.psv" in result.stderr
    assert "OK" not in result.stdout


EVENTS = {
    "events/types.psv": (
        "# id | code | label | examples\n"
        "agree | AGREE | Agreement | The rebels agreed to the plan; Both queens agreed\n"
        "agree/treaty | AGREE | Treaty | Ruritania signed a treaty; Ruritania signed a book\n"
    ),
    "events/triggers/agree.psv": "agree | agree.v |\nagree/treaty | sign.v ~2 treaty |\n",
    "events/words.psv": "actor | rebels queens\n",
}


def test_each_example_must_give_an_event_of_its_type(tmp_path: Path) -> None:
    result = run(tmp_path, {**SOUND, **EVENTS})
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "events/types.psv:3: example 'Ruritania signed a book' of agree/treaty gives no event",
        "1 problems",
    ]


def test_examples_that_give_their_events_are_ok(tmp_path: Path) -> None:
    types = EVENTS["events/types.psv"].replace("signed a book", "has signed the treaty")
    assert run(tmp_path, {**SOUND, **EVENTS, "events/types.psv": types}).exit_code == 0


def test_programs_get_one_json_object(tmp_path: Path) -> None:
    result = run(tmp_path, with_line("places.psv", "RUR | hill | Zenda |"), "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (told["countries"], told["leaders"], told["in_office"]) == (2, 3, 2)
    assert [(problem["file"], problem["line"]) for problem in told["problems"]] == [
        ("places.psv", 4)
    ]


def test_a_folder_without_data_is_a_usage_error(tmp_path: Path) -> None:
    result = run(tmp_path, {})
    assert result.exit_code == 2
    assert "holds no data files" in result.stderr


def test_a_file_that_is_no_utf_8_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "offices.psv").write_bytes(b"\xff\xfe")
    result = run(tmp_path, {})
    assert result.exit_code == 2
    assert "cannot read" in result.stderr


def test_the_old_name_still_works_and_is_not_listed(tmp_path: Path) -> None:
    run(tmp_path, SOUND)
    checked = CliRunner().invoke(main.app, ["ontology", "check", "--data", str(tmp_path), "--json"])
    assert (checked.exit_code, json.loads(checked.stdout)["problems"]) == (0, [])
    listed = CliRunner().invoke(main.app, ["--help"]).stdout
    assert "vocabulary" in listed
    assert "ontology" not in listed
