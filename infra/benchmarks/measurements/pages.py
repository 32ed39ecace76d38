"""The times of pages over an index, asked for in several ways in turn."""

import gzip
import itertools
import json
import os
import random
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any, Literal, get_args

from infra.benchmarks.backends.single_search import single_search
from shared.adapters.opensearch.client import make_client
from shared.search.index.index_names import IndexNames

type Way = Literal["page", "searches", "single", "bare", "next page", "cold page"]
"""How an answer is asked for; `PageTimes` tells what each is."""

WAYS: tuple[Way, ...] = get_args(Way.__value__)
FACETS = "leader,country,event,status,source,language"

_WARM_UP = 30
_COLD_SHARE = 10
"""One page of so many is asked for with empty caches too."""
_PATIENCE = 60
"""Seconds that the plain client waits; the function gives up after 3.4 and answers 503."""

type Json = dict[str, Any]


@dataclass(slots=True)
class PageTimes:
    """What was measured over one index.

    Attributes:
        ms: milliseconds of each call, by way. `page`: through the function, from event to answer,
            with everything counted anew. `searches`: the same searches by the plain client.
            `single`: one search for the same, by the plain client. `bare`: the articles alone, by
            the plain client. `next page`: through the function, while the engine remembers the
            counts. `cold page`: through the function, with all caches of the engine empty.
        late: pages that were answered with 503, of those asked for first.
    """

    ms: dict[Way, list[float]] = field(default_factory=lambda: {way: [] for way in WAYS})
    late: int = 0


def time_pages(url: str, names: IndexNames, pages: int) -> PageTimes:
    """Time pages over an index that is filled.

    Args:
        url: address of the engine.
        names: of the index.
        pages: how many are timed each way; fewer with empty caches.
    """
    callers, times = _Callers(url, names), PageTimes()
    events = list(itertools.islice(_events(), pages + _WARM_UP))
    for number, event in enumerate(events):
        measured = _time_event(callers, event, number)
        if number >= _WARM_UP:
            for way, ms in measured.items():
                times.ms[way].append(ms)
    for event in events[_WARM_UP::_COLD_SHARE]:
        callers.empty_caches()
        times.ms["cold page"].append(_timed(partial(callers.page, event)))
    times.late = callers.late
    return times


def _time_event(callers: "_Callers", event: Json, number: int) -> dict[Way, float]:
    """Ask for one page in every way but the cold one; the order changes with the number."""
    first = callers.page(event)  # warms what each way then finds warm, and tells the bodies
    bodies = callers.sent
    anew: dict[Way, Callable[[], object]] = {
        "page": lambda: callers.page(event),
        "searches": lambda: callers.several(bodies),
        "single": lambda: callers.one(single_search(bodies)),
        "bare": lambda: callers.one(bodies[0]),
    }
    times: dict[Way, float] = {}
    order = list(anew)
    for way in order[number % len(order) :] + order[: number % len(order)]:
        callers.forget_counts()
        times[way] = _timed(anew[way])
    callers.page(event)
    times["next page"] = _timed(lambda: callers.page(_following(event, first)))
    return times


class _Callers:
    """The function's handler and the plain client over one index.

    Attributes:
        sent: the bodies that the function sent last.
        late: pages that were answered with 503.
    """

    def __init__(self, url: str, names: IndexNames) -> None:
        os.environ |= {
            "OPENSEARCH_URL": url,
            "OPENSEARCH_AUTH": "none",
            "BUCKET": "none",
            "INDEX_PREFIX": names.prefix,
            "POWERTOOLS_LOG_LEVEL": "ERROR",
        }
        from mangum import Mangum

        from functions.api.app import create_app
        from functions.api.wiring import build_library, get_settings

        get_settings.cache_clear()
        build_library.cache_clear()
        self.sent: list[Json] = []
        self.late = 0
        self._alias = names.articles
        self._client = make_client(url, "none", "us-east-1", "write")
        self._handler: Any = Mangum(create_app(), lifespan="off")
        engine: Any = build_library().engine
        multi_search = engine.multi_search

        def noted(bodies: Any) -> Any:
            self.sent = list(bodies)
            return multi_search(bodies)

        object.__setattr__(engine, "multi_search", noted)

    def page(self, event: Json) -> Json:
        """Ask the function."""
        answer: Json = self._handler(event, None)  # nothing reads the context
        if answer["statusCode"] not in (200, 503):
            raise RuntimeError(answer["body"])
        self.late += answer["statusCode"] == 503
        return answer

    def several(self, bodies: list[Json]) -> object:
        """Send several bodies in one request."""
        lines = [line for body in bodies for line in ({}, body)]
        return self._client.msearch(
            index=self._alias, body=lines, params={"request_timeout": _PATIENCE}
        )

    def one(self, body: Json) -> object:
        """Send one body."""
        return self._client.search(
            index=self._alias, body=body, params={"request_timeout": _PATIENCE}
        )

    def forget_counts(self) -> None:
        """Let the engine forget the answers that it remembers; it keeps its filters."""
        self._client.indices.clear_cache(index=self._alias, params={"request": "true"})

    def empty_caches(self) -> None:
        """Let the engine forget answers, filters and global ordinals."""
        self._client.indices.clear_cache(index=self._alias)


def _events() -> Iterator[Json]:
    """Give API Gateway events of different pages, the same ones each time."""
    rng = random.Random(7)  # noqa: S311 - the same pages each time
    while True:
        query = {
            "q": [" ".join(rng.sample(("summit", "talks", "border", "trade", "visit"), 2))],
            "country": [rng.choice(("USA", "CHN", "RUS", "FRA"))],
            "status": ["occurred", "planned"],
            "date_from": [f"20{rng.randint(15, 22)}-01-01"],
            "facets": [FACETS],
        }
        yield {
            "resource": "/{proxy+}",
            "path": "/articles",
            "httpMethod": "GET",
            "headers": {"Host": "api.example", "Accept-Encoding": "gzip"},
            "multiValueQueryStringParameters": query,
            "requestContext": {
                "requestId": "bench",
                "path": "/v1/articles",
                "apiId": "api",
                "domainName": "api.example",
            },
            "body": None,
        }


def _following(event: Json, answer: Json) -> Json:
    """Return the event of the next page; of the same page where it was late or is the last."""
    if answer["statusCode"] != HTTPStatus.OK:
        return event
    cursor = json.loads(gzip.decompress(b64decode(answer["body"]))).get("next_cursor")
    query = event["multiValueQueryStringParameters"]
    return event | {
        "multiValueQueryStringParameters": query | ({"cursor": [cursor]} if cursor else {})
    }


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000
