"""Every view, its dialogs and its empty states as axe-core sees them, in both widths and themes."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import Desk, ready, require_no_overflow

pytestmark = [pytest.mark.web, pytest.mark.stack]

VIEWS = {
    "#/search": ".row",
    "#/search?q=summit&country=CHN&leader=-barack-obama": ".row mark",
    "#/search?q=xylophonically": ".state.empty",
    "#/article/{article}?at={words}": "#why",
    "#/events?leader=xi-jinping&confidence=any": "[role=cell] .chip",
    "#/timeline?split=event": ".timeline-bar",
    "#/map": "[data-code=CHN]",
    "#/network": ".network-node",
    "#/new?since=week": ".new-by .chip",
    "#/upload": ".upload-drop",
    "#/nowhere": ".state.empty",
}
"""What is there as soon as a place is shown, by the place's fragment."""
DIALOGS = ("Keys", "Key", "☆ Save", "Copy as …")


CONTRAST = ("color-contrast", "link-in-text-block")
"""What depends on the theme; all else is the same in both."""


def show_more(page: Page) -> bool:
    """Bring out what is behind a button: filters on a phone, the table of a picture."""
    buttons = page.get_by_role("button", name=re.compile("^(Filters|Show as table)"))
    shown = buttons.count() > 0
    while buttons.count():
        buttons.first.click()
    return shown


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_can_be_read(desk: Desk, width: int, scheme: Literal["light", "dark"]) -> None:
    rules = CONTRAST if scheme == "dark" else ()
    [found, *_] = desk.ask("/articles", q="BRICS Johannesburg video")["articles"]
    [event, *_] = desk.ask(f"/articles/{found['id']}")["events"]
    shown = {"article": found["id"], "words": f"{event['field']}-{event['trigger'][0]}"}
    page = desk.open(width=width, scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (int(ground.removeprefix("rgb(").partition(",")[0]) < 128) == (scheme == "dark")
    for fragment, there in VIEWS.items():
        page.goto(desk.stack.web + fragment.format(**shown))
        expect(page.locator(there).first).to_be_visible()
        require_no_overflow(page)
        desk.require_accessible(page, *rules)
        if show_more(page):
            require_no_overflow(page)
            desk.require_accessible(page, *rules)
    page.goto(f"{desk.stack.web}#/search?q=summit")
    ready(page)
    for name in DIALOGS:
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        desk.require_accessible(page, *rules)
        page.keyboard.press("Escape")
