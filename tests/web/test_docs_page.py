"""The documents of the API as a person sees them in a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

pytestmark = pytest.mark.web


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A fresh page with the documents open; whatever goes wrong in it fails the test."""
    opened = browser.new_page()
    complaints: list[str] = []
    foreign: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "favicon" not in message.location["url"]:
            complaints.append(message.text)

    def watch(request: Request) -> None:
        if not request.url.startswith(served):
            foreign.append(request.url)

    opened.on("console", hear)
    opened.on("request", watch)
    opened.goto(f"{served}/docs")
    yield opened
    opened.close()
    assert complaints == []
    assert foreign == [], "the page loads nothing from elsewhere"


def test_every_call_can_be_reached_from_the_top(page: Page) -> None:
    links = page.locator("nav a")
    assert links.count() >= 15
    for index in range(links.count()):
        target = links.nth(index).get_attribute("href")
        expect(page.locator(f"h2{target}")).to_have_count(1)


def test_a_call_shows_its_parameters_and_an_answer(page: Page) -> None:
    page.locator("nav a", has_text="/articles").first.click()
    heading = page.locator("h2", has_text="/articles").first
    expect(heading).to_be_in_viewport()
    expect(page.locator("table code", has_text="same_event").first).to_be_visible()
    expect(page.locator("pre", has_text='"$API/articles?').first).to_be_visible()
    expect(page.locator("tr", has_text="sort").first).to_contain_text("relevance newest oldest")
    expect(page.locator("tr", has_text="facet_size").first).to_contain_text("1 to 300")
    expect(page.locator("pre", has_text="next_cursor").first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_fits_its_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0
