"""Files and texts put into the archive by the page of the deployed stack, in a real browser."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from shared.articles.streams.limits import OBJECT_BYTES
from tests.web.desk import HOSTILE, Desk, require_no_overflow, require_plain_text

pytestmark = [pytest.mark.web, pytest.mark.stack]

READ_MS = 60_000
"""How long a test waits until the archive has read what it got."""


PICTURE: FilePayload = {
    "name": "picture.png",
    "mimeType": "image/png",
    "buffer": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
}
"""The signature of PNG, and bytes that are no text."""


def file(name: str, text: str) -> FilePayload:
    """A file as the browser picks it."""
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def pick(page: Page, *files: FilePayload) -> None:
    """Pick files, and wait until each is listed."""
    page.get_by_label("Drop files anywhere").set_input_files(list(files))
    expect(page.locator(".upload-item")).to_have_count(len(files))


def send(page: Page) -> None:
    """Send all that are listed, and wait until the end of each is told."""
    page.get_by_role("button", name=re.compile("^Send")).click()
    expect(page.locator(".upload-files [role=status]").first).not_to_contain_text(
        re.compile("to send|on the way|being read"), timeout=READ_MS
    )


def opened(desk: Desk, **more: object) -> Page:
    return desk.open("#/upload", key=desk.stack.api_key, **more)  # type: ignore[arg-type]


def test_good_and_bad_files_have_their_ends_told(desk: Desk) -> None:
    page = opened(desk)
    pick(
        page,
        file("Zürich talks.txt", "Talks in Zürich\n\nXi Jinping met Emmanuel Macron in Zürich."),
        PICTURE,
        file("empty.txt", ""),
    )
    good = page.get_by_label("Zürich talks.txt", exact=True)
    expect(good).to_contain_text("The file says: “Talks in Zürich”")
    send(page)
    expect(good).to_contain_text("1 article in the archive")
    expect(good).to_contain_text("no date of publication")
    expect(page.get_by_label("picture.png", exact=True)).to_contain_text("could not be read")
    expect(page.get_by_label("empty.txt", exact=True)).to_contain_text("The file is empty")
    desk.require_accessible(page)
    good.get_by_role("link", name="Read the article").click()
    expect(page.locator("h1")).to_have_text("Talks in Zürich")


def test_what_is_changed_before_sending_is_what_the_archive_has(desk: Desk) -> None:
    page = opened(desk)
    pick(page, file("changed.txt", f"A title {HOSTILE}\n\nXi Jinping spoke in Beijing."))
    item = page.locator(".upload-item")
    require_plain_text(page, item, "A title <img")
    item.get_by_text("Change name, date or source").click()
    item.get_by_label("Name in the archive").fill("desk/renamed.txt")
    item.get_by_label("Date of publication").fill("2019-05-04")
    item.get_by_label("Source").fill("Süddeutsche Zeitung")
    send(page)
    [article_id] = desk.ask("/uploads/articles/desk/renamed.txt")["ids"]
    article = desk.ask(f"/articles/{article_id}")
    assert article["published"].startswith("2019-05-04")
    assert article["source"] == "Süddeutsche Zeitung"


def test_a_name_that_exists_is_replaced_on_request(desk: Desk) -> None:
    page = opened(desk, expected=["409"])
    pick(page, file("twice.txt", "First words\n\nXi Jinping spoke in Beijing."))
    send(page)
    page.reload()
    pick(page, file("twice.txt", "Second words\n\nXi Jinping spoke in Beijing."))
    send(page)
    item = page.locator(".upload-item")
    expect(item).to_contain_text("has a file of this name already")
    item.get_by_role("button", name="Replace what is there").click()
    expect(item).to_contain_text("1 article in the archive", timeout=READ_MS)
    [article_id] = desk.ask("/uploads/articles/twice.txt")["ids"]
    assert desk.ask(f"/articles/{article_id}")["title"] == "Second words"


def test_fifty_files_at_once_with_at_most_four_on_the_way(desk: Desk) -> None:
    page = opened(desk)
    page.evaluate(
        """() => {
          const count = { now: 0, most: 0 };
          globalThis.forms = count;
          const send = XMLHttpRequest.prototype.send;
          XMLHttpRequest.prototype.send = function (...sent) {
            count.most = Math.max(count.most, (count.now += 1));
            this.addEventListener("loadend", () => (count.now -= 1));
            return send.apply(this, sent);
          };
        }"""
    )
    pick(page, *(file(f"many-{n}.txt", f"Number {n}\n\nTalks in Oslo.") for n in range(50)))
    send(page)
    expect(page.locator(".upload-good")).to_have_count(50)
    assert 1 <= page.evaluate("forms.most") <= 4


def test_too_large_a_file_is_refused_before_it_is_sent(desk: Desk) -> None:
    page = opened(desk)
    sent: list[str] = []
    page.on(
        "request",
        lambda it: (
            sent.append(it.url) if it.method == "POST" and desk.stack.bucket in it.url else None
        ),
    )
    large = "x" * (OBJECT_BYTES + 1)
    pick(page, file("large.txt", large))
    send(page)
    expect(page.locator(".upload-item")).to_contain_text("takes 20 MB at most. Nothing was sent.")
    assert sent == []


def test_a_key_that_may_only_read_is_told_so(desk: Desk) -> None:
    page = desk.open("#/upload", expected=["403"], width=390, scheme="dark")
    pick(page, file("read-only.txt", "Words\n\nXi Jinping spoke in Beijing."))
    send(page)
    expect(page.locator(".upload-item")).to_contain_text("this key may only read")
    require_no_overflow(page)
    desk.require_accessible(page)


def test_files_dropped_on_another_view_come_here(desk: Desk) -> None:
    page = desk.open("#/search")
    expect(page.locator(".summary")).to_be_visible()
    page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["Words"], "dropped.txt"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
        }"""
    )
    expect(page.get_by_label("dropped.txt", exact=True)).to_be_visible()
    page.get_by_role("button", name="Leave out dropped.txt").click()
    expect(page.locator(".upload-item")).to_have_count(0)


def test_a_pasted_text_is_tagged_and_not_stored(desk: Desk) -> None:
    before = desk.ask("/articles", limit=1)["total"]
    page = desk.open("#/upload")
    page.get_by_label("Headline").fill(f"Talks {HOSTILE}")
    page.get_by_label("Text", exact=True).fill(f"Xi Jinping met Emmanuel Macron. {HOSTILE}")
    page.get_by_role("button", name="Tag it").click()
    tagged = page.get_by_role("region", name="The tagged text")
    expect(tagged.locator(".facet-leader", has_text="Xi Jinping")).to_be_visible()
    require_plain_text(page, tagged.locator("h1"))
    require_plain_text(page, tagged.locator(".article-text"))
    desk.require_accessible(page)
    assert desk.ask("/articles", limit=1)["total"] == before


def test_a_pasted_text_can_be_sent_as_a_file(desk: Desk) -> None:
    page = opened(desk)
    page.get_by_label("Headline").fill("A pasted headline")
    page.get_by_label("Date of publication").fill("2018-02-03")
    page.get_by_label("Text", exact=True).fill("Xi Jinping met Emmanuel Macron in Paris.")
    page.get_by_role("button", name="Add it to the files").click()
    expect(page.locator(".upload-item")).to_contain_text("“A pasted headline”, 3 Feb 2018")
    send(page)
    page.get_by_role("link", name="Read the article").click()
    expect(page.locator("h1")).to_have_text("A pasted headline")
    expect(page.locator("main time").first).to_have_text("3 Feb 2018")
