"""The client: one method for every call, iterators for everything that goes on."""

import json
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self, Unpack, cast
from urllib.parse import quote

import httpx

from summitry.answers import (
    Article,
    ArticleRow,
    ArticleSummary,
    FacetName,
    FilterArguments,
    Interval,
    Record,
    SearchArguments,
    SimilarArticle,
)
from summitry.counts import (
    ArticlePage,
    FacetAnswer,
    Health,
    Network,
    SignedUpload,
    SplitTimeline,
    Suggestion,
    UploadStatus,
)
from summitry.transport import Transport
from summitry.vocabulary import KnownCountry, KnownEvent, KnownLeader


class Summitry:
    """The REST API of one Summitry.

    Every method raises `ApiError` where the API refuses, with the parameter and the nearest valid
    values, and waits and asks again where the API says that later may work.

        with Summitry("https://….amazonaws.com/v1", "key") as summitry:
            for article in summitry.articles(leader=["xi-jinping"], event=["consult/visit"]):
                print(article["title"])
    """

    def __init__(
        self,
        api: str,
        api_key: str = "",
        *,
        client: httpx.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Prepare; nothing is sent yet.

        Args:
            api: address of the API, ending with the stage.
            api_key: its key; empty for none.
            client: another httpx client to send with.
            sleep: waits for some seconds.
        """
        self._transport = Transport(api, api_key, client, sleep)

    def __enter__(self) -> Self:
        """Use it in a `with` statement."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connections."""
        self._transport.close()

    def search(
        self, *, cursor: str | None = None, **arguments: Unpack[SearchArguments]
    ) -> ArticlePage:
        """Search: one page of articles with facets and timeline."""
        answer = self._transport.get("/articles", {**arguments, "cursor": cursor})
        return cast(ArticlePage, answer.json())

    def articles(self, **arguments: Unpack[SearchArguments]) -> Iterator[ArticleSummary]:
        """Go through all articles that match, page by page; facets are not counted."""
        cursor: str | None = None
        wanted: SearchArguments = {"limit": 100, "facets": "", **arguments}
        while True:
            page = self.search(cursor=cursor, **wanted)
            yield from page["articles"]
            cursor = page["next_cursor"]
            if cursor is None:
                return

    def article(self, id: str) -> Article:
        """Read one article with all its annotations; a very long one takes several requests."""
        path = f"/articles/{quote(id, safe='')}"
        article = cast(Article, self._transport.get(path).json())
        for page in range(2, article["pages"] + 1):
            more = cast(Article, self._transport.get(path, {"page": page}).json())
            article["mentions"] += more["mentions"]
            article["events"] += more["events"]
        return article

    def similar(self, id: str, *, limit: int = 10) -> list[SimilarArticle]:
        """List the articles near to one."""
        path = f"/articles/{quote(id, safe='')}/similar"
        answer = self._transport.get(path, {"limit": limit})
        return cast(list[SimilarArticle], answer.json()["articles"])

    def facet(
        self,
        facet: FacetName,
        *,
        prefix: str = "",
        facet_size: int = 20,
        **filters: Unpack[FilterArguments],
    ) -> FacetAnswer:
        """Search inside a facet's values."""
        asked = {**filters, "prefix": prefix, "facet_size": facet_size}
        return cast(FacetAnswer, self._transport.get(f"/facets/{facet}", asked).json())

    def suggest(self, typed: str, *, limit: int = 5) -> list[Suggestion]:
        """Suggest leaders, countries, event types and titles."""
        answer = self._transport.get("/suggest", {"q": typed, "limit": limit})
        return cast(list[Suggestion], answer.json()["suggestions"])

    def timeline(
        self,
        *,
        interval: Interval = "month",
        split: FacetName | None = None,
        facet_size: int = 10,
        **filters: Unpack[FilterArguments],
    ) -> SplitTimeline:
        """Count articles over time."""
        asked = {**filters, "interval": interval, "split": split, "facet_size": facet_size}
        return cast(SplitTimeline, self._transport.get("/timeline", asked).json())

    def network(
        self,
        first: FacetName = "leader",
        second: FacetName = "country",
        *,
        facet_size: int = 20,
        **filters: Unpack[FilterArguments],
    ) -> Network:
        """Count who and what occur together."""
        asked = {**filters, "between": f"{first},{second}", "facet_size": facet_size}
        return cast(Network, self._transport.get("/network", asked).json())

    def export(self, **filters: Unpack[FilterArguments]) -> Iterator[ArticleRow]:
        """Go through all articles that match, as rows, newest first."""
        for part in self.export_text("ndjson", **filters):
            for line in part.split("\n"):
                if line:
                    yield json.loads(line)

    def export_text(self, format: str, **filters: Unpack[FilterArguments]) -> Iterator[str]:
        """Go through an export as text, part by part.

        Args:
            format: `ndjson` or `csv`.
            **filters: which articles.
        """
        answer = self._transport.get(f"/export.{format}", filters)
        while True:
            yield answer.text
            following = answer.links.get("next")
            if following is None:
                return
            answer = self._transport.get(str(answer.url.join(following["url"])))

    def extract(self, text: str, *, title: str = "", published: str | None = None) -> Record:
        """Annotate an article; nothing of it is stored."""
        article = {"text": text, "title": title, "published": published}
        return cast(Record, self._transport.post("/extract", article).json())

    def start_upload(self, key: str, content_type: str = "text/plain") -> SignedUpload:
        """Get a form that uploads one object."""
        answer = self._transport.post("/uploads", {"key": key, "content_type": content_type})
        return cast(SignedUpload, answer.json())

    def upload(self, key: str) -> UploadStatus:
        """Tell what became of an upload."""
        return cast(UploadStatus, self._transport.get(f"/uploads/{quote(key)}").json())

    def leaders(self) -> list[KnownLeader]:
        """List the leaders of the vocabulary with their names and terms of office."""
        return cast(list[KnownLeader], self._vocabulary("leaders"))

    def countries(self) -> list[KnownCountry]:
        """List the countries of the vocabulary with the words they go by."""
        return cast(list[KnownCountry], self._vocabulary("countries"))

    def event_types(self) -> list[KnownEvent]:
        """List the event types of the vocabulary, an upper one before its modes."""
        return cast(list[KnownEvent], self._vocabulary("events"))

    def health(self) -> Health:
        """Tell what the API answers from."""
        return cast(Health, self._transport.get("/healthz").json())

    def _vocabulary(self, list_of: str) -> object:
        return self._transport.get(f"/vocabulary/{list_of}").json()[list_of]
