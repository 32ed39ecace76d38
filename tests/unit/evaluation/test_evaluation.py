import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from infra.cli.main import app
from infra.evaluation.counts import Counts, Score
from infra.evaluation.gold import GoldError, GoldRow, read_gold
from infra.evaluation.people import predicted_people
from infra.evaluation.row_result import facet_results
from shared.domain.annotations import Annotations, CountryTag, Event, LeaderTag, Mention, Status
from shared.domain.articles import ArticleText
from shared.vocabulary import load


def annotations(
    leaders: tuple[tuple[str, str], ...] = (),
    countries: tuple[str, ...] = (),
    events: tuple[tuple[str, Status], ...] = (),
) -> Annotations:
    return Annotations(
        tuple(LeaderTag(id, name, None, None, "leader", False, 1, 1.0) for id, name in leaders),
        tuple(CountryTag(code, code, 1, 1.0) for code in countries),
        tuple(
            Event(
                type=type,
                label=type,
                status=status,
                confidence=1.0,
                salience=0.0,
                date=None,
                leaders=(),
                countries=(),
                actors=(),
                recipients=(),
                field="body",
                trigger=(0, 1),
                sentence=(0, 1),
            )
            for type, status in events
        ),
        tuple(Mention("leader", id, "body", 0, 1, name, "full-name") for id, name in leaders),
        None,
        "v",
    )


def row(**facets: Any) -> GoldRow:
    given: dict[str, Any] = {
        "leaders": None,
        "other_people": frozenset(),
        "countries": None,
        "countries_optional": frozenset(),
        "events": None,
    }
    return GoldRow("r", ArticleText("", "text"), **{**given, **facets})


def counts(gold: GoldRow, found: Annotations) -> dict[str, Counts]:
    return {item.facet: item.counts for item in facet_results(gold, found, load())}


def test_a_facet_that_is_absent_is_not_scored() -> None:
    assert counts(row(), annotations(countries=("NOR",))) == {}


def test_optional_countries_neither_help_nor_hurt() -> None:
    gold = row(countries=frozenset({"NOR", "SWE"}), countries_optional=frozenset({"DNK"}))
    found = annotations(countries=("NOR", "DNK", "FIN"))
    assert counts(gold, found)["countries"] == Counts(right=1, wrong=1, found=1, missed=1)


def test_either_of_two_types_is_right_and_a_further_one_is_wrong() -> None:
    gold = row(events=(frozenset({"concede", "retreat"}),))
    found = annotations(events=(("retreat/withdraw", "occurred"), ("assault/aerial", "occurred")))
    assert counts(gold, found)["events"] == Counts(right=1, wrong=1, found=1, missed=0)


def test_events_are_scored_after_the_crosswalk_and_extensions_left_out() -> None:
    gold = row(events=(frozenset({"reject"}),))
    found = annotations(events=(("consult/visit", "denied"), ("election/vote", "occurred")))
    assert counts(gold, found)["events"] == Counts(right=1, wrong=0, found=1, missed=0)


def test_names_match_by_id_alias_or_last_word_without_accents() -> None:
    gold = row(
        leaders=frozenset({"vladimir-putin", "Volodymyr Zelensky", "President Vučić", "Nobody"})
    )
    found = annotations(
        leaders=(
            ("vladimir-putin", "Vladimir Putin"),
            ("volodymyr-zelenskyy", "Volodymyr Zelenskyy"),
            ("aleksandar-vucic", "Aleksandar Vucic"),
        )
    )
    assert counts(gold, found)["leaders"] == Counts(right=3, wrong=0, found=3, missed=1)


def test_other_people_are_right_but_need_not_be_found() -> None:
    gold = row(leaders=frozenset(), other_people=frozenset({"Ann Writer", "Bob Singer"}))
    found = annotations(leaders=(("ann-writer", "Ann Writer"), ("eve-else", "Eve Else")))
    assert counts(gold, found)["leaders"] == Counts(right=1, wrong=1, found=0, missed=0)


def test_an_office_does_not_answer_to_its_words() -> None:
    tag = LeaderTag("emmanuel-macron", "Emmanuel Macron", None, None, "leader", True, 1, 1.0)
    mention = Mention("leader", tag.id, "body", 0, 9, "president", "office")
    (person,) = predicted_people(Annotations((tag,), (), (), (mention,), None, "v"), load())
    assert not person.answers_to("president")
    assert person.answers_to("Macron")


def test_shares_and_means() -> None:
    score = Score(values={"a": Counts(right=1, found=1), "b": Counts(missed=1), "c": Counts(1, 1)})
    assert score.macro_f1 == pytest.approx(1 / 2)
    assert Counts().f1 == 1.0
    assert Counts(right=1, wrong=1, found=1).f1 == pytest.approx(2 / 3)


def test_a_third_of_the_rows_is_held() -> None:
    ids = [f"row-{number}" for number in range(300)]
    held = [
        GoldRow(id, ArticleText("", ""), None, frozenset(), None, frozenset(), None).held
        for id in ids
    ]
    assert held == [int(sha256(id.encode()).hexdigest(), 16) % 3 == 0 for id in ids]
    assert 70 < sum(held) < 130


@pytest.mark.parametrize(
    "line", ["nonsense", "[]", '{"id": "a"}', '{"id": "a", "text": 1, "published": 2}']
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl:1"):
        list(read_gold(path))


def test_the_command_reports_each_part(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    rows = [
        {"id": f"r{number}", "text": "Norway met Sweden.", "countries": ["NOR", "SWE", "FIN"]}
        for number in range(12)
    ]
    path.write_text("".join(json.dumps(item) + "\n" for item in rows), "utf-8")
    result = CliRunner().invoke(app, ["evaluate", "--json", "--errors", "2", str(path)])
    report = json.loads(result.stdout)["gold.jsonl"]
    assert result.exit_code == 0
    assert set(report["facets"]["countries"]) == {"read", "held"}
    assert report["facets"]["countries"]["read"]["precision"] == 1.0
    assert [error["missing"] for error in report["errors"]] == [["FIN"], ["FIN"]]
    assert "NOR" not in CliRunner().invoke(app, ["evaluate", str(path)]).stderr


def test_the_command_fails_on_a_missing_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 1
    assert "error:" in result.stderr
