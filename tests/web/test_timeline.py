"""The timeline of the reading desk, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import Desk, place

pytestmark = [pytest.mark.web, pytest.mark.stack]


def ready(page: Page) -> None:
    """Wait until the timeline of the present question is there."""
    expect(page.get_by_label("Timeline", exact=True)).to_have_attribute("aria-busy", "false")
    expect(page.locator(".timeline")).to_be_visible()


def test_a_strip_for_each_value_says_what_the_api_counts(desk: Desk) -> None:
    page = desk.open("#/timeline?split=country&interval=year")
    ready(page)
    told = desk.ask("/timeline", split="country", interval="year", facet_size=8)
    labels = page.locator(".timeline-label").all_text_contents()
    assert labels[1:] == [f"{each['label']} {each['count']:,}" for each in told["series"]]
    cells = page.locator(".twin-table tbody tr").first.locator("th, td").all_inner_texts()
    first = told["buckets"][0]
    assert cells[:2] == [first["start"][:4], f"{first['count']:,}"]
    expect(page.locator(".timeline")).to_contain_text(f"Not shown: {told['undated']:,} article")
    page.get_by_role("group", name="Countries shown").get_by_role("button").first.click()
    assert place(page)["country"] == [told["series"][0]["id"]]


def test_dragging_and_the_fields_of_days_filter_alike(desk: Desk) -> None:
    page = desk.open("#/timeline?by=event_date&interval=year")
    ready(page)
    told = desk.ask("/timeline", by="event_date", interval="year")["buckets"]
    frame = page.locator(".timeline-frame").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + 2, frame["y"] + 60)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] - 2, frame["y"] + 60)
    page.mouse.up()
    years = {
        "event_date_from": [told[0]["start"]],
        "event_date_to": [f"{told[-1]['start'][:4]}-12-31"],
    }
    assert place(page) == {"by": ["event_date"], **years}
    days = page.locator(".timeline-controls").get_by_role("group", name="Day of the event")
    expect(days.get_by_label("from")).to_have_value(told[0]["start"])
    days.get_by_label("from").fill("2019-01-01")
    days.get_by_label("to").fill("2019-12-31")
    days.get_by_label("to").press("Tab")
    expect(page.locator(".filter-bar")).to_contain_text("1 Jan 2019 – 31 Dec 2019")
    expect(page.locator(".twin-table caption")).to_have_text("Articles by week of their events")


def test_a_stretch_of_the_table_leads_to_its_articles(desk: Desk) -> None:
    page = desk.open("#/timeline?split=event", width=390)
    ready(page)
    page.get_by_role("button", name="Show as table").click()
    page.locator(".twin-table a").first.click()
    expect(page.locator(".results")).to_be_visible()
    assert set(place(page)) == {"date_from", "date_to"}
