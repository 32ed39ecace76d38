"""What holds for the whole page: its address, key, keyboard, sizes, themes and policy."""

import re
from typing import Literal
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Route, expect

from tests.web.desk import (
    HOSTILE,
    Desk,
    place,
    ready,
    require_no_overflow,
    require_plain_text,
    total,
)

pytestmark = [pytest.mark.web, pytest.mark.stack]

ONCE_LOADED = """(url) => import(url).then(() =>
  new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))))"""
"""Waits until the page has taken up a script."""


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dialogs_can_be_read_and_give_the_focus_back(
    desk: Desk, scheme: Literal["light", "dark"]
) -> None:
    page = desk.open(scheme=scheme)
    ready(page)
    for name in ("Keys", "Key"):
        button = page.get_by_role("button", name=name, exact=True)
        button.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        desk.require_accessible(page)
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
