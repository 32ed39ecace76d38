"""The network of the reading desk, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk import Desk, place, total
from tests.web.desk import ready as found

pytestmark = [pytest.mark.web, pytest.mark.stack]


def ready(page: Page) -> None:
    """Wait until the network of the present question is there."""
    expect(page.get_by_label("Network", exact=True)).to_have_attribute("aria-busy", "false")
    expect(page.locator(".network")).to_be_visible()


def test_the_table_has_the_pairs_of_the_api_and_the_picture_their_values(desk: Desk) -> None:
    page = desk.open("#/network?facet_size=15")
    ready(page)
    told = desk.ask("/network", between="leader,country", same_event="true", facet_size=15)
    names = {(node["facet"], node["id"]): node["label"] for node in told["nodes"]}
    pairs = sorted(
        f"{names['leader', edge['source']]}{names['country', edge['target']]}{edge['count']:,}"
        for edge in told["edges"]
    )
    assert sorted(page.locator(".twin-table tbody tr").all_text_contents()) == pairs
    expect(page.locator(".network-pair")).to_have_count(len(pairs))
    paired = {edge[end] for edge in told["edges"] for end in ("source", "target")}
    expect(page.locator(".network-node")).to_have_count(len(paired))


def test_the_same_answer_is_drawn_the_same_and_a_click_filters(desk: Desk) -> None:
    drawn = []
    for _ in range(2):
        page = desk.open("#/network?between=country,country&directed=true")
        ready(page)
        page.locator(".network-node").first.wait_for()
        drawn.append(page.locator(".network-frame svg").inner_html())
    assert drawn[0] == drawn[1]
    node = page.locator(".network-node").first
    chosen = node.get_attribute("data-id")
    node.locator("rect").click()
    expect(page.locator(".filter-bar .facet-country")).to_be_visible()
    assert place(page)["country"] == [chosen]


def test_a_pair_of_the_table_leads_to_its_articles(desk: Desk) -> None:
    page = desk.open("#/network?between=leader,leader", width=390)
    ready(page)
    page.get_by_role("button", name="Show as table").click()
    link = page.locator(".twin-table tbody a").first
    count = int(link.inner_text().replace(",", ""))
    link.press("Enter")
    found(page)
    assert total(page) == count
    assert len(place(page)["leader"]) == 2
