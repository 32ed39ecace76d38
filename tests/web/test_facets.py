"""The panel of facets of the search view, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.desk import Desk, place, ready

pytestmark = [pytest.mark.web, pytest.mark.stack]


def test_a_value_is_looked_up_in_the_whole_facet(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    countries = page.locator("details.facet-country")
    countries.get_by_label("Search countries").fill("türk")
    countries.get_by_role("button", name=re.compile("^Türkiye ")).click()
    expect(page.locator(".filter-bar")).to_contain_text("Türkiye")
    assert place(page) == {"country": ["TUR"]}


def test_a_value_can_be_left_out_and_asked_for_instead(desk: Desk) -> None:
    page = desk.open("#/search?q=summit")
    ready(page)
    countries = page.locator("details.facet-country")
    countries.get_by_role("button", name="Leave China out").click()
    chip = page.locator(".filter-bar .facet-country")
    expect(chip).to_contain_text("not country China")
    ready(page)
    left = desk.ask("/articles", q="summit", country="-CHN")["total"]["value"]
    expect(page.locator(".summary")).to_contain_text(f"{left:,} article")
    chip.get_by_role("button", name="not country China").click()
    expect(chip).not_to_contain_text("not")
    assert place(page)["country"] == ["CHN"]
    chip.get_by_role("button", name="Remove China").click()
    expect(chip).to_have_count(0)
    assert place(page) == {"q": ["summit"]}


def test_a_value_that_begins_with_a_minus_sign_is_no_exclusion(desk: Desk) -> None:
    page = desk.open("#/search?q=trapezohedron")
    sources = page.locator("details.facet-source")
    sources.get_by_role("button", name=re.compile("^-30- ")).click()
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator(".row h3")).to_have_text("Dashes")
    assert place(page)["source"] == ["\\-30-"]
    sources.get_by_role("button", name="Leave -30- out").click()
    expect(page.locator(".row h3")).not_to_contain_text("Dashes")
    assert place(page)["source"] == ["--30-"]


def test_the_tree_of_events_opens_to_its_modes(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    events = page.locator("details.facet-event")
    events.get_by_role("button", name="Kinds of Consultation").click()
    events.get_by_role("button", name=re.compile("^Meeting ")).click()
    expect(page.locator(".filter-bar")).to_contain_text("Meeting")
    ready(page)
    found = desk.ask("/articles", event="consult/meeting")["total"]["value"]
    expect(page.locator(".summary")).to_contain_text(f"{found:,} articles")


@pytest.mark.parametrize(
    ("label", "parameter"),
    [
        ("Count unlikely events too", {"confidence": "any"}),
        ("All in one and the same event", {"same_event": "true"}),
        ("All chosen values, not any", {"match": "all"}),
    ],
)
def test_options_change_what_is_found(desk: Desk, label: str, parameter: dict[str, str]) -> None:
    chosen = {"country": ["CHN", "USA"], "event": "consult"}
    page = desk.open("#/search?country=CHN&country=USA&event=consult")
    ready(page)
    page.get_by_text("How filters work together").click()
    page.get_by_label(label).check()
    ready(page)
    found = desk.ask("/articles", **chosen, **parameter)["total"]["value"]
    expect(page.locator(".summary")).to_contain_text(f"{found:,} article")
    assert place(page).items() >= {name: [value] for name, value in parameter.items()}.items()


def test_days_bound_what_is_found(desk: Desk) -> None:
    page = desk.open("#/search?date_from=2024-01-01")
    page.get_by_role("group", name="Published").get_by_label("to").fill("2024-12-31")
    expect(page.locator(".filter-bar")).to_contain_text("published 1 Jan 2024 – 31 Dec 2024")
    ready(page)
    bounds = {"date_from": "2024-01-01", "date_to": "2024-12-31"}
    found = desk.ask("/articles", **bounds)["total"]["value"]
    expect(page.locator(".summary")).to_contain_text(f"{found:,} article")
