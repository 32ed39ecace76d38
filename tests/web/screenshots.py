"""Pictures of every view for the documents: `make screenshots`.

The local stack that is up is asked, which should hold the samples alone.
"""

import json
import sys
from itertools import product
from pathlib import Path
from typing import Literal

import httpx
from playwright.sync_api import Browser, sync_playwright

from infra.cli.stack.session import project_folders
from infra.local.state import StackAddress, running_stack
from tests.web.chromium import chromium

FOLDER = Path(__file__).parents[2] / "docs" / "images"
VIEWS = {
    "search": "#/search",
    "results": "#/search?q=talks&country=USA&leader=-barack-obama",
    "upload": "#/upload",
    "events": "#/events?country=CHN",
    "timeline": "#/timeline?split=country",
    "article": "#/article/{article}?at={words}",
    "map": "#/map",
    "network": "#/network",
    "new": "#/new?since=week",
}
"""The places that are shown, by the name that their pictures begin with."""
SAVED = [
    {"name": "Who visits China", "link": "#/events?event=consult%2Fvisit&country=CHN"},
    {"name": "Protests", "link": "#/map?event=protest"},
    {"name": "“summit” · United States", "link": "#/search?q=summit&country=USA"},
]
"""Searches that the reader of the pictures has saved, long ago, so that all they find is new."""
ARTICLE = "BRICS Johannesburg video"
"""Words that find the article of the pictures; the card of its first event is open."""
WIDTHS = {390: 844, 1440: 900}
"""Heights of the windows by their widths, in pixels."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Take every picture and name it on stdout."""
    address = running_stack(project_folders())
    shown = _article(address)
    with sync_playwright() as playwright, chromium(playwright) as browser:
        for (name, fragment), width, scheme in product(VIEWS.items(), WIDTHS, SCHEMES):
            path = FOLDER / f"desk-{name}-{width}-{scheme}.png"
            take(browser, address, fragment.format(**shown), width, scheme, path)
            sys.stdout.write(f"{path.name}\n")


def _article(address: StackAddress) -> dict[str, str]:
    headers = {"x-api-key": address.read_key}
    with httpx.Client(base_url=address.api, headers=headers, timeout=30) as api:
        [found, *_] = api.get("/articles", params={"q": ARTICLE}).json()["articles"]
        [event, *_] = api.get(f"/articles/{found['id']}").json()["events"]
    return {"article": found["id"], "words": f"{event['field']}-{event['trigger'][0]}"}


def take(
    browser: Browser,
    address: StackAddress,
    fragment: str,
    width: int,
    scheme: Literal["light", "dark"],
    path: Path,
) -> None:
    """Take one picture, once nothing is under way any more."""
    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]}, color_scheme=scheme, locale="en-GB"
    )
    context.add_init_script(f"localStorage.setItem('summitry.key', {address.read_key!r})")
    saved = json.dumps([each | {"seen": "2001-01-01T00:00:00Z"} for each in SAVED])
    context.add_init_script(f"localStorage.setItem('summitry.saved', {json.dumps(saved)})")
    page = context.new_page()
    page.goto(address.web + fragment)
    page.locator("main [aria-busy=false]").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=path)
    context.close()


if __name__ == "__main__":
    main()
