"""The typed client against an API that a function plays."""

import json
from collections.abc import Callable

import httpx
import pytest

from summitry import ApiError, Summitry

type Play = Callable[[httpx.Request], httpx.Response]

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


def _client(play: Play, waits: list[float] | None = None) -> Summitry:
    slept = waits if waits is not None else []
    http = httpx.Client(transport=httpx.MockTransport(play))
    return Summitry("https://api.example/v1/", "k", client=http, sleep=slept.append)


def test_articles_goes_through_all_pages_with_the_key() -> None:
    asked: list[httpx.Request] = []

    def play(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        last = request.url.params.get("cursor") == "c2"
        page = {"articles": [{"id": str(len(asked))}], "next_cursor": None if last else "c2"}
        return httpx.Response(200, json=page)

    found = list(_client(play).articles(leader=["a", "b"], same_event=True))
    assert [article["id"] for article in found] == ["1", "2"]
    assert asked[0].url.path == "/v1/articles"
    assert asked[0].url.params.get_list("leader") == ["a", "b"]
    assert asked[0].url.params["same_event"] == "true"
    assert asked[1].headers["x-api-key"] == "k"


def test_export_follows_links_wherever_they_lead() -> None:
    def play(request: httpx.Request) -> httpx.Response:
        if "cursor" in request.url.params:
            return httpx.Response(200, text='{"id":"2","title":"a\\u2028b"}\n')
        link = {"Link": '<https://api.example/v1/export.ndjson?cursor=c2>; rel="next"'}
        return httpx.Response(200, text='{"id":"1"}\n', headers=link)

    assert [row["id"] for row in _client(play).export(country=["FRA"])] == ["1", "2"]


def test_refusal_tells_the_parameter_and_the_nearest_values() -> None:
    def play(request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            422, text=json.dumps(PROBLEM), headers={"content-type": "application/problem+json"}
        )

    with pytest.raises(ApiError, match=r"country: .*did you mean RUS\?") as refused:
        _client(play).search(country=["Rusia"])
    assert (refused.value.status, refused.value.request_id) == (422, "r-1")


def test_later_is_waited_for_and_then_given_up() -> None:
    waits: list[float] = []

    def play(_: httpx.Request) -> httpx.Response:
        return httpx.Response(503, headers={"Retry-After": "2"})

    with pytest.raises(ApiError) as given_up:
        _client(play, waits).health()
    assert given_up.value.status == 503
    assert waits == [2.0, 2.0, 2.0]
