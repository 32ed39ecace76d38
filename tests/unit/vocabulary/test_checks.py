"""Every rule of the checks, each against one thing broken, with its file and line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.vocabulary.checks import check
from tests.unit.vocabulary.sources import SOUND, told, with_change, with_line

LEADERS = "leaders/all.psv"


def test_sound_files_have_no_problems() -> None:
    assert told(SOUND) == []


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("blockers.psv", "dish", "3: expected 2 cells, found 1"),
        ("blockers.psv", "place | New Ruritania", "3: 'New Ruritania' is there twice"),
        ("blockers.psv", "place | New York", "3: 'New York' blocks nothing: no country's form"),
        ("blockers.psv", "dish | a <demonym> pie", "3: 'a <demonym> pie' does not begin or end"),
        ("blockers.psv", "dish | <adjective> pie", "3: '<adjective> pie' does not begin or end"),
        ("cities.psv", "XYZ |  | Zenda", "4: country XYZ is not in countries.psv"),
        ("countries.psv", "RUR | Ruritania | |", "5: country RUR is there twice"),
        ("countries.psv", "Ru | Rumania | |", "5: 'Ru' is no alpha-3 code"),
        ("country_forms.psv", "XYZ | name | | Xyz", "8: country XYZ is not in countries.psv"),
        ("country_forms.psv", "RUR | nick | | Ru", "8: kind 'nick' is unknown; known are name,"),
        ("country_forms.psv", "RUR | name | odd | Ru", "8: flag 'odd' is unknown; known are exact"),
        ("country_forms.psv", "GRA | name | | ruritania", "8: 'ruritania' is a form of RUR too"),
        (LEADERS, "a-b | A B |  | queen RUR 2001..", "6: office queen is not in offices.psv"),
        (LEADERS, "a-b | A B |  | chief guild 2001..", "6: guild is neither a country code nor"),
        (LEADERS, "a-b | A B |  | minister XYZ 2001..", "6: country XYZ is not in countries.psv"),
        (LEADERS, "a-b | A B |  | minister since 2001", "6: term 'minister since 2001' is not"),
        (LEADERS, "a-b | A B |  | minister RUR 2001-02-30..", "6: minister RUR 2001-02-30..: day "),
        (LEADERS, "a-b | A B |  | minister RUR 2001-13..", "6: minister RUR 2001-13..: month "),
        (
            LEADERS,
            "a-b | A B |  | minister RUR 2005..2004",
            "6: minister RUR 2005..2004 ends before",
        ),
        (LEADERS, "a-b | A B |  | minister RUR 2030..", "6: minister RUR 2030.. begins after"),
        (LEADERS, "a-b | A B |  |", "6: a-b has no term of office"),
        (LEADERS, "A_B | A B |  | minister RUR 2001..", "6: id 'A_B' is not a slug"),
        (LEADERS, "a-b |  |  | minister RUR 2001..", "6: a-b has no name"),
        (LEADERS, "a-b | A B | C D; C D | minister RUR 2001..", "6: a-b has an alias twice"),
        ("offices.psv", "count | Count | peer | region | one | count", "4: kind 'peer' is unknown"),
        ("offices.psv", "count | Count | leader | top | one | count", "4: rank 'top' is unknown"),
        ("offices.psv", "count | Count | leader | region | few | count", "4: holders is 'few'"),
        (
            "offices.psv",
            "king | King | leader | region | one | rex",
            "4: office king is there twice",
        ),
        ("offices.psv", "count | Count | leader | region | one | Count", "4: title 'Count' is not"),
        (
            "offices.psv",
            "count | Count | leader | region | one | count; count",
            "4: title 'count' ",
        ),
        ("organisations.psv", "x | X | club |  |", "4: kind is 'club', not international or"),
        ("organisations.psv", "x | X | movement | XYZ |", "4: country XYZ is not in countries.psv"),
        (
            "organisations.psv",
            "league | L | movement |  |",
            "4: organisation league is there twice",
        ),
        ("places.psv", "RUR | province | Tarlen\u00a0heim |", "4: character '\\xa0'; only plain"),
        ("places.psv", "RUR | county | Tarlenheim |", "4: kind 'county' is unknown"),
        ("places.psv", "RUR | province | Tarlenheim\t|", "4: character '\\t'; only plain spaces"),
        ("wikidata/countries.psv", "GRA | Q12", "4: expected 3 cells, found 2"),
        ("wikidata/countries.psv", "XYZ | Q12 | list", "4: XYZ is nothing that the vocabulary has"),
        ("wikidata/countries.psv", "RUR | Q11 | list", "4: RUR is there twice"),
        ("wikidata/leaders.psv", "a-b | Q22 | list", "4: a-b is nothing that the vocabulary has"),
        ("wikidata/leaders.psv", "beverly-yetive | 22 | list", "4: '22' is no id of Wikidata"),
        ("wikidata/leaders.psv", "beverly-yetive | Q21 | list", "4: Q21 is of rudolf-elphberg too"),
    ],
)
def test_a_broken_line_is_told_with_file_and_line(file: str, line: str, message: str) -> None:
    problems = told(with_line(file, line))
    assert any(problem.startswith(f"{file}:{message}") for problem in problems), problems


def test_two_people_in_a_single_office_at_once() -> None:
    broken = with_change(LEADERS, "king RUR 2010..2020-05-01", "king RUR 2010..2021")
    assert told(broken) == [
        f"{LEADERS}:4: king RUR 2010..2021 of michael-strelsau overlaps "
        f"king RUR 2020-05-01.. of rudolf-elphberg ({LEADERS}:3)"
    ]


@pytest.mark.parametrize("end", ["2020-05-01", "2020-05", "2020"])
def test_a_handover_is_no_overlap_whatever_the_precision(end: str) -> None:
    assert told(with_change(LEADERS, "2010..2020-05-01", f"2010..{end}")) == []


def test_an_office_of_many_may_be_held_at_once_but_not_twice_by_one() -> None:
    other = "a-b | A B |  | minister RUR 2009..; minister RUR 2012..2014"
    problems = told(with_line(LEADERS, other))
    assert [problem.partition(" of ")[0] for problem in problems] == [
        f"{LEADERS}:6: minister RUR 2012..2014"
    ]


def test_two_leaders_of_one_id() -> None:
    twin = "rudolf-elphberg | Rudolf the Sixth |  | minister RUR 2001.."
    assert f"{LEADERS}:6: leader rudolf-elphberg is there twice" in told(with_line(LEADERS, twin))


def test_two_leaders_of_one_full_name_whatever_the_accents() -> None:
    twin = "r-e | R. E. | Rúdolph Elphberg | minister RUR 2001.."
    message = f"{LEADERS}:6: 'Rúdolph Elphberg' is a name of rudolf-elphberg too"
    assert told(with_line(LEADERS, twin)) == [message]


def test_a_shared_form_of_countries_is_fine_where_one_says_so() -> None:
    assert told(with_line("country_forms.psv", "GRA | demonym | shared | Ruritanian")) == []


@pytest.mark.parametrize("file", ["countries.psv", "country_forms.psv", LEADERS, "places.psv"])
@pytest.mark.parametrize("header", ["source", "as_of"])
def test_facts_say_their_source_and_day(file: str, header: str) -> None:
    problems = told(with_change(file, f"# {header}: ", f"# no {header} "))
    assert any(problem.startswith(f"{file}:0: no header `# {header}: ") for problem in problems)


def test_a_day_that_does_not_exist_is_no_as_of() -> None:
    assert told(with_change("places.psv", "2026-01-01", "2026-02-30")) == [
        "places.psv:0: no header `# as_of: YYYY-MM-DD`"
    ]


def test_the_last_line_ends() -> None:
    assert told({**SOUND, "offices.psv": SOUND["offices.psv"].rstrip("\n")}) == [
        "offices.psv:3: no line end at the end"
    ]


@given(
    file=st.sampled_from(sorted(SOUND)),
    line=st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=60)
    | st.lists(
        st.sampled_from(
            ["king", "RUR", "rudolf-elphberg", "2001..", "|", ";", " ", "x-y", "<name>"]
        )
    ).map(" ".join),
)
def test_no_line_makes_the_checks_fail(file: str, line: str) -> None:
    _, problems = check(with_line(file, line))
    assert all(problem.line >= 0 and problem.file in SOUND for problem in problems)
