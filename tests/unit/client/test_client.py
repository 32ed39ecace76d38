"""The synchronous and the asynchronous client against an API that a function plays."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Protocol

import httpx
import pytest

from summitry import ApiError, AsyncSummitry, Summitry

type Play = Callable[[httpx.Request], httpx.Response]

API = "https://api.example/v1/"
PROBLEM = {
    "type": "about:blank",
    "title": "Unprocessable Content",
    "status": 422,
    "detail": "there is no country 'Rusia'",
    "request_id": "r-1",
    "errors": [
        {"parameter": "country", "message": "there is no country 'Rusia'", "nearest": ["RUS"]}
    ],
}


class Caller(Protocol):
    """Calls a method of one client; what an iterator yields comes as a list."""

    def __call__(
        self, play: Play, method: str, *args: Any, waits: list[float] | None = None, **kwargs: Any
    ) -> Any:
        """Call a method of a client whose API is played; its waits are noted, not waited for."""


def synchronous(
    play: Play, method: str, *args: Any, waits: list[float] | None = None, **kwargs: Any
) -> Any:
    http = httpx.Client(transport=httpx.MockTransport(play))
    slept = [] if waits is None else waits
    with Summitry(API, "k", client=http, sleep=slept.append) as client:
        found = getattr(client, method)(*args, **kwargs)
        answer = list(found) if isinstance(found, Iterator) else found
    assert http.is_closed
    return answer


def asynchronous(
    play: Play, method: str, *args: Any, waits: list[float] | None = None, **kwargs: Any
) -> Any:
    slept = [] if waits is None else waits

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def run() -> Any:
        http = httpx.AsyncClient(transport=httpx.MockTransport(play))
        async with AsyncSummitry(API, "k", client=http, sleep=sleep) as client:
            found = getattr(client, method)(*args, **kwargs)
            if isinstance(found, AsyncIterator):
                answer = [each async for each in found]
            else:
                answer = await found
        assert http.is_closed
        return answer

    return asyncio.run(run())


@pytest.fixture(params=[synchronous, asynchronous], ids=lambda caller: caller.__name__)
def call(request: pytest.FixtureRequest) -> Caller:
    found: Caller = request.param
    return found


def test_articles_goes_through_all_pages_with_the_key(call: Caller) -> None:
    asked: list[httpx.Request] = []

    def play(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        last = request.url.params.get("cursor") == "c2"
        page = {"articles": [{"id": str(len(asked))}], "next_cursor": None if last else "c2"}
        return httpx.Response(200, json=page)

    found = call(play, "articles", leader=["a", "b"], same_event=True, date_from=None)
    assert [article["id"] for article in found] == ["1", "2"]
    assert asked[0].url.path == "/v1/articles"
    assert asked[0].url.params.get_list("leader") == ["a", "b"]
    assert asked[0].url.params["same_event"] == "true"
    assert "date_from" not in asked[0].url.params
    assert asked[1].headers["x-api-key"] == "k"


def test_export_follows_links_wherever_they_lead(call: Caller) -> None:
    def play(request: httpx.Request) -> httpx.Response:
        if "cursor" in request.url.params:
            return httpx.Response(200, text='{"id":"2","title":"a\\u2028b"}\n')
        link = {"Link": '<https://api.example/v1/export.ndjson?cursor=c2>; rel="next"'}
        return httpx.Response(200, text='{"id":"1"}\n', headers=link)

    assert [row["id"] for row in call(play, "export", country=["FRA"])] == ["1", "2"]


def test_parts_of_csv_are_joined_without_the_lines_that_say_that_more_follow(call: Caller) -> None:
    def play(request: httpx.Request) -> httpx.Response:
        kind = {"Content-Type": "text/csv; charset=utf-8"}
        if "cursor" in request.url.params:
            return httpx.Response(200, text='b,"two\r\nlines"\r\n', headers=kind)
        link = {"Link": '<https://api.example/v1/export/events.csv?cursor=c2>; rel="next"'}
        text = "article,quote\r\na,one\r\n# more rows follow: https://x.example,\r\n"
        return httpx.Response(200, text=text, headers=kind | link)

    parts = call(play, "export_events_text", "csv", country=["FRA"])
    assert "".join(parts) == 'article,quote\r\na,one\r\nb,"two\r\nlines"\r\n'


def test_a_long_article_is_put_together_of_its_parts(call: Caller) -> None:
    def play(request: httpx.Request) -> httpx.Response:
        assert request.url.raw_path.startswith(b"/v1/articles/a%2Fb")
        page = int(request.url.params.get("page", 1))
        return httpx.Response(200, json={"pages": 3, "mentions": [page], "events": [-page]})

    article = call(play, "article", "a/b")
    assert (article["mentions"], article["events"]) == ([1, 2, 3], [-1, -2, -3])


def test_refusal_tells_the_parameter_and_the_nearest_values(call: Caller) -> None:
    def play(request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            422, text=json.dumps(PROBLEM), headers={"content-type": "application/problem+json"}
        )

    with pytest.raises(ApiError, match=r"country: .*did you mean RUS\?") as refused:
        call(play, "search", country=["Rusia"])
    assert (refused.value.status, refused.value.request_id) == (422, "r-1")


def test_later_is_waited_for_and_then_given_up(call: Caller) -> None:
    waits: list[float] = []

    def play(_: httpx.Request) -> httpx.Response:
        return httpx.Response(503, headers={"Retry-After": "2"})

    with pytest.raises(ApiError) as given_up:
        call(play, "health", waits=waits)
    assert given_up.value.status == 503
    assert waits == [2.0, 2.0, 2.0]


@pytest.mark.parametrize(
    ("told", "waited"), [("3600", 10.0), ("Sat, 01 Jan 2028 00:00:00 GMT", 1.0), (None, 1.0)]
)
def test_an_answer_that_comes_later_is_taken(call: Caller, told: str | None, waited: float) -> None:
    waits: list[float] = []

    def play(_: httpx.Request) -> httpx.Response:
        if waits:
            return httpx.Response(200, json={"status": "ok"})
        return httpx.Response(429, headers={"Retry-After": told} if told else {})

    assert call(play, "health", waits=waits) == {"status": "ok"}
    assert waits == [waited]
