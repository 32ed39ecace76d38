"""Who heads the members of the UN since 2000, or why nobody does."""

from datetime import date

import pytest

from infra.vocabulary import heads
from infra.vocabulary.heads import Vacancy, read_reasons, vacancies
from shared.vocabulary import load
from tests.unit.vocabulary.sources import built

CHECKED = date(2026, 11, 27)
"""Day on which the table was last looked through for vacancies."""


def test_a_vacancy_is_more_than_a_month_without_a_head() -> None:
    assert vacancies(built(), date(2026, 1, 1), ["RUR"]) == [
        Vacancy("RUR", "state", date(2000, 1, 1), date(2010, 1, 1)),
        Vacancy("RUR", "government", date(2000, 1, 1), date(2026, 1, 1)),
    ]
    assert vacancies(built(), date(2000, 1, 31), ["RUR"]) == []


def test_a_vacancy_touches_years() -> None:
    assert list(Vacancy("RUR", "state", date(2000, 12, 1), date(2002, 1, 2)).years) == [
        2000,
        2001,
        2002,
    ]


@pytest.mark.parametrize(
    ("row", "tells"),
    [
        ("RUR | state | 2000..2010 | none | a novel", True),
        ("RUR | state | 1999-12-01.. | none | a novel", True),
        ("RUR | state | 2000..2009 | none | a novel", False),
        ("RUR | state | 2000-01-02.. | none | a novel", False),
        ("RUR | government | 2000.. | none | a novel", False),
        ("GRA | state | 2000.. | none | a novel", False),
    ],
)
def test_a_reason_holds_for_all_of_a_vacancy(row: str, tells: bool) -> None:
    (reason,) = read_reasons(row)
    vacancy = Vacancy("RUR", "state", date(2000, 1, 1), date(2010, 1, 1))
    assert reason.tells(vacancy) is tells


def test_there_are_193_members() -> None:
    assert len(heads.UN_MEMBERS) == 193
    assert load().countries.keys() >= heads.UN_MEMBERS


def test_no_member_is_without_a_head_unless_the_reason_is_told() -> None:
    reasons = read_reasons(heads.REASONS.read_text("utf-8"))
    found = vacancies(load(), CHECKED)
    assert [one for one in found if not any(reason.tells(one) for reason in reasons)] == []
    assert [reason for reason in reasons if not any(map(reason.tells, found))] == []
    assert all(reason.text and reason.source for reason in reasons)


def test_the_command_prints_each_with_its_years_and_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    heads.main()
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("AFG government 2001-11-13..2014-09-29 (2001-2014): the president")
