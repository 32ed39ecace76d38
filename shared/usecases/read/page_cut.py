"""The articles of one page and the place where the next one begins."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shared.ports import SearchEngine
from shared.search.pages.cursor import SortValue
from shared.search.pages.stories import (
    MOST_ROUNDS,
    Hit,
    first_of_stories_body,
    keep_first_of_stories,
)

type Body = dict[str, Any]

MOST_BYTES = 4_000_000
"""Largest page: a Lambda's answer holds 6 MB, and binary answers grow by a third on the way."""
_HIT_BYTES, _TAG_BYTES = 8_000, 700
"""Upper estimates of the bytes of an article with title and lead, and of a tag."""


@dataclass(frozen=True, slots=True)
class HitPage:
    """Articles in order, and where to go on.

    Attributes:
        hits: the articles, as the engine gave them.
        end: sort values that the next page begins after, or None where there is no next page.
    """

    hits: Sequence[Hit]
    end: tuple[SortValue, ...] | None


def cut_page(hits: Sequence[Hit], limit: int) -> HitPage:
    """Make a page from the hits of a search for one article more than the limit."""
    shown = within_size_limit(hits[:limit])
    return HitPage(shown, _sort(shown[-1]) if len(shown) < len(hits) else None)


def cut_page_by_story(engine: SearchEngine, body: Body, hits: Sequence[Hit], limit: int) -> HitPage:
    """Make a page that shows one article for each story.

    Args:
        engine: the search engine.
        body: the search; its `size` is the number of candidates of a round.
        hits: its first round of candidates.
        limit: articles on the page.
    """
    shown: list[Hit] = []
    for round_ in range(MOST_ROUNDS):
        if round_:
            further = body | {"search_after": list(_sort(hits[-1]))}
            hits = engine.search(further)["hits"]["hits"]
        if hits:
            stories = sorted({hit["_source"]["story"] for hit in hits})
            shown += keep_first_of_stories(
                hits, engine.search(first_of_stories_body(body, stories))
            )
        if len(shown) > limit or len(hits) < body["size"]:
            return cut_page(shown, limit)
    room = within_size_limit(shown)
    return HitPage(room, _sort(hits[-1] if len(room) == len(shown) else room[-1]))


def within_size_limit(hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return the first hits that fit into one answer: at least one, and nearly always all."""
    if sum(_at_most(hit["_source"]["record"]) for hit in hits) <= MOST_BYTES:
        return hits
    size = 0
    for number, hit in enumerate(hits):
        size += len(json.dumps(hit["_source"]))
        if number and size > MOST_BYTES:
            return hits[:number]
    return hits


def _at_most(record: Mapping[str, Any]) -> int:
    """Return an upper estimate of an article's bytes; to write each one would slow every page."""
    events = record["events"]
    places = sum(len(event.get("evidence", ())) for event in events)
    tags = len(record["leaders"]) + len(record["countries"]) + len(events) + places
    return _HIT_BYTES + _TAG_BYTES * tags


def _sort(hit: Hit) -> tuple[SortValue, ...]:
    return tuple(hit["sort"])
