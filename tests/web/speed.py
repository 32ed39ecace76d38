"""How soon the page is there, and how it keeps up with whoever types: `make desk-bench`.

    python -m tests.web.speed [--articles 100000] [--openings 5]

The page is served by the API of this process over a real engine full of generated articles, without
a gateway. `--url` and `--key` name the page of a running stack instead, as `summitry up` prints it.
A key's time is from its press until the next picture of the page, as Chromium's Event Timing tells;
that of suggestions is from the last press until the list shows, the pause of 140 ms included.
"""

import argparse
import os
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from infra.benchmarks.backends.bulk_load import load_index
from infra.benchmarks.backends.engine import engine_url
from infra.benchmarks.targets import report_target
from shared.adapters.opensearch.client import make_client
from shared.search.index.index_names import IndexNames
from shared.search.index.mappings import index_body
from tests.support.api_server import served
from tests.web.chromium import chromium

MOST_KEY_MS = 100
MOST_FIRST_RESULTS_MS = 1500
TYPED = ("xi jinping", "emmanuel macron", "united states", "summit talks", "ceasefire", "ukraine")
BETWEEN_KEYS_MS = 120
"""A quick typist's."""
_WATCH = """
const presses = new Map(); // the events of one press have one time
globalThis.keyTimes = () => [...presses.values()];
globalThis.tasks = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ name, startTime, duration }) => {
  if (["keydown", "keypress", "input"].includes(name))
    presses.set(startTime, Math.max(duration, presses.get(startTime) ?? 0));
})).observe({ type: "event", durationThreshold: 16 });
new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration)))
  .observe({ type: "longtask" });
addEventListener("keydown", () => (globalThis.pressed = performance.now()), true);
"""
_SUGGESTED = """() => new Promise((told) => {
  const look = () => document.querySelector("#suggestions:not([hidden]) [role=option]")
    ? told(performance.now() - pressed) : requestAnimationFrame(look);
  look();
})"""
_OPENED = """() => {
  const [{ domContentLoadedEventEnd, transferSize }] = performance.getEntriesByType("navigation");
  const files = performance.getEntriesByType("resource");
  const own = files.filter(({ name }) => name.includes("/page/"));
  return {
    first_results: performance.now(),
    first_paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    dom_ready: domContentLoadedEventEnd,
    page_bytes: own.reduce((sum, each) => sum + each.transferSize, transferSize),
    answer_bytes: files.reduce((sum, each) => sum + each.transferSize, 0)
      - own.reduce((sum, each) => sum + each.transferSize, 0),
    requests: files.length + 1,
  };
}"""
console = Console()


def main() -> None:
    """Measure and print; exits with 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--openings", type=int, default=5)
    parser.add_argument("--url", help="page of a running stack, which is measured instead")
    parser.add_argument("--key", default="none", help="API key for it")
    options = parser.parse_args()
    with sync_playwright() as playwright, chromium(playwright) as browser:
        if options.url:
            met = measure(browser, options.url, options.key, options.openings)
        else:
            with archive(options.articles) as url:
                met = measure(browser, url, options.key, options.openings)
    sys.exit(not met)


@contextmanager
def archive(articles: int) -> Iterator[str]:
    """Have the page of an API over an index of so many generated articles."""
    names = IndexNames(f"speed-{uuid.uuid4().hex[:8]}-")
    with engine_url(console) as engine:
        writer = make_client(engine, "none", "us-east-1", "write")
        index = names.generation(1)
        body = index_body("articles") | {"aliases": {names.articles: {}}}
        writer.indices.create(index=index, body=body)
        try:
            load_index(engine, index, articles, console)
            os.environ |= {
                "OPENSEARCH_URL": engine,
                "OPENSEARCH_AUTH": "none",
                "BUCKET": "none",
                "INDEX_PREFIX": names.prefix,
                "POWERTOOLS_LOG_LEVEL": "ERROR",
            }
            from functions.api.app import create_app

            with served(create_app()) as address:
                yield f"{address}/"
        finally:
            writer.indices.delete(index=index)


def measure(browser: Browser, url: str, key: str, openings: int) -> bool:
    """Measure a page, print what was measured, and return whether the targets are met."""
    open_page(browser, url, key).context.close()  # warms functions and caches of the engine
    opened: list[dict[str, float]] = []
    for _ in range(openings):
        page = open_page(browser, url, key)
        opened.append(page.evaluate(_OPENED))
        page.context.close()
    page = open_page(browser, url, key)
    suggested = [suggestion_ms(page, typed) for typed in TYPED]
    keys, tasks = page.evaluate("[keyTimes(), tasks]")
    page.context.close()
    console.print(table_of(opened, suggested, keys, tasks))
    first = median(each["first_results"] for each in opened)
    return all(
        [
            report_target(console, "first results", first, " ms", most=MOST_FIRST_RESULTS_MS),
            report_target(console, "slowest key", max(keys, default=0), " ms", most=MOST_KEY_MS),
        ]
    )


def open_page(browser: Browser, url: str, key: str) -> Page:
    """Open the page in a browser that has nothing of it, until the first results show."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.add_init_script(f"localStorage.setItem('summitry.key', {key!r})")
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.goto(url)
    page.locator(".row").first.wait_for()
    return page


def suggestion_ms(page: Page, typed: str) -> float:
    """Type a name at a quick typist's speed; milliseconds until suggestions show."""
    page.get_by_label("Search the archive").fill("")
    page.locator("#suggestions").wait_for(state="hidden")
    page.keyboard.type(typed[:3], delay=BETWEEN_KEYS_MS)
    shown: float = page.evaluate(_SUGGESTED)
    page.keyboard.type(typed[3:], delay=BETWEEN_KEYS_MS)
    return shown


def table_of(
    opened: Sequence[dict[str, Any]],
    suggested: Sequence[float],
    keys: Sequence[float],
    tasks: Sequence[float],
) -> Table:
    """Write the figures as a table: medians and the most."""
    table = Table(title="The page as its reader has it", title_justify="left")
    for name in ("", "median", "most"):
        table.add_column(name, justify="right" if name else "left")
    rows = {
        "first paint, ms": [each["first_paint"] for each in opened],
        "DOM ready, ms": [each["dom_ready"] for each in opened],
        "first results, ms": [each["first_results"] for each in opened],
        "page and its files, bytes": [each["page_bytes"] for each in opened],
        "answers, bytes": [each["answer_bytes"] for each in opened],
        "requests": [each["requests"] for each in opened],
        "suggestions after the last key, ms": suggested,
        "keys that took 16 ms or more, ms": keys or [0],
        "tasks of 50 ms or more, ms": tasks or [0],
    }
    for name, values in rows.items():
        table.add_row(name, f"{median(values):,.0f}", f"{max(values):,.0f}")
    table.caption = (
        f"{sum(map(len, TYPED))} keys, {len(keys)} of them 16 ms or more; {len(opened)} openings"
    )
    return table


if __name__ == "__main__":
    main()
