"""The search view of the deployed stack in a real browser."""

import re
import statistics

import pytest
from playwright.sync_api import expect

from tests.web.desk import Desk, place, ready, total

pytestmark = [pytest.mark.web, pytest.mark.stack]

KEYPRESS = """async (letter) => {
  const field = document.activeElement;
  const started = performance.now();
  field.value += letter;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
  (globalThis.keyTimes ??= []).push(performance.now() - started);
}"""
"""Types a letter into the field with the focus, and notes the milliseconds until it shows."""


def test_words_find_what_the_api_finds_and_are_marked(desk: Desk) -> None:
    page = desk.open()
    page.get_by_label("Search the archive").fill("summit")
    page.keyboard.press("Enter")
    expect(page.locator(".row mark").first).to_have_text(re.compile("summit", re.IGNORECASE))
    ready(page)
    assert place(page) == {"q": ["summit"]}
    assert total(page) == desk.ask("/articles", q="summit")["total"]["value"]


@pytest.mark.parametrize(
    ("typed", "facet", "label"),
    [
        ("xi jinp", "leader", "Xi Jinping"),
        ("burma", "country", "Myanmar"),
        ("ceasef", "event", "Ceasefire"),
        ("samples of", "source", "Samples of Summitry"),
    ],
)
def test_what_is_typed_suggests_values_of_each_kind(
    desk: Desk, typed: str, facet: str, label: str
) -> None:
    page = desk.open("#/search?status=occurred")
    page.get_by_label("Search the archive").press_sequentially(typed)
    page.locator(f".suggestion.facet-{facet}", has_text=label).first.click()
    expect(page.locator(f".filter-bar .facet-{facet}")).to_contain_text(label)
    assert place(page).keys() == {"status", facet}
    expect(page.get_by_label("Search the archive")).to_have_value("")


def test_a_suggestion_joins_the_words_that_were_searched_for(desk: Desk) -> None:
    page = desk.open("#/search?q=summit")
    ready(page)
    page.get_by_label("Search the archive").fill("xi jinp")
    page.get_by_role("option", name="leader Xi Jinping").click()
    expect(page.locator(".filter-bar")).to_contain_text("Xi Jinping")
    assert place(page) == {"q": ["summit"], "leader": ["xi-jinping"]}
    expect(page.get_by_label("Search the archive")).to_have_value("summit")


def test_a_title_that_is_suggested_leads_to_the_article(desk: Desk) -> None:
    page = desk.open()
    page.get_by_label("Search the archive").press_sequentially("ballots, summits and br")
    page.get_by_role("option", name="Ballots, summits").click()
    page.wait_for_url("**#/article/*")


def test_typing_waits_for_nothing_and_asks_for_little(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    asked: list[str] = []
    page.on("request", lambda it: asked.append(it.url) if "/suggest" in it.url else None)
    field = page.get_by_label("Search the archive")
    field.focus()
    for letter in "xi jinping":
        page.evaluate(KEYPRESS, letter)
    times = page.evaluate("keyTimes")
    assert len(times) == 10
    assert statistics.median(times) < 100, times
    expect(page.locator(".suggestions")).to_be_visible()
    assert len(asked) <= 3


def test_orders_and_stories(desk: Desk) -> None:
    page = desk.open("#/search?q=president")
    page.get_by_label("Order").select_option("oldest")
    oldest = desk.ask("/articles", q="president", sort="oldest", limit=1)["articles"][0]["title"]
    expect(page.locator(".row h3").first).to_have_text(oldest)
    page.get_by_label("One of each story").check()
    expect(page.locator(".summary")).to_contain_text("stories")
    assert place(page) == {"q": ["president"], "sort": ["oldest"], "collapse": ["story"]}


def test_pages_go_on_and_back(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    first = page.locator(".row h3").all_inner_texts()
    page.get_by_role("link", name="Next page").click()
    expect(page.locator(".row h3").first).not_to_have_text(first[0])
    ready(page)
    assert not set(first) & set(page.locator(".row h3").all_inner_texts())
    page.go_back()
    expect(page.locator(".row h3").first).to_have_text(first[0])
    page.go_forward()
    page.get_by_role("link", name="First page").click()
    expect(page.locator(".row h3").first).to_have_text(first[0])
    assert place(page) == {}


def test_another_question_begins_at_the_first_page(desk: Desk) -> None:
    page = desk.open()
    page.get_by_role("link", name="Next page").click()
    ready(page)
    assert place(page).keys() == {"cursor"}
    page.locator(".facet-country .value-name").first.click()
    ready(page)
    assert place(page).keys() == {"country"}


def test_who_does_not_know_what_to_ask_gets_three_questions(desk: Desk) -> None:
    page = desk.open()
    questions = page.locator(".welcome .questions a")
    expect(questions).to_have_count(3)
    for number in range(3):
        page.goto(f"{desk.stack.web}#/search")
        questions.nth(number).click()
        ready(page)
        assert total(page) > 0


def test_what_finds_nothing_says_what_to_do(desk: Desk) -> None:
    page = desk.open("#/search?q=xylophonically&country=CHN")
    expect(page.get_by_role("heading", name="Nothing in the archive matches")).to_be_visible()
    desk.require_accessible(page)
    page.get_by_role("button", name="clear all of them").click()
    ready(page)
    assert place(page) == {}
    assert total(page) > 0


def test_a_question_that_cannot_be_read_says_why(desk: Desk) -> None:
    page = desk.open('#/search?q="never closed', expected=["400", "422"])
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("at character")
    desk.require_accessible(page)
    page.goto(f"{desk.stack.web}#/search?country=Atlantis")
    expect(alert).to_contain_text("Atlantis")


def test_names_in_the_words_are_offered_as_filters(desk: Desk) -> None:
    page = desk.open("#/search?q=xi jinping summit")
    page.locator(".hints .facet-leader", has_text="Xi Jinping").click()
    expect(page.locator(".filter-bar .facet-leader")).to_contain_text("Xi Jinping")
    assert place(page) == {"q": ["summit"], "leader": ["xi-jinping"]}
