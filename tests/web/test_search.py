"""The search view of the deployed stack in a real browser."""

import re
import statistics
from typing import Literal
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import HOSTILE, Desk, require_no_overflow, require_plain_text

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


def place(page: Page) -> dict[str, list[str]]:
    """The parameters in the address."""
    return parse_qs(page.evaluate("location.hash").partition("?")[2])


def total(page: Page) -> int:
    """How many articles the page says it found."""
    told = page.locator(".summary [role=status]").inner_text()
    return int(re.sub(r"\D", "", told.partition("article")[0]))


def ready(page: Page) -> None:
    """Wait until the answer to the present question is there."""
    expect(page.locator(".results")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".summary, .state").first).to_be_visible()


def test_words_find_what_the_api_finds_and_are_marked(desk: Desk) -> None:
    page = desk.open()
    page.get_by_label("Search the archive").fill("summit")
    page.keyboard.press("Enter")
    expect(page.locator(".row mark").first).to_have_text(re.compile("summit", re.IGNORECASE))
    ready(page)
    assert place(page) == {"q": ["summit"]}
    assert total(page) == desk.ask("/articles", q="summit")["total"]["value"]


def test_back_and_forward_go_through_the_questions(desk: Desk) -> None:
    page = desk.open("#/search?q=summit")
    ready(page)
    first = total(page)
    page.locator(".facet-leader .value-name").first.click()
    expect(page.locator(".filter-bar .facet-leader")).to_be_visible()
    page.go_back()
    expect(page.locator(".filter-bar .facet-leader")).to_have_count(0)
    ready(page)
    assert (place(page), total(page)) == ({"q": ["summit"]}, first)
    page.go_forward()
    expect(page.locator(".filter-bar .facet-leader")).to_be_visible()


def test_a_shared_link_shows_the_same_question_elsewhere(desk: Desk) -> None:
    link = "#/search?country=CHN&event=consult&leader=-xi-jinping&sort=oldest"
    page = desk.open(link)
    ready(page)
    chips = page.locator(".filter-bar .chip")
    expect(chips).to_contain_text(["Xi Jinping", "China", "Consultation"])
    expect(chips.first).to_contain_text("not leader")
    expect(page.get_by_label("Order")).to_have_value("oldest")
    asked = {"country": "CHN", "event": "consult", "leader": "-xi-jinping"}
    assert total(page) == desk.ask("/articles", **asked)["total"]["value"]


def test_a_shared_link_asks_for_the_key_and_goes_on_with_the_question(desk: Desk) -> None:
    page = desk.open("#/search?q=summit", key=None, expected=["403"])
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("API key").fill("not-the-key")
    dialog.get_by_role("button", name="Go on").click()
    expect(dialog).to_contain_text("does not know this key")
    dialog.get_by_label("API key").fill(desk.stack.read_key)
    dialog.get_by_role("button", name="Go on").click()
    expect(page.locator(".row mark").first).to_be_visible()
    assert place(page) == {"q": ["summit"]}
    assert desk.stack.read_key not in page.url
    assert page.evaluate("document.cookie") == ""


def test_the_keyboard_alone_is_enough(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    page.keyboard.press("/")
    page.keyboard.type("xi jinp")
    expect(page.get_by_role("option").first).to_contain_text("Xi Jinping")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".filter-bar .facet-leader")).to_contain_text("Xi Jinping")
    assert place(page) == {"leader": ["xi-jinping"]}
    page.keyboard.press("Tab")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("go to the search field")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    ready(page)
    page.keyboard.press("j")
    expect(page.locator("[data-row]").first).to_be_focused()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read(desk: Desk, width: int, scheme: Literal["light", "dark"]) -> None:
    page = desk.open("#/search?q=summit&country=CHN", width=width, scheme=scheme)
    ready(page)
    require_no_overflow(page)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (int(ground.removeprefix("rgb(").partition(",")[0]) < 128) == (scheme == "dark")
    if width == 390:
        expect(page.get_by_role("button", name="Leave")).to_have_count(0)
        page.get_by_role("button", name="Filters (1)").click()
    expect(page.get_by_role("button", name=re.compile("^China "))).to_be_visible()
    desk.require_accessible(page)


def test_markup_in_articles_and_questions_is_text(desk: Desk) -> None:
    page = desk.open("#/search?q=trapezohedron")
    row = page.locator(".row")
    require_plain_text(page, row.locator("h3"))
    require_plain_text(page, row.locator(".row-meta"))
    require_plain_text(page, row.locator(".row-text"))
    require_plain_text(page, page.locator("details.facet-source"))
    page.get_by_label("Search the archive").fill(f'"{HOSTILE}"')
    page.keyboard.press("Enter")
    require_plain_text(page, page.locator(".filter-bar"))


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
    expect(page.locator(".summary")).to_contain_text(f"{left} article")
    chip.get_by_role("button", name="not country China").click()
    expect(chip).not_to_contain_text("not")
    assert place(page)["country"] == ["CHN"]
    chip.get_by_role("button", name="Remove China").click()
    expect(chip).to_have_count(0)
    assert place(page) == {"q": ["summit"]}


def test_the_tree_of_events_opens_to_its_modes(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    events = page.locator("details.facet-event")
    events.get_by_role("button", name="Kinds of Consultation").click()
    events.get_by_role("button", name=re.compile("^Meeting ")).click()
    expect(page.locator(".filter-bar")).to_contain_text("Meeting")
    ready(page)
    found = desk.ask("/articles", event="consult/meeting")["total"]["value"]
    expect(page.locator(".summary")).to_contain_text(f"{found} articles")


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
    expect(page.locator(".summary")).to_contain_text(f"{found} article")
    assert place(page).items() >= {name: [value] for name, value in parameter.items()}.items()


def test_days_bound_what_is_found(desk: Desk) -> None:
    page = desk.open("#/search?date_from=2024-01-01")
    page.get_by_role("group", name="Published").get_by_label("to").fill("2024-12-31")
    expect(page.locator(".filter-bar")).to_contain_text("published 1 Jan 2024 – 31 Dec 2024")
    ready(page)
    bounds = {"date_from": "2024-01-01", "date_to": "2024-12-31"}
    found = desk.ask("/articles", **bounds)["total"]["value"]
    expect(page.locator(".summary")).to_contain_text(f"{found} article")


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


def test_the_theme_that_was_chosen_stays(desk: Desk) -> None:
    page = desk.open()
    page.get_by_role("button", name="Theme").click()
    page.reload()
    expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_first_results_come_soon(desk: Desk) -> None:
    page = desk.open()
    seconds = []
    for _ in range(3):
        ready(page)
        page.reload()
        page.locator(".row").first.wait_for()
        seconds.append(page.evaluate("performance.now()") / 1000)
    assert min(seconds) <= 1.5, seconds
