"""Research questions as a journalist, an analyst or a data engineer has them, answered by clicks.

Each begins on the page as it opens. A press of a button of the mouse is a click, and so is Enter.
A choice in a list is two. Typing is free, the key `/` and the tabulator included. A question that
takes more than four clicks is a fault of the page.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import Desk, ready, total

pytestmark = [pytest.mark.web, pytest.mark.stack]

MOST_CLICKS = 4
ROOT = Path(__file__).parents[2]
CLICKS = {
    question: int(clicks)
    for question, clicks in re.findall(
        r"^\| (.+\?) \| .+ \| (\d) \|$",
        (ROOT / "docs/reading-desk.md").read_text("utf-8"),
        re.MULTILINE,
    )
}
"""What the documents say that each question takes; the docstring of its test is the question."""
_COUNT = """
globalThis.clicks = 0;
const counts = (name, clicks, isOne) =>
  addEventListener(name, (event) => { if (isOne(event)) globalThis.clicks += clicks; }, true);
counts("pointerdown", 1, ({ isTrusted }) => isTrusted);
counts("keydown", 1, ({ key, isTrusted }) => isTrusted && key === "Enter");
counts("change", 2, ({ target }) => target instanceof HTMLSelectElement);
"""


@pytest.fixture
def page(desk: Desk, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page as it opens; at the end the clicks on it are counted."""
    told = CLICKS[request.function.__doc__]
    opened = desk.open()
    ready(opened)
    opened.evaluate(_COUNT)
    yield opened
    assert opened.evaluate("clicks") == told <= MOST_CLICKS


def go(page: Page, view: str) -> None:
    """Go to a view by the navigation."""
    page.get_by_role("navigation", name="Views").get_by_role("link", name=view).click()


def take(page: Page, typed: str, facet: str) -> None:
    """Type a name, and take the first value of a facet that is suggested."""
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.locator(f".suggestion.facet-{facet}").first.click()
    expect(page.locator(f".filter-bar .facet-{facet}")).to_be_visible()


def open_article(desk: Desk, page: Page, words: str) -> dict[str, Any]:
    """Search for words and open the first article; the API tells which that is."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    [found, *_] = desk.ask("/articles", q=words)["articles"]
    page.get_by_role("heading", name=found["title"]).get_by_role("link").first.click()
    article: dict[str, Any] = desk.ask(f"/articles/{found['id']}")
    expect(page.locator("h1")).to_have_text(article["title"])
    return article


def expect_events(desk: Desk, page: Page, **question: str) -> None:
    """Expect the table to have just the events that the API has for a question."""
    events = desk.ask("/events", limit=50, **question)["events"]
    assert events
    expect(page.locator(".event-quote")).to_have_text([each["quote"] for each in events])


def table(page: Page) -> list[str]:
    """The rows of the table that says the same as a picture."""
    return page.locator(".twin-table tbody tr").all_text_contents()


def test_who_visited_singapore_in_2018(desk: Desk, page: Page) -> None:
    """Who visited Singapore in 2018?"""
    go(page, "Events")
    take(page, "visit", "event")
    take(page, "singapore", "country")
    page.locator("summary", has_text="Days").click()
    days = page.get_by_role("group", name="Day of the event")
    days.get_by_label("from").fill("2018-01-01")
    days.get_by_label("to").fill("2018-12-31")
    year = {"event_date_from": "2018-01-01", "event_date_to": "2018-12-31"}
    expect_events(desk, page, event="consult/visit", country="SGP", **year)
    row = page.get_by_role("row", name="land in Singapore").first
    expect(row.locator("[data-label=Who]")).to_have_text("Donald TrumpKim Jong Un")


def test_which_summits_are_planned(desk: Desk, page: Page) -> None:
    """Which summits are planned?"""
    take(page, "summit", "event")
    page.locator(".facet-status").get_by_role("button", name=re.compile("^planned", re.I)).click()
    go(page, "Events")
    expect_events(desk, page, event="consult/multilateral", status="planned")


def test_what_did_trump_do_to_china(desk: Desk, page: Page) -> None:
    """What did Donald Trump do to China?"""
    take(page, "trump", "leader")
    take(page, "china", "country")
    go(page, "Events")
    expect_events(desk, page, leader="donald-trump", country="CHN")
    row = page.get_by_role("row", name="called off a rise in tariffs").first
    expect(row.locator("[data-label=Who]")).to_have_text("Donald Trump")
    expect(row.locator("[data-label='To whom']")).to_have_text("China")


def test_which_events_were_denied(desk: Desk, page: Page) -> None:
    """Which events were denied?"""
    go(page, "Events")
    page.locator(".facet-status").get_by_role("button", name=re.compile("^denied", re.I)).click()
    expect_events(desk, page, status="denied")


def test_where_did_people_protest(desk: Desk, page: Page) -> None:
    """Where did people protest?"""
    page.get_by_role("link", name="Where did people protest?").click()
    go(page, "Map")
    page.get_by_role("button", name="Show as table").click()
    told = desk.ask("/facets/country", event="protest", facet_size=300)["values"]
    rows = [f"{each['label']}{each['count']:,}" for each in told]
    expect(page.locator(".twin-table tbody tr")).to_have_text(rows)


def test_when_did_something_happen_to_north_korea(desk: Desk, page: Page) -> None:
    """When did something happen to North Korea?"""
    take(page, "north korea", "country")
    go(page, "Timeline")
    page.get_by_label("Days of").select_option("events")
    caption = page.locator(".twin-table caption")
    expect(caption).to_contain_text("of their events")
    interval = caption.inner_text().removeprefix("Articles by ").split()[0]
    told = desk.ask("/timeline", country="PRK", by="event_date", interval=interval)["buckets"]
    counts = [row.locator("td").inner_text() for row in page.locator(".twin-table tbody tr").all()]
    assert counts == [f"{each['count']:,}" for each in told]


def test_who_meets_with_whom(desk: Desk, page: Page) -> None:
    """Who meets with whom?"""
    page.get_by_role("link", name="Who met whom?").click()
    go(page, "Network")
    page.get_by_label("Between").select_option("leader,leader")
    between = {"between": "leader,leader", "same_event": "true", "facet_size": "30"}
    told = desk.ask("/network", event="consult/meeting", **between)
    names = {node["id"]: node["label"] for node in told["nodes"]}
    expect(page.locator(".twin-table caption")).to_contain_text("pairs of leaders in one event")
    pairs = [
        f"{names[each['source']]}{names[each['target']]}{each['count']:,}" for each in told["edges"]
    ]
    assert sorted(table(page)) == sorted(pairs)


def test_a_table_for_the_spreadsheet(desk: Desk, page: Page) -> None:
    """Can I have this as a table?"""
    take(page, "singapore", "country")
    go(page, "Events")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as CSV").click()
    saved = saving.value.path().read_text(encoding="utf-8")
    told = desk.api.get("/export/events.csv", params={"country": "SGP"}).raise_for_status().text
    assert list(csv.reader(io.StringIO(saved))) == list(csv.reader(io.StringIO(told)))
    assert "Donald Trump" in saved


def test_a_name_in_another_spelling(desk: Desk, page: Page) -> None:
    """What is there about Lukashenko, whom others write Lukashenka?"""
    take(page, "lukashenka", "leader")
    expect(page.locator(".filter-bar")).to_contain_text("Aleksandr Lukashenko")
    found = desk.ask("/articles", leader="aleksandr-lukashenko")
    expect(page.locator(".row h3")).to_have_text([each["title"] for each in found["articles"]])
    assert total(page) == found["total"]["value"] > 0


def test_why_is_this_tag_here(desk: Desk, page: Page) -> None:
    """Why is this tag here?"""
    article = open_article(desk, page, "BRICS Johannesburg video")
    mention = next(each for each in article["mentions"] if each["facet"] == "leader")
    page.locator(f"#{mention['field']}-{mention['start']}").click()
    card = page.locator("#why")
    expect(card).to_contain_text(f"“{mention['surface']}”")
    expect(card).to_contain_text(f"({mention['rule']})")
    expect(card).to_contain_text(mention["id"])


def test_what_else_is_there_on_the_matter(desk: Desk, page: Page) -> None:
    """What else is there on the matter?"""
    article = open_article(desk, page, "BRICS Johannesburg video")
    near = desk.ask(f"/articles/{article['id']}/similar")["articles"]
    expect(page.locator(".near a")).to_have_count(len(near))
    page.locator(".near").get_by_role("link", name=near[0]["title"]).first.click()
    expect(page.locator("h1")).to_have_text(near[0]["title"])


def test_the_original_of_an_article(desk: Desk, page: Page) -> None:
    """What did the original look like?"""
    article = open_article(desk, page, "Zelensky Trump St Peter's")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save the uploaded file").click()
    original = ROOT / "samples/text/st-peters-meeting.txt"
    assert saving.value.suggested_filename == Path(article["key"]).name
    assert saving.value.path().read_bytes() == original.read_bytes()


def test_what_is_new_since_last_week(desk: Desk, page: Page) -> None:
    """What is new since last week?"""
    go(page, "New")
    page.get_by_label("Since").select_option("a week ago")
    expect(page.get_by_role("heading", name="New since")).to_be_visible()
    week_ago = datetime.now(UTC).date() - timedelta(days=7)
    told = desk.ask("/articles", indexed_from=week_ago.isoformat(), sort="arrived")
    expect(page.locator(".row h3")).to_have_text([each["title"] for each in told["articles"]])
    expect(page.locator(".summary")).to_contain_text(f"{told['total']['value']:,} new article")


def test_how_do_i_send_this_search_to_a_colleague(desk: Desk, page: Page) -> None:
    """How do I send this search to a colleague?"""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    take(page, "summit", "event")
    page.get_by_role("button", name="Copy as").click()
    page.get_by_role("button", name="Copy Link").click()
    expect(page.get_by_role("dialog")).to_contain_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert desk.stack.read_key not in link
    other = desk.open("#/upload")
    other.goto(link)
    expect(other.locator(".filter-bar")).to_contain_text("Summit")
    ready(other)
    assert total(other) == desk.ask("/articles", event="consult/multilateral")["total"]["value"]
