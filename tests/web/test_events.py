"""The events table of the deployed stack in a real browser."""

import csv
import io
import re
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.desk import (
    HOSTILE,
    Desk,
    place,
    ready,
    require_plain_text,
)

pytestmark = [pytest.mark.web, pytest.mark.stack]


def quotes(page: Page) -> list[str]:
    """The sentences that the table shows, in its order."""
    return page.locator(".event-quote").all_text_contents()


def told(answer: dict[str, Any]) -> list[str]:
    """The sentences of an answer of the API."""
    return [row["quote"] for row in answer["events"]]


def test_the_table_has_the_rows_of_the_api(desk: Desk) -> None:
    answer = desk.ask("/events", country="USA", limit=50)
    page = desk.open("#/events?country=USA")
    ready(page)
    expect(page.locator(".summary > [role=status]")).to_contain_text(
        f"{answer['total']['value']:,} event"
    )
    assert quotes(page) == told(answer)
    row = page.get_by_role("row").nth(1)
    first = answer["events"][0]
    expect(row).to_contain_text(first["label"])
    expect(row).to_contain_text(first["status"])
    for one in first["actors"] + first["recipients"]:
        expect(row).to_contain_text(one["name"])


@pytest.mark.parametrize(
    ("column", "clicks", "sort"),
    [
        ("Date", 1, "event_oldest"),
        ("Sentence and article", 1, "newest"),
        ("Sentence and article", 2, "oldest"),
    ],
)
def test_columns_sort_both_ways(desk: Desk, column: str, clicks: int, sort: str) -> None:
    page = desk.open("#/events")
    ready(page)
    for _ in range(clicks):
        page.get_by_role("columnheader", name=column).get_by_role("button").click()
    expect(page.get_by_label("Order")).to_have_value(sort)
    ready(page)
    expect(page.locator(".event-quote").first).to_have_text(
        told(desk.ask("/events", sort=sort, limit=1))[0]
    )
    assert quotes(page) == told(desk.ask("/events", sort=sort, limit=50))


def test_pages_lose_no_row_and_the_file_has_the_same(desk: Desk) -> None:
    some = {"date_from": "1990-01-01", "date_to": "2019-12-31"}
    page = desk.open(f"#/events?{urlencode(some)}")
    ready(page)
    total = desk.ask("/events", **some, limit=1)["total"]["value"]
    assert total > 50, "more than a page"
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    text = saved.value.path().read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert re.fullmatch(r"summitry-events-[\d-]+\.csv", saved.value.suggested_filename)
    expect(page.locator(".save-table")).to_contain_text(f"Saved {total:,} events")
    seen = quotes(page)
    while page.get_by_role("link", name="Next page").count():
        before = seen[-1]
        page.get_by_role("link", name="Next page").click()
        expect(page.locator(".event-quote").last).not_to_have_text(before)
        ready(page)
        seen += quotes(page)
    assert len(rows) == len(seen) == total
    assert seen == [row["quote"].removeprefix("'") for row in rows]


def test_a_file_of_several_parts_is_one_table(desk: Desk) -> None:
    page = desk.open("#/events", expected=["429"])
    answers = [
        (429, {"retry-after": "1"}, "{}"),
        (200, {"link": '</v1/export/events.csv?cursor=two>; rel="next"'},
         'article,quote\r\n1,"a ""\r\nb"\r\n"# more rows follow: x,y",\r\n'),
        (200, {}, "2,c\r\n"),
    ]  # fmt: skip
    page.route(
        "**/export/events.csv*",
        lambda route: route.fulfill(
            **dict(zip(("status", "headers", "body"), answers.pop(0), strict=True))
        ),
    )
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    expect(page.locator(".save-table")).to_contain_text("Saved 2 events")
    assert saved.value.path().read_bytes() == b'article,quote\r\n1,"a ""\r\nb"\r\n2,c\r\n'


def test_a_tag_filters_and_a_row_leads_to_its_words(desk: Desk) -> None:
    page = desk.open("#/events?event=consult")
    ready(page)
    page.locator("[data-label=Who] .chip").first.click()
    expect(page.locator(".filter-bar .facet-actor")).to_be_visible()
    ready(page)
    [actor] = place(page)["actor"]
    [first, *_] = desk.ask("/events", event="consult", actor=actor)["events"]
    page.locator(".event-quote").first.click()
    page.wait_for_url(f"**#/article/{first['article']['id']}?*")
    assert place(page)["at"] == [f"{first['field']}-{first['trigger'][0]}"]


def test_unlikely_events_show_on_request(desk: Desk) -> None:
    page = desk.open("#/events")
    ready(page)
    page.get_by_label("Unlikely ones too").check()
    total = desk.ask("/events", confidence="any", limit=1)["total"]["value"]
    assert total > desk.ask("/events", limit=1)["total"]["value"]
    expect(page.locator(".summary > [role=status]")).to_contain_text(f"{total:,} events")


def test_rows_are_cards_on_a_phone(desk: Desk) -> None:
    page = desk.open("#/events?leader=xi-jinping", width=390)
    ready(page)
    expect(page.get_by_role("cell").first).to_be_visible()
    assert (
        page.get_by_role("cell").first.evaluate("cell => getComputedStyle(cell).display")
        != "table-cell"
    )


def test_markup_in_an_event_stays_text(desk: Desk) -> None:
    page = desk.open()

    def hostile(route: Route) -> None:
        answer = route.fetch().json()
        first = answer["events"][0]
        first |= {"quote": HOSTILE, "label": HOSTILE, "field": "body"}
        first["article"] |= {"title": HOSTILE, "source": HOSTILE}
        first["actors"] = [{"facet": "leader", "id": HOSTILE, "name": HOSTILE}]
        route.fulfill(json=answer)

    page.route("**/events?*", hostile)
    page.goto(f"{desk.stack.web}#/events")
    row = page.get_by_role("row").nth(1)
    actor = "[data-label=Who] .chip"
    for shown in (".event-quote", ".event-title", ".row-source", ".facet-event", actor):
        require_plain_text(page, row.locator(shown).first)


def test_nothing_found_and_a_wrong_filter_say_what_to_do(desk: Desk) -> None:
    page = desk.open(
        "#/events?event=protest&leader=pope-francis&status=denied", expected=["400", "422"]
    )
    expect(page.get_by_role("heading", name="No event matches")).to_be_visible()
    page.goto(f"{desk.stack.web}#/events?country=Atlantis")
    expect(page.get_by_role("alert")).to_contain_text("Atlantis")
