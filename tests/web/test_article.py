"""The article view of the deployed stack in a real browser."""

import json
import re
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import HOSTILE, Desk, require_no_overflow, require_plain_text

pytestmark = [pytest.mark.web, pytest.mark.stack]


def find(desk: Desk, words: str) -> dict[str, Any]:
    """The article that words find first."""
    [first, *_] = desk.ask("/articles", q=words)["articles"]
    article: dict[str, Any] = desk.ask(f"/articles/{first['id']}")
    return article


def place(words: dict[str, Any], start: int) -> str:
    """The selector of the marked words that begin at an offset."""
    return f"#{words['field']}-{start}"


@pytest.fixture
def brics(desk: Desk) -> dict[str, Any]:
    """An article with leaders, countries and events, some of them planned."""
    return find(desk, "BRICS Johannesburg video")


def test_every_tag_has_its_words_marked_and_tells_why(desk: Desk, brics: dict[str, Any]) -> None:
    page = desk.open(f"#/article/{brics['id']}")
    expect(page.locator("h1")).to_have_text(brics["title"])
    for mention in brics["mentions"]:
        marked = page.locator(place(mention, mention["start"]))
        expect(marked).to_have_class(re.compile(f"facet-{mention['facet']}"))
        assert marked.inner_text() == mention["surface"]
    [mention, *_] = [each for each in brics["mentions"] if each["facet"] == "leader"]
    page.locator(place(mention, mention["start"])).hover()
    card = page.locator("#why")
    expect(card).to_contain_text(f"“{mention['surface']}”")
    expect(card).to_contain_text(f"({mention['rule']})")
    page.locator(".article-side h2").first.hover()
    expect(card).to_have_count(0)


def test_tags_that_overlap_are_found_each_by_its_place(desk: Desk) -> None:
    body = "President Xi Jinping will open a summit in Beijing on Monday. He met Putin there."
    article = find(desk, "BRICS Johannesburg video") | {"title": "Overlap", "text": body}
    whole, part = body.index("open"), body.index("summit")
    [event, *_] = article["events"]
    told = [
        event | {"field": "body", "trigger": [whole, part + len("summit")], "evidence": []},
        event | {"field": "body", "trigger": [part, part + len("summit in")], "evidence": []},
        event | {"field": "body", "trigger": [part, part + len("summit")], "evidence": []},
    ]
    page = desk.open()
    answer = article | {"mentions": [], "leaders": [], "countries": [], "events": told}
    asked = re.compile(rf"/articles/{article['id']}(\?|$)")
    page.route(asked, lambda route: route.fulfill(json=answer))
    page.goto(f"{desk.stack.web}#/article/{article['id']}?at=body-{part}")
    expect(page.locator(f"#body-{part}")).to_be_focused()
    pieces = page.locator("[data-tagged]")
    expect(pieces).to_have_text(["open a ", "summit", " in"])
    assert pieces.evaluate_all("all => all.map(({ id }) => id)") == [
        f"body-{whole}",
        f"body-{part}",
        "",
    ]


def test_an_event_leads_to_its_words_and_their_reasons(desk: Desk, brics: dict[str, Any]) -> None:
    planned = next(event for event in brics["events"] if event["status"] == "planned")
    page = desk.open(f"#/article/{brics['id']}")
    sentence = page.locator(".event-sentence", has_text="planned").first
    expect(sentence).to_contain_text(planned["label"].lower())
    sentence.click()
    words = page.locator(place(planned, planned["trigger"][0]))
    expect(words).to_be_focused()
    expect(words).to_be_in_viewport()
    card = page.locator("#why")
    expect(card).to_contain_text(planned["type"])
    expect(card).to_contain_text(f"{planned['confidence']:.2f}")
    card.get_by_role("link", name="Articles with").click()
    expect(page.locator(".filter-bar .facet-event")).to_contain_text(planned["label"])


def test_a_link_leads_to_words_in_an_article(desk: Desk, brics: dict[str, Any]) -> None:
    last = brics["mentions"][-1]
    page = desk.open(f"#/article/{brics['id']}?at={last['field']}-{last['start']}")
    expect(page.locator(place(last, last["start"]))).to_be_focused()
    expect(page.locator("#why")).to_contain_text(last["surface"])


def test_arrows_go_from_mark_to_mark_and_escape_closes(desk: Desk, brics: dict[str, Any]) -> None:
    page = desk.open(f"#/article/{brics['id']}")
    marks = page.locator("[data-tagged]")
    marks.first.focus()
    expect(page.locator("#why")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(marks.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#why")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_it_fits_and_can_be_read(
    desk: Desk, brics: dict[str, Any], width: int, scheme: Literal["light", "dark"]
) -> None:
    page = desk.open(f"#/article/{brics['id']}", width=width, scheme=scheme)
    for facet in ("leader", "country", "event"):
        page.locator(f".article-text .tagged.facet-{facet}").first.click()
        expect(page.locator(f"#why .facet-{facet}")).to_be_visible()
        require_no_overflow(page)
        desk.require_accessible(page)
        page.keyboard.press("Escape")


def test_markup_in_an_article_is_text(desk: Desk) -> None:
    article = find(desk, "trapezohedron")
    page = desk.open(f"#/article/{article['id']}")
    require_plain_text(page, page.locator("h1"))
    require_plain_text(page, page.locator(".article .row-meta"), f"Author {HOSTILE}")
    require_plain_text(page, page.locator(".article-text"))
    leader = next(each for each in article["mentions"] if each["facet"] == "leader")
    # The pigeons before it count one each, though the browser's strings take two units for them.
    assert page.locator(place(leader, leader["start"])).inner_text() == leader["surface"]


def test_the_original_is_saved_as_it_was_uploaded(desk: Desk, tmp_path: Path) -> None:
    article = find(desk, "trapezohedron")
    page = desk.open(f"#/article/{article['id']}")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save the uploaded file").click()
    saved = saving.value
    saved.save_as(tmp_path / "saved.json")
    assert saved.suggested_filename == "markup.json"
    assert json.loads((tmp_path / "saved.json").read_text())["authors"] == [f"Author {HOSTILE}"]


def test_copies_and_similar_articles_are_listed(desk: Desk, brics: dict[str, Any]) -> None:
    near = desk.ask(f"/articles/{brics['id']}/similar")["articles"]
    page = desk.open(f"#/article/{brics['id']}")
    listed = page.locator(".near a")
    expect(listed).to_have_count(len(near))
    listed.first.click()
    expect(page.locator("h1")).not_to_have_text(brics["title"])


def test_an_article_that_is_not_there_is_told(desk: Desk) -> None:
    page = desk.open(f"#/article/{'0' * 32}", expected=["404"])
    expect(page.get_by_role("alert")).to_contain_text("This did not work")


def open_articles(page: Page) -> list[str]:
    """The headlines in a list."""
    return page.locator("[data-row]").all_inner_texts()


def test_going_back_keeps_the_question(desk: Desk) -> None:
    page = desk.open("#/search?q=summit")
    expect(page.locator(".summary")).to_be_visible()
    before = open_articles(page)
    page.locator("[data-row]").first.click()
    page.get_by_role("link", name="Back to the results").click()
    expect(page.locator(".summary")).to_be_visible()
    assert open_articles(page) == before
