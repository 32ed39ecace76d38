"""What is new, saved searches and what can be copied, on the deployed stack in a real browser."""

import json
import subprocess
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect
from typer.testing import CliRunner

from infra.cli.main import app
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

MINE = "Samples of Summitry"
"""A source whose articles no other test has."""


def asks_for_new(request: Request) -> bool:
    """Whether a request is that of the list of new articles."""
    return "/articles?" in request.url and "indexed_from" in request.url


def first_new(request: Request) -> str:
    """The time from which on a request counts articles as new."""
    [moment] = parse_qs(urlsplit(request.url).query)["indexed_from"]
    return moment


def kept(page: Page, name: str) -> Any:
    """What the browser keeps under a name."""
    return json.loads(page.evaluate(f"localStorage['summitry.{name}']"))


def keep(page: Page, name: str, value: object) -> None:
    """Let the browser keep something, as another window of the page would."""
    page.evaluate(
        """([key, value]) => {
          localStorage.setItem(key, value);
          dispatchEvent(new StorageEvent("storage", { key }));
        }""",
        [f"summitry.{name}", json.dumps(value)],
    )


def run(command: str, key: str) -> str:
    """Run a copied command in a shell, and give what it writes."""
    return subprocess.run(
        ["bash", "-c", command],
        env={"PATH": "/usr/bin:/bin", "SUMMITRY_KEY": key},
        capture_output=True,
        check=True,
        text=True,
        timeout=30,
    ).stdout


def titles(answer: Any) -> list[str]:
    """The headlines of an answer of the API."""
    return [article["title"] for article in answer["articles"]]


def test_new_articles_stand_in_the_order_of_arrival_and_filters_work(desk: Desk) -> None:
    page = desk.open(f"#/new?since=week&source={MINE}", width=390, scheme="dark")
    ready(page)
    answer = desk.ask("/articles", source=MINE, sort="arrived", facets="leader,country,event")
    assert total(page) == answer["total"]["value"]
    assert page.locator(".row h3").all_inner_texts() == titles(answer)
    for facet in ("leader", "country", "event"):
        [most, *_] = answer["facets"][facet]["values"]
        chip = page.locator(f".new-by .facet-{facet}").first
        expect(chip).to_have_text(f"{most['label']}{most['count']:,}")
    desk.require_accessible(page)
    require_no_overflow(page)
    page.locator(".new-by .facet-country").first.click()
    expect(page.locator(".filter-bar .facet-country")).to_be_visible()
    ready(page)
    assert place(page).keys() == {"since", "source", "country"}


def test_what_is_new_stays_until_it_is_seen_or_the_visit_has_ended(desk: Desk) -> None:
    page = desk.open()
    page.clock.install()
    with page.expect_response(lambda it: asks_for_new(it.request)) as first:
        page.get_by_role("link", name="New", exact=True).click()
    a_week_ago = datetime.fromisoformat(kept(page, "visits")["began"]) - timedelta(days=7)
    assert abs(datetime.fromisoformat(first_new(first.value.request)) - a_week_ago) <= timedelta(
        days=1
    )
    ready(page)
    seen = first.value.json()["articles"][0]["indexed"]
    with page.expect_request(asks_for_new) as after:
        page.get_by_role("button", name="Mark all as seen").click()
    just_after = datetime.fromisoformat(seen) + timedelta(milliseconds=1)
    assert datetime.fromisoformat(first_new(after.value)) == just_after
    with page.expect_request(asks_for_new) as again:
        page.reload()
    assert first_new(again.value) == first_new(after.value)
    began = kept(page, "visits")["began"]
    page.clock.fast_forward("02:00:00")
    page.get_by_role("link", name="Events").click()
    with page.expect_request(asks_for_new) as next_visit:
        page.get_by_role("link", name="New", exact=True).click()
    assert first_new(next_visit.value) == began


def test_the_day_can_be_chosen(desk: Desk) -> None:
    page = desk.open("#/new")
    ready(page)
    page.get_by_label("Since").select_option("yesterday")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("last visit")
    assert place(page) == {"since": ["yesterday"]}
    page.get_by_label("Since").select_option("day")
    page.get_by_label("First day").fill("2999-01-01")
    expect(page.get_by_role("heading", name="Nothing new")).to_be_visible()
    assert place(page) == {"indexed_from": ["2999-01-01"]}


def test_a_saved_search_tells_how_many_articles_are_new(desk: Desk) -> None:
    page = desk.open("#/events?event=consult&country=USA")
    ready(page)
    page.get_by_role("button", name="☆ Save").click()
    page.get_by_label("Name").fill(f"Talks {HOSTILE}")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="★ Saved")).to_be_visible()
    page.get_by_role("link", name="New", exact=True).click()
    entry = page.locator(".saved-list li")
    require_plain_text(page, entry, f"Talks {HOSTILE}")
    expect(entry).to_contain_text("nothing new")
    keep(page, "saved", [{**kept(page, "saved")[0], "seen": "2001-01-01T00:00:00Z"}])
    new = desk.ask("/articles", event="consult", country="USA", same_event="true", limit=1)
    link = entry.get_by_role("link", name=f"{new['total']['value']:,} new articles")
    desk.require_accessible(page)
    link.click()
    ready(page)
    assert place(page)["indexed_from"] == ["2001-01-01T00:00:00Z"]
    expect(entry).to_contain_text("nothing new")
    page.reload()
    entry.get_by_role("button", name="Edit").click()
    page.get_by_label("Name").fill("Talks")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    entry.get_by_role("link", name="Talks").click()
    page.wait_for_url("**#/events?event=consult&country=USA")
    page.get_by_role("button", name="★ Saved").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("button", name="☆ Save")).to_be_visible()
    assert kept(page, "saved") == []


def test_recent_searches_are_offered_in_the_empty_field(desk: Desk) -> None:
    page = desk.open("#/search?q=summit")
    ready(page)
    page.goto(f"{desk.stack.web}#/search?q=summit&country=CHN")
    ready(page)
    page.goto(f"{desk.stack.web}#/map?q={quote(HOSTILE)}")
    expect(page.locator(".filter-bar")).to_contain_text(HOSTILE)
    page.goto(f"{desk.stack.web}#/search")
    ready(page)
    page.get_by_label("Search the archive").click()
    offers = page.locator(".suggestion")
    expect(offers).to_have_text(
        [f"recent“{HOSTILE}”", "recent“summit” · China", "Forget these searches"]
    )
    require_plain_text(page, offers.first)
    desk.require_accessible(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    ready(page)
    assert place(page) == {"q": ["summit"], "country": ["CHN"]}
    page.goto(f"{desk.stack.web}#/search")
    page.get_by_label("Search the archive").click()
    page.get_by_role("option", name="Forget").click()
    expect(offers).to_have_count(0)
    assert kept(page, "recent") == []


NASTY = 'summit OR "it\'s $(id) `id` !! \\\\ ~" OR\x03\ntalks'
"""Words with all that a shell or a terminal could take for something else."""


@pytest.mark.parametrize(
    "fragment",
    [
        f"#/search?q={quote(NASTY)}&country=-RUS&sort=oldest&collapse=story",
        f"#/search?q=-summit&confidence=any&match=all&source={quote('\\-30-')}",
        "#/search?source=" + quote(f"Source {HOSTILE}"),
        "#/events?country=USA&same_event=true&sort=event_oldest",
        "#/timeline?q=president&by=event_date&split=country",
        "#/map?event=consult/meeting",
        "#/network?between=country,country&directed=true",
        f"#/new?since=week&source={quote(MINE)}",
    ],
)
def test_copied_commands_get_what_the_page_shows(desk: Desk, fragment: str) -> None:
    page = desk.open(fragment)
    page.get_by_role("button", name="Copy as").click()
    texts = page.get_by_role("dialog").get_by_role("textbox")
    expect(texts).to_have_count(3)
    link, *commands = (text.input_value() for text in texts.all())
    assert link.partition("#")[0] == desk.stack.web
    assert parse_qs(link.partition("?")[2]) == place(page)
    assert all(desk.stack.read_key not in text for text in commands)
    assert all(text.isprintable() for text in commands)
    by_curl = json.loads(run(commands[0], desk.stack.read_key))
    shell = f"summitry() {{ printf '%s\\0' \"$@\"; }}; {commands[1]}"
    command, *words = run(shell, desk.stack.read_key).split("\0")[:-1]
    told = CliRunner().invoke(app, [command, "--json", *words])
    assert told.exit_code == 0, told.output
    by_command = json.loads(told.stdout)
    if command in ("search", "events"):
        shown = page.locator(".summary > [role=status] b").inner_text()
        assert int(shown.partition(" ")[0].replace(",", "")) > 0
        assert shown.partition(" ")[0] == f"{by_curl['total']['value']:,}"
        assert by_command["total"] == by_curl["total"]
        rows = "articles" if command == "search" else "events"
        shorter = slice(min(len(by_curl[rows]), len(by_command[rows])))
        same = [[it.get("id", it.get("quote")) for it in answer[rows][shorter]]
                for answer in (by_curl, by_command)]  # fmt: skip
        assert same[0] == same[1]
    else:
        assert by_command == by_curl


def test_a_text_is_copied_or_else_selected(desk: Desk) -> None:
    page = desk.open("#/search?q=summit")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(page)
    page.keyboard.press("c")
    page.get_by_role("button", name="Copy Link").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    desk.require_accessible(page)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy curl").click()
    expect(page.get_by_text("Selected")).to_be_visible()
    assert page.evaluate("getSelection().toString()").startswith("curl ")


FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
OFF = """Object.defineProperty(window, "localStorage",
  { get() { throw new DOMException("", "SecurityError"); } })"""


@pytest.mark.parametrize("fault", [FULL, OFF])
def test_without_storage_the_page_works_and_says_so(desk: Desk, fault: str) -> None:
    page = desk.open("#/search?q=summit", key=None, expected=["403"])
    page.add_init_script(fault)
    page.reload()
    expect(page.get_by_role("dialog")).to_contain_text("keeps nothing")
    page.get_by_label("API key").fill(desk.stack.read_key)
    page.get_by_role("button", name="Go on").click()
    ready(page)
    page.get_by_role("button", name="☆ Save").click()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    page.get_by_role("link", name="New", exact=True).click()
    expect(page.locator(".saved")).to_contain_text("keeps nothing")
    expect(page.locator(".saved-list")).to_contain_text("summit")
    ready(page)


def test_rubbish_in_the_storage_is_left_out(desk: Desk) -> None:
    page = desk.open("#/new")
    good = {"name": "Good", "link": "#/search?q=summit", "seen": "2001-01-01T00:00:00Z"}
    script = {**good, "link": "javascript:document.title='RUN'"}
    saved = json.dumps([good, script, {**good, "seen": "never"}, {"name": 1}, None])
    page.add_init_script(f"""localStorage.setItem("summitry.saved", {json.dumps(saved)});
      for (const name of ["visits", "recent", "facets", "theme"])
        localStorage.setItem(`summitry.${{name}}`, "{{rubbish");""")
    page.reload()
    ready(page)
    expect(page.locator(".saved-list li")).to_have_count(1)
    expect(page.locator(".saved")).to_contain_text("could not be read")


def test_all_views_are_in_sight_on_a_phone(desk: Desk) -> None:
    page = desk.open("#/upload", width=390)
    for link in page.get_by_role("navigation", name="Views").get_by_role("link").all():
        expect(link).to_be_in_viewport(ratio=1)
    require_no_overflow(page)
