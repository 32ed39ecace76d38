"""docs/costs.md holds what the data files give, and the arithmetic is AWS's."""

from datetime import date

import pytest

from infra.costs.__main__ import GROWTH, PAGE, growth_text, page_text
from infra.costs.bill import Bill
from infra.costs.growth import STEPS, gigabytes, month
from infra.costs.inputs import ENGINES, Figure, figures, prices
from infra.costs.measurement import measure

MILLION = 1_000_000


@pytest.fixture(scope="module")
def bill() -> Bill:
    return Bill(prices(), figures())


def test_the_page_is_what_the_script_writes() -> None:
    current = PAGE.read_text("utf-8")
    assert page_text(current) == current, "run `python -m infra.costs`"


def test_the_table_of_growth_is_what_the_script_writes() -> None:
    current = GROWTH.read_text("utf-8")
    assert growth_text(current) == current, "run `python -m infra.costs`"


def test_each_step_of_growth_fits_its_engine(bill: Bill) -> None:
    for step in STEPS:
        assert step.articles <= bill.room(step.engine), step
        assert gigabytes(bill, step) / step.shards <= 30, step
    months = [month(bill, step) for step in STEPS]
    assert months == sorted(months)


def test_each_price_has_a_source_and_a_day_that_has_passed() -> None:
    for price in prices().values():
        assert price.source
        assert date(2020, 1, 1) < date.fromisoformat(price.date) <= date.today()
        assert price.verified in ("by AWS", "by others", "no")
        assert price.usd > 0


def test_no_price_that_is_not_verified_is_in_a_sum() -> None:
    known = {name: price for name, price in prices().items() if price.verified != "no"}
    sure = Bill(known, figures())
    bills = (sure.files(1), sure.lines(1), sure.searches(1))
    assert all(bills)
    assert sure.comprehend(1) > 0
    assert all(sure.idle(engine, 1) for engine in ENGINES)


def test_each_figure_has_a_source() -> None:
    assert all((figure.source and figure.unit) for figure in figures().values())


def test_measured_figures_are_those_that_a_measurement_gives() -> None:
    """Sizes and requests are the same on every machine; times are not measured here."""
    known = figures()
    for name, value in measure().items():
        assert known[name].value == pytest.approx(value, rel=0.1, abs=0.5), name


def test_a_million_calls_cost_what_aws_says(bill: Bill) -> None:
    """3.50 for the calls; 0.20 for requests and a GB-second's price for each second."""
    free = dict(bill.figure, **{"page seconds": Figure("page seconds", 1.0, "s", "test")})
    told = Bill(bill.price, free).searches(MILLION)
    assert told["API Gateway"] == pytest.approx(3.50)
    assert told["Lambda"] == pytest.approx(0.20 + 16.67)


def test_comprehend_bills_units_of_100_characters_and_three_at_least(bill: Bill) -> None:
    def of(characters: int) -> float:
        figure = Figure("article characters", characters, "", "test")
        return Bill(bill.price, bill.figure | {figure.name: figure}).comprehend(1)

    assert of(1) == of(300) == pytest.approx(0.0003)
    assert of(301) == pytest.approx(0.0004)


def test_lines_cost_less_than_files_and_larger_engines_more(bill: Bill) -> None:
    assert sum(bill.lines(MILLION).values()) < sum(bill.files(MILLION).values())
    months = [sum(bill.idle(engine, MILLION).values()) for engine in ENGINES]
    assert months == sorted(months)


def test_no_engine_is_given_more_than_it_takes(bill: Bill) -> None:
    for engine in ENGINES:
        files, lines = bill.rates(engine)
        assert 0 < files <= lines <= bill.engine_rate(engine)
