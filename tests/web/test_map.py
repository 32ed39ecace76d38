"""The map of the reading desk, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import Desk, place

pytestmark = [pytest.mark.web, pytest.mark.stack]


def ready(page: Page) -> None:
    """Wait until the map of the present question is there."""
    expect(page.get_by_label("Map", exact=True)).to_have_attribute("aria-busy", "false")
    expect(page.locator(".map")).to_be_visible()


def test_every_country_of_the_vocabulary_is_drawn_and_the_table_has_its_count(desk: Desk) -> None:
    page = desk.open("#/map")
    ready(page)
    page.locator("[data-code=XKX]").wait_for()
    drawn = "places => places.map(place => place.dataset.code)"
    codes = page.locator("[data-code]").evaluate_all(drawn)
    known = desk.ask("/vocabulary/countries")["countries"]
    assert sorted(codes) == sorted(each["id"] for each in known)
    told = desk.ask("/facets/country", facet_size=300)["values"]
    rows = page.locator(".twin-table tbody tr").all_text_contents()
    assert rows == [f"{each['label']}{each['count']:,}" for each in told]
    expect(page.locator(".map")).to_contain_text("Natural Earth")


def test_a_click_on_shape_or_dot_filters_and_another_takes_it_back(desk: Desk) -> None:
    page = desk.open("#/map?q=summit")
    ready(page)
    page.locator("[data-code=CHN]").click()
    expect(page.locator(".filter-bar .facet-country")).to_contain_text("China")
    assert place(page) == {"q": ["summit"], "country": ["CHN"]}
    expect(page.locator("[data-code=CHN]")).to_have_class(re.compile("chosen"))
    page.locator("[data-code=CHN]").click()
    expect(page.locator(".filter-bar .facet-country")).to_have_count(0)
    page.go_back()
    expect(page.locator(".filter-bar .facet-country")).to_contain_text("China")


def test_a_country_of_the_table_leads_to_its_articles(desk: Desk) -> None:
    page = desk.open("#/map", width=390)
    ready(page)
    page.get_by_role("button", name="Show as table").click()
    page.locator(".twin-table a").first.press("Enter")
    expect(page.locator(".results")).to_be_visible()
    assert place(page)["country"] == [desk.ask("/facets/country", facet_size=1)["values"][0]["id"]]
