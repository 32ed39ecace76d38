"""The reading desk of a deployed stack, as its readers open it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qs

import httpx
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from infra.local.stack import Stack

HOSTILE = "<img src=x onerror=\"document.title='RUN'\"><script>document.title='RUN'</script>"
"""Markup and script; whoever reads it as markup changes the title of the window."""

_LISTEN = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
_GIVE_KEY = "localStorage.getItem('summitry.key') ?? localStorage.setItem('summitry.key', {key!r})"
_AXE = """async (rules) => {
  const runOnly = rules.length > 0 ? { runOnly: rules } : {};
  const found = await axe.run(document, { resultTypes: ["violations"], ...runOnly });
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} (${node.any
      .map(({ message }) => message).join("; ")})`));
}"""


@dataclass
class Desk:
    """Opens pages and hears what goes wrong in them.

    Attributes:
        browser: the browser.
        stack: the stack whose page it is.
        api: asks the same API, with the key that may only read.
        axe: the source of axe-core.
        complaints: warnings and errors that pages wrote, but for what was expected.
    """

    browser: Browser
    stack: Stack
    api: httpx.Client
    axe: str
    complaints: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self,
        fragment: str = "#/search",
        *,
        key: str | None = "",
        width: int = 1440,
        scheme: Literal["light", "dark"] = "light",
        expected: Sequence[str] = (),
    ) -> Page:
        """Open the page in a window of its own, as on a computer of its own.

        Args:
            fragment: the place, such as `#/search?q=summit`.
            key: the key that the browser has; the one that may only read if empty, none if None.
            width: of the window, in pixels.
            scheme: what the system prefers.
            expected: parts of complaints that belong to the test.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB"
        )
        self._contexts.append(context)
        context.add_init_script(_LISTEN)
        if key is not None:
            context.add_init_script(_GIVE_KEY.format(key=key or self.stack.read_key))
        page = context.new_page()

        def hear(text: str) -> None:
            # A busy engine is away for a moment, and the page asks again.
            if not any(part in text for part in (*expected, "503")):
                self.complaints.append(text)

        page.on("console", lambda it: hear(it.text) if it.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: hear(str(error)))
        page.goto(self.stack.web + fragment)
        return page

    def ask(self, path: str, **parameters: Any) -> Any:
        """Ask the API the same question as the page, and give the answer's JSON."""
        return self.api.get(path, params=parameters).raise_for_status().json()

    def close(self) -> None:
        """Close all windows."""
        for context in self._contexts:
            context.close()

    def require_accessible(self, page: Page, *rules: str) -> None:
        """Make sure that axe-core finds nothing serious or critical.

        Args:
            page: the page as it is now.
            rules: names of rules, such as `color-contrast`; all of them if there are none.
        """
        if page.evaluate("typeof axe") == "undefined":
            page.evaluate(self.axe)
        found = page.evaluate(_AXE, rules)
        assert found == [], "\n".join(found)


def require_plain_text(page: Page, place: Locator, text: str = HOSTILE) -> None:
    """Make sure that a place shows a text as it is, and that nothing in it has run."""
    expect(place).to_contain_text(text)
    assert page.locator("img").count() == 0
    assert page.title() != "RUN"


def require_no_overflow(page: Page) -> None:
    """Make sure that nobody has to scroll sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


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
