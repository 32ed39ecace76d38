"""What holds for the whole page: its address, key, keyboard, sizes, themes and policy."""

import re
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.desk import (
    HOSTILE,
    Desk,
    place,
    ready,
    require_plain_text,
    total,
)

pytestmark = [pytest.mark.web, pytest.mark.stack]

ONCE_LOADED = """(url) => import(url).then(() =>
  new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))))"""
"""Waits until the page has taken up a script."""

MOST_TABS = 60
"""Presses of the tabulator within which anything on a view is reached."""


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


def test_a_view_that_comes_late_does_not_take_the_place_of_the_next(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    waiting: list[Route] = []
    page.route("**/events-view.*.js", lambda route: waiting.append(route))
    views = page.get_by_role("navigation", name="Views")
    with page.expect_request("**/events-view.*.js"):
        views.get_by_role("link", name="Events").click()
    views.get_by_role("link", name="Search").click()
    ready(page)
    waiting[0].continue_()
    page.evaluate(ONCE_LOADED, waiting[0].request.url)
    expect(page.get_by_role("region", name="Articles")).to_be_visible()
    assert page.get_by_role("region", name="Events").count() == 0


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


def tab_to(page: Page, place: str, key: str = "Tab") -> None:
    """Press the tabulator until something has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if page.evaluate("place => document.activeElement.matches(place)", place):
            return
    pytest.fail(f"{place} is not reached by {MOST_TABS} presses of {key}")


def test_the_keyboard_alone_is_enough_for_a_question(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    page.keyboard.press("/")
    page.keyboard.type("xi jinp")
    expect(page.get_by_role("option").first).to_contain_text("Xi Jinping")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".filter-bar .facet-leader")).to_contain_text("Xi Jinping")
    assert place(page) == {"leader": ["xi-jinping"]}
    tab_to(page, ".facet-country .value-name")
    page.keyboard.press("Enter")
    expect(page.locator(".filter-bar .facet-country")).to_be_visible()
    ready(page)
    question = place(page)
    page.keyboard.press("j")
    expect(page.locator("[data-row]").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".article h1")).to_be_visible()
    tab_to(page, ".article-text [data-tagged]")
    expect(page.locator("#why")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#why")).to_have_count(0)
    tab_to(page, ".article-back a", "Shift+Tab")
    page.keyboard.press("Enter")
    ready(page)
    assert place(page) == question


def test_a_page_of_keys_is_behind_the_question_mark(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    page.keyboard.press("?")
    keys = page.get_by_role("dialog")
    for does in ("go to the search field", "go to the next article", "list these keys"):
        expect(keys).to_contain_text(does)
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)


def test_a_phone_has_the_filters_behind_a_button(desk: Desk) -> None:
    page = desk.open("#/search?q=summit&country=CHN", width=390)
    ready(page)
    expect(page.get_by_role("button", name="Leave")).to_have_count(0)
    page.get_by_role("button", name="Filters (1)").click()
    expect(page.get_by_role("button", name=re.compile("^China "))).to_be_visible()


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


def test_the_page_opens_without_the_last_slash_too(desk: Desk) -> None:
    page = desk.open()
    page.goto(desk.stack.api + "#/search?q=summit")
    expect(page.locator(".row mark").first).to_be_visible()


def test_the_page_may_post_where_forms_of_uploads_lead(desk: Desk) -> None:
    key = {"x-api-key": desk.stack.api_key}
    form = {"key": "articles/policy.txt", "content_type": "text/plain"}
    url = urlsplit(
        desk.api.post("/uploads", json=form, headers=key).raise_for_status().json()["url"]
    )
    policy = httpx.get(desk.stack.web).headers["content-security-policy"]
    assert f"connect-src 'self' {url.scheme}://{url.netloc};" in policy


def test_markup_in_articles_and_questions_is_text(desk: Desk) -> None:
    page = desk.open("#/search?q=trapezohedron")
    row = page.locator(".row", has_text="Title")
    require_plain_text(page, row.locator("h3"))
    require_plain_text(page, row.locator(".row-meta"))
    require_plain_text(page, row.locator(".row-text"))
    require_plain_text(page, page.locator("details.facet-source"))
    page.get_by_label("Search the archive").fill(f'"{HOSTILE}"')
    page.keyboard.press("Enter")
    require_plain_text(page, page.locator(".filter-bar"))


def test_dialogs_give_the_focus_back(desk: Desk) -> None:
    page = desk.open()
    ready(page)
    for name in ("Keys", "Key"):
        button = page.get_by_role("button", name=name, exact=True)
        button.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
