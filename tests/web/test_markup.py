"""Answers, names and questions full of markup and script: shown as text, and nothing of it runs.

What articles themselves bring is tried where it is shown: test_page.py, test_article.py,
test_events.py and test_upload.py. The fixture `desk` fails where the policy had to stop something.
"""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import HOSTILE, Desk, require_plain_text

pytestmark = [pytest.mark.web, pytest.mark.stack]

SHOWN = {"label", "name", "title", "source", "summary", "quote", "surface", "detail", "office"}
"""Fields of answers that the page shows as words."""
PLACES = {
    "#/search?q=xi jinping summit&country=CHN": (
        ".row-source",
        ".row .chips",
        ".hints",
        ".filter-bar .facet-country",
        "details.facet-leader .value-label",
        "details.facet-event .value-label",
    ),
    "#/timeline?split=country&interval=year": (
        ".timeline-label >> nth=1",
        ".timeline .chips",
        ".twin-table thead",
    ),
}
"""Where each view shows what the API answered."""
PICTURES = {
    "#/map": ("[data-code=CHN]", ".map-here"),
    "#/network": (".network-node >> nth=0", ".network-here"),
}
"""What is pointed at in a picture, and where that is told."""


_DEFACE = """([shown, markup]) => {
  const deface = (value) => {
    if (Array.isArray(value)) return value.map(deface);
    if (typeof value !== "object" || value === null) return value;
    const isPair = "target" in value; // its source is an id
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [
      name,
      typeof each === "string" && shown.includes(name) && !isPair ? markup : deface(each),
    ]));
  };
  const read = Response.prototype.json;
  Response.prototype.json = async function () { return deface(await read.call(this)); };
}"""


def defaced(desk: Desk, fragment: str) -> Page:
    """Open a place whose answers have markup in every field that is shown."""
    page = desk.open("#/upload")
    page.evaluate(_DEFACE, [sorted(SHOWN), HOSTILE])
    page.goto(desk.stack.web + fragment)
    return page


@pytest.mark.parametrize("fragment", PLACES)
def test_answers_are_shown_as_text(desk: Desk, fragment: str) -> None:
    page = defaced(desk, fragment)
    for place in PLACES[fragment]:
        require_plain_text(page, page.locator(place).first)


@pytest.mark.parametrize("fragment", PICTURES)
def test_pictures_and_their_tables_have_names_as_text(desk: Desk, fragment: str) -> None:
    pointed, told = PICTURES[fragment]
    page = defaced(desk, fragment)
    page.locator(pointed).dispatch_event("pointerenter")
    require_plain_text(page, page.locator(told))
    require_plain_text(page, page.locator(".twin-picture"))
    require_plain_text(page, page.locator(".twin-table tbody"))


def test_suggestions_are_text(desk: Desk) -> None:
    page = defaced(desk, "#/search")
    page.get_by_label("Search the archive").press_sequentially("xi")
    require_plain_text(page, page.locator(".suggestion-label").first)
    page.locator(".suggestion.facet-leader").first.click()
    require_plain_text(page, page.locator(".filter-bar"))


def test_reasons_copies_and_the_original_are_text(desk: Desk) -> None:
    [first, *_] = desk.ask("/articles", q="BRICS Johannesburg video")["articles"]
    page = defaced(desk, f"#/article/{first['id']}")
    page.locator(".article-text .facet-leader").first.hover()
    require_plain_text(page, page.locator("#why"))
    require_plain_text(page, page.locator(".article-side .chips").first)
    require_plain_text(page, page.locator(".event-sentence").first)
    require_plain_text(page, page.locator(".near").first)
    file = {"url": page.url, "name": HOSTILE, "record": {"position": 0, "id": HOSTILE}}
    page.route("**/original", lambda route: route.fulfill(json=file))
    page.get_by_role("button", name="Save the uploaded file").click()
    require_plain_text(page, page.get_by_text("The file is called"))


@pytest.mark.parametrize("fragment", ["#/search?leader={}", "#/events?status={}"])
def test_questions_and_what_is_wrong_with_them_are_text(desk: Desk, fragment: str) -> None:
    page = desk.open(fragment.format(quote(HOSTILE)), expected=["400", "422"])
    require_plain_text(page, page.locator(".filter-bar"))
    # The API's message has the quotation marks of the value in a form of its own.
    require_plain_text(page, page.get_by_role("alert"), HOSTILE.partition("'")[0])


@pytest.mark.parametrize("fragment", ["#/{}", "#/article/{}", "#/search/{}?sort={}&collapse={}"])
def test_places_that_do_not_exist_run_nothing(desk: Desk, fragment: str) -> None:
    link = fragment.replace("{}", quote(HOSTILE, safe=""))
    page = desk.open(link, expected=["400", "404", "422"])
    expect(page.locator("main h1, main h2").first).to_be_visible()
    assert page.locator("main img, main script").count() == 0
    assert page.title() != "RUN"


def test_names_of_files_are_text(desk: Desk) -> None:
    name = HOSTILE.replace("/", "") + ".txt"
    page = desk.open("#/upload")
    files = [{"name": name, "mimeType": "text/plain", "buffer": b"Talks in Oslo."}]
    page.get_by_label("Drop files anywhere").set_input_files(files)  # type: ignore[arg-type]
    require_plain_text(page, page.locator(".upload-item h2"), name)
