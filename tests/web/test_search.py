"""The search view of the deployed stack in a real browser."""

import re
from typing import Literal
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import HOSTILE, Desk, require_no_overflow, require_plain_text

pytestmark = [pytest.mark.web, pytest.mark.stack]


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
    page.get_by_role("combobox").fill("summit")
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
    page.get_by_role("combobox").fill(f'"{HOSTILE}"')
    page.keyboard.press("Enter")
    require_plain_text(page, page.locator(".filter-bar"))
