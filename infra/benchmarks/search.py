"""The time of a whole faceted page, beside the engine's own time for the same body.

    python -m infra.benchmarks.search [--articles 10000,100000,1000000] [--pages 300]

The page has words, three filters, six facets, timeline and highlights. It is timed inside the
function: event in, answer out, through Mangum and FastAPI. In turn with it, opensearch-py sends the
same body to the engine. Both read the whole answer. LocalStack plays no part. *Late* are
pages that were answered with 503, of those asked for first, with the engine's caches cold for them.
"""

import argparse
import itertools
import json
import os
import random
import statistics
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table

from infra.benchmarks.backends.bulk_load import BulkLoad, load_index
from infra.benchmarks.backends.engine import engine_url
from infra.benchmarks.targets import report_target
from shared.adapters.opensearch.client import make_client
from shared.search.index.index_names import IndexNames
from shared.search.index.mappings import index_body

WARM_UP = 30
PATIENCE = 60
"""Seconds that the plain client waits; the function gives up after 3.4 and answers 503."""
MOST = 1.3  # times the engine's own time for the same body, at p50
FACETS = "leader,country,event,status,source,language"
console = Console()


def main() -> None:
    """Measure each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", default="10000,100000", help="sizes, comma-separated")
    parser.add_argument("--pages", type=int, default=300, help="pages timed at each size")
    options = parser.parse_args()
    with engine_url(console) as url:
        rows = [measure(url, int(size), options.pages) for size in options.articles.split(",")]
    console.print(_table(rows))
    met = [
        report_target(
            console,
            f"{row['articles']:,} articles, page against body",
            row["ratio_p50"],
            " ×",
            most=MOST,
        )
        for row in rows
    ]
    print(json.dumps(rows))  # noqa: T201 - for programs, below the table
    sys.exit(not all(met))


def measure(url: str, articles: int, pages: int) -> dict[str, Any]:
    """Fill an index, time pages over it, and remove it."""
    names = IndexNames(f"bench-{uuid.uuid4().hex[:8]}-")
    writer = make_client(url, "none", "us-east-1", "write")
    body = index_body("articles") | {"aliases": {names.articles: {}}}
    index = names.generation(1)
    writer.indices.create(index=index, body=body)
    try:
        filled = load_index(url, index, articles, console)
        return {"articles": articles, **_time_pages(url, names, pages), **_sizes(filled)}
    finally:
        writer.indices.delete(index=index)


def _sizes(filled: BulkLoad) -> dict[str, int]:
    return {
        "fill_seconds": round(filled.seconds),
        "index_mb": round(filled.megabytes),
        "heap_mb": round(filled.heap_megabytes),
    }


@dataclass(frozen=True, slots=True)
class Callers:
    """Two ways to the same answer.

    Attributes:
        page: asks the function; an event in, whether it answered in time.
        straight: sends a body by the plain client.
        bodies: those that the function has sent.
    """

    page: Callable[[Any], bool]
    straight: Callable[[Any], object]
    bodies: list[Any]


def _time_pages(url: str, names: IndexNames, pages: int) -> dict[str, Any]:
    callers = _callers(url, names)
    through: list[float] = []
    straight: list[float] = []
    late = 0
    for number, event in enumerate(itertools.islice(_events(), pages + WARM_UP)):
        callers.bodies.clear()
        late += not callers.page(event)  # warms what either then finds warm, and tells the body
        (body,) = callers.bodies
        turns = [
            (through, lambda e=event: callers.page(e)),
            (straight, lambda b=body: callers.straight(b)),
        ]
        for times, call in turns if number % 2 else reversed(turns):
            seconds = _timed(call)
            if number >= WARM_UP:
                times.append(seconds * 1000)
    return _figures(through, straight) | {"late": late}


def _callers(url: str, names: IndexNames) -> Callers:
    """Give the function's handler and the plain client over an index."""
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
    bodies: list[Any] = []
    engine: Any = build_library().engine
    search = engine.search

    def noted(body: Any) -> Any:
        bodies.append(body)
        return search(body)

    object.__setattr__(engine, "search", noted)
    handler = Mangum(create_app(), lifespan="off")
    client = make_client(url, "none", "us-east-1", "read")

    def page(event: Any) -> bool:
        answer = handler(event, None)  # type: ignore[arg-type]  # nothing reads the context
        if answer["statusCode"] not in (200, 503):
            raise RuntimeError(answer["body"])
        return bool(answer["statusCode"] == 200)

    def straight(body: Any) -> None:
        client.search(index=names.articles, body=body, params={"request_timeout": PATIENCE})

    return Callers(page, straight, bodies)


def _events() -> Iterator[dict[str, Any]]:
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


def _timed(call: Callable[[], Any]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _figures(through: list[float], straight: list[float]) -> dict[str, Any]:
    p50, raw50 = statistics.median(through), statistics.median(straight)
    return {
        "page_p50_ms": round(p50, 2),
        "page_p95_ms": round(statistics.quantiles(through, n=20)[-1], 2),
        "body_p50_ms": round(raw50, 2),
        "body_p95_ms": round(statistics.quantiles(straight, n=20)[-1], 2),
        "ratio_p50": round(p50 / raw50, 3),
    }


def _table(rows: list[dict[str, Any]]) -> Table:
    table = Table(title="The whole faceted page, one round trip (ms)", title_justify="left")
    names = ("articles", "page p50", "page p95", "same body p50", "p95", "ratio at p50")
    for name in (*names, "late", "filled in s", "index MB", "heap MB"):
        table.add_column(name, justify="right")
    for row in rows:
        table.add_row(*(f"{value:,}" for value in row.values()))
    return table


if __name__ == "__main__":
    main()
