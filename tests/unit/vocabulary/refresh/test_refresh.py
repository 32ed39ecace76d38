"""What a refresh concludes from office holders, and what it writes."""

import pytest

from infra.vocabulary.refresh.difference import Change, compare
from infra.vocabulary.refresh.editor import Editor
from infra.vocabulary.refresh.holders import Holder, read_holders
from infra.vocabulary.refresh.queries import OfficeQuery
from shared.vocabulary import Vocabulary
from tests.unit.vocabulary.sources import SOUND, built

STATE = OfficeQuery("state", ("rank:head-of-state",), "")
GOVERNMENT = OfficeQuery("government", ("rank:head-of-government",), "")
POST = OfficeQuery("foreign", ("foreign-minister", "secretary"), "")

FILES = {
    **SOUND,
    "offices.psv": SOUND["offices.psv"]
    + "premier | Premier | leader | head-of-government | one | premier\n"
    + "regent | Regent | leader | head-of-state | many | regent\n"
    + "foreign-minister | Foreign Minister | leader | minister | one | foreign minister\n"
    + "secretary | Secretary | leader | minister | one | secretary\n",
    "leaders/all.psv": SOUND["leaders/all.psv"]
    + "a-tarlenheim | Anna Tarlenheim |  | premier GRA 2015..2019\n",
    "wikidata/leaders.psv": ("# source: a list\n# as_of: 2026-01-01\na-tarlenheim | Q21 | list\n"),
}


def files(*lines: str) -> dict[str, str]:
    return {**FILES, "leaders/all.psv": FILES["leaders/all.psv"] + "".join(f"{x}\n" for x in lines)}


def vocabulary(*lines: str) -> Vocabulary:
    return built(files(*lines))


def holder(place: str, name: str, start: str = "2025-11-11", *aliases: str) -> Holder:
    return Holder(place, name, aliases, start, f"Q-{name}")


def only(changes: list[Change]) -> Change:
    assert len(changes) == 1
    return changes[0]


def test_the_same_holder_is_no_change_whatever_the_spelling() -> None:
    for name in ("Rudolf Elphberg", "Rudolph Élphberg"):
        assert compare(vocabulary(), STATE, [holder("RUR", name)]) == []
    known_by_alias = holder("RUR", "Rudolf V", "2020", "Rudolf Elphberg")
    assert compare(vocabulary(), STATE, [known_by_alias]) == []


def test_a_successor_takes_the_office_that_his_predecessor_held() -> None:
    change = only(compare(vocabulary(), STATE, [holder("RUR", "Flavia Elphberg")]))
    assert (change.office, change.leader, change.unclear) == ("king", None, "")
    assert change.before is not None
    assert change.before[0].id == "rudolf-elphberg"


def test_a_vacant_office_is_filled_with_the_one_last_held_there() -> None:
    change = only(compare(vocabulary(), GOVERNMENT, [holder("GRA", "Michael Strelsau")]))
    assert (change.office, change.before, change.leader) == ("premier", None, "michael-strelsau")


def test_a_post_that_nobody_held_is_the_first_of_its_offices() -> None:
    change = only(compare(vocabulary(), POST, [holder("GRA", "Otto Hentzau")]))
    assert (change.office, change.unclear) == ("foreign-minister", "")


def test_a_head_of_a_kind_that_is_not_known_there_is_for_a_person_to_decide() -> None:
    change = only(compare(vocabulary(), STATE, [holder("GRA", "Otto Hentzau")]))
    assert (change.office, change.unclear) == ("", "no such office is known there")


@pytest.mark.parametrize(
    ("start", "unclear"),
    [
        ("", "Wikidata does not tell since when"),
        ("2019", "began before Rudolf Elphberg (2020-05-01)"),
        ("2020", ""),
    ],
)
def test_dates_that_cannot_be_are_for_a_person_to_decide(start: str, unclear: str) -> None:
    change = only(compare(vocabulary(), STATE, [holder("RUR", "Flavia Elphberg", start)]))
    assert change.unclear == unclear


def test_a_head_of_state_who_heads_the_government_is_accounted_for() -> None:
    assert compare(vocabulary(), GOVERNMENT, [holder("RUR", "Rudolf Elphberg")]) == []


def test_a_king_of_several_countries_is_accounted_for() -> None:
    assert compare(vocabulary(), STATE, [holder("GRA", "Rudolf Elphberg")]) == []


def test_an_office_that_several_hold_together_is_left_alone() -> None:
    regents = ("r-one | R One |  | regent GRA 2020..", "r-two | R Two |  | regent GRA 2020..")
    assert compare(vocabulary(*regents), STATE, [holder("GRA", "R Three")]) == []


def test_two_offices_of_one_rank_are_for_a_person_to_decide() -> None:
    more = files("x-y | X Y |  | emir RUR 2021..")
    more["offices.psv"] += "emir | Emir | leader | head-of-state | one | emir\n"
    change = only(compare(built(more), STATE, [holder("RUR", "Flavia Elphberg")]))
    assert change.unclear.startswith("several hold such an office: Rudolf Elphberg (king), X Y")


def test_wikidatas_id_tells_who_it_is_whatever_the_name() -> None:
    premier = Holder("GRA", "Countess Helga", (), "2025-11-11", "Q21")
    assert only(compare(vocabulary(), GOVERNMENT, [premier])).leader == "a-tarlenheim"


def test_a_namesake_of_another_id_is_another_person() -> None:
    namesake = Holder("GRA", "Anna Tarlenheim", (), "2025-11-11", "Q99")
    assert only(compare(vocabulary(), GOVERNMENT, [namesake])).leader is None


def test_the_id_of_a_person_is_written_beside_if_it_is_not_there() -> None:
    new = Holder("GRA", "Otto Hentzau", (), "2025-11-11", "Q31")
    known = Holder("GRA", "Beverly Yetive", (), "2025-11-11", "Q32")
    told = Holder("GRA", "Anna Tarlenheim", (), "2025-11-11", "Q21")
    changes = [only(compare(vocabulary(), POST, [one])) for one in (new, known, told, new)]
    edited = Editor(files(), vocabulary()).apply(changes, "2026-11-15")
    assert edited["wikidata/leaders.psv"] == (
        "# source: a list\n# as_of: 2026-11-15\na-tarlenheim | Q21 | list\n"
        "otto-hentzau | Q31 | wikidata\nbeverly-yetive | Q32 | wikidata\n"
    )


def test_a_place_that_we_do_not_have_is_left_out() -> None:
    assert compare(vocabulary(), STATE, [holder("XYZ", "Flavia Elphberg")]) == []


def written(changes: list[Change], *lines: str) -> list[str]:
    edited = Editor(files(*lines), vocabulary(*lines)).apply(changes, "2026-11-15")
    before = files(*lines)["leaders/all.psv"].split("\n")
    after = edited.get("leaders/all.psv", "\n".join(before)).split("\n")
    return [line for line in after if line not in before]


def test_the_old_term_ends_when_the_new_one_begins_and_the_file_is_as_of_today() -> None:
    changes = compare(vocabulary(), STATE, [holder("RUR", "Flavia Elphberg", "2025-11")])
    assert written(changes) == [
        "# as_of: 2026-11-15",
        "rudolf-elphberg | Rudolf Elphberg | Rudolph Elphberg; =Elphberg"
        " | king RUR 2020-05-01..2025-11",
        "flavia-elphberg | Flavia Elphberg |  | king RUR 2025-11..",
    ]


def test_a_known_person_gets_a_new_term_before_the_others() -> None:
    changes = compare(vocabulary(), STATE, [holder("RUR", "Beverly Yetive")])
    assert written(changes)[-1] == (
        "beverly-yetive | Beverly Yetive |  | king RUR 2025-11-11..; chief league 2024-02..2025"
    )


def test_a_new_person_in_two_offices_is_one_person() -> None:
    new = holder("GRA", "Otto Hentzau")
    changes = [*compare(vocabulary(), POST, [new]), *compare(vocabulary(), GOVERNMENT, [new])]
    assert written(changes)[-1] == (
        "otto-hentzau | Otto Hentzau | "
        " | premier GRA 2025-11-11..; foreign-minister GRA 2025-11-11.."
    )


def test_a_taken_id_is_told_apart_by_the_place() -> None:
    line = "otto-hentzau | Otto der Hentzau |  | minister RUR 2001..2002"
    changes = compare(vocabulary(line), POST, [holder("GRA", "Otto Hentzau")])
    assert written(changes, line)[-1].startswith("otto-hentzau-gra | ")


def test_only_spellings_of_the_surname_become_aliases() -> None:
    labels = ("Ottó Hentzau", "O. Hentzau", "The Count", "Hentzau", "Otto | Hentzau")
    changes = compare(vocabulary(), POST, [holder("GRA", "Otto Hentzau", "2025", *labels)])
    assert written(changes)[-1].split(" | ")[2] == "O. Hentzau"


def test_what_is_unclear_is_not_written() -> None:
    changes = compare(vocabulary(), STATE, [holder("RUR", "Flavia Elphberg", "")])
    assert written(changes) == []


def binding(**values: str) -> dict[str, dict[str, str]]:
    terms = {"place": "RUR", "person": "http://www.wikidata.org/entity/Q1", "name": "A B"} | values
    return {name: {"type": "literal", "value": value} for name, value in terms.items()}


@pytest.mark.parametrize(
    ("precision", "expected"), [("11", "2025-03-04"), ("10", "2025-03"), ("9", "2025"), ("7", "")]
)
def test_a_date_is_as_exact_as_wikidata_knows_it(precision: str, expected: str) -> None:
    row = binding(start="2025-03-04T00:00:00Z", precision=precision)
    assert read_holders([row])[0].start == expected


def test_an_unknown_value_for_a_date_is_none() -> None:
    blank = binding(start="http://www.wikidata.org/.well-known/genid/1")
    assert read_holders([blank])[0].start == ""


def test_the_latest_of_several_holders_without_an_end_is_the_one() -> None:
    rows = [
        binding(name=f"P{year}", start=f"{year}-01-01T00:00:00Z") for year in (2021, 2024, 2019)
    ]
    assert [holder.name for holder in read_holders(rows)] == ["P2024"]


def test_aliases_come_apart() -> None:
    assert read_holders([binding(aliases="X Y|Z")])[0].aliases == ("X Y", "Z")
