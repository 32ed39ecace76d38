"""The client: one method for every call, iterators for what takes several requests."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from types import TracebackType
from typing import Self, Unpack, cast

import httpx

from summitry.asynchronous.transport import AsyncTransport
from summitry.protocol import (
    AsyncSleep,
    article_path,
    export_rows,
    ndjson_lines,
    next_address,
    upload_path,
)
from summitry.types import (
    Article,
    ArticlePage,
    ArticleRow,
    ArticleSummary,
    Confidence,
    EventArguments,
    EventExportArguments,
    EventPage,
    EventRow,
    ExportArguments,
    FacetAnswer,
    FacetArguments,
    FacetName,
    Health,
    KnownCountry,
    KnownEvent,
    KnownLeader,
    Liveness,
    Network,
    NetworkArguments,
    Original,
    Record,
    SearchArguments,
    SignedUpload,
    SimilarArticle,
    SplitTimeline,
    Suggestion,
    TimelineArguments,
    UploadStatus,
)


class AsyncSummitry:
    """The REST API of one Summitry.

    Every method raises `ApiError` where the API refuses, with the parameter and the nearest valid
    values, and waits and asks again where the API says that later may work.

        async with AsyncSummitry("https://….amazonaws.com/v1", "key") as summitry:
            async for article in summitry.articles(leader=["xi-jinping"]):
                print(article["title"])
    """

    def __init__(
        self,
        api: str,
        api_key: str = "",
        *,
        client: httpx.AsyncClient | None = None,
        sleep: AsyncSleep = asyncio.sleep,
    ) -> None:
        """Prepare; nothing is sent yet.

        Args:
            api: address of the API, ending with the stage.
            api_key: its key; empty for none.
            client: another httpx client to send with.
            sleep: waits for some seconds.
        """
        self._transport = AsyncTransport(api, api_key, client, sleep)

    async def __aenter__(self) -> Self:
        """Use it as a context manager, which closes its connections."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connections."""
        await self._transport.close()

    async def search(
        self, *, cursor: str | None = None, **arguments: Unpack[SearchArguments]
    ) -> ArticlePage:
        """Search: one page of articles with facets and timeline."""
        answer = await self._transport.read("/articles", {**arguments, "cursor": cursor})
        return cast(ArticlePage, answer)

    async def articles(self, **arguments: Unpack[SearchArguments]) -> AsyncIterator[ArticleSummary]:
        """Go through all articles that match, page by page; facets are not counted."""
        cursor: str | None = None
        wanted: SearchArguments = {"limit": 100, "facets": "", **arguments}
        while True:
            page = await self.search(cursor=cursor, **wanted)
            for article in page["articles"]:
                yield article
            cursor = page["next_cursor"]
            if cursor is None:
                return

    async def article(self, id: str) -> Article:
        """Read one article with all its annotations; a very long one takes several requests."""
        path = article_path(id)
        article = cast(Article, await self._transport.read(path))
        for page in range(2, article["pages"] + 1):
            more = cast(Article, await self._transport.read(path, {"page": page}))
            article["mentions"] += more["mentions"]
            article["events"] += more["events"]
        return article

    async def original(self, id: str) -> Original:
        """Return a signed address of the object that an article came from, for some minutes."""
        return cast(Original, await self._transport.read(article_path(id, "/original")))

    async def similar(self, id: str, *, limit: int = 10) -> list[SimilarArticle]:
        """List the articles near to one, nearest first.

        Args:
            id: of the one.
            limit: most articles, 1 to 100.
        """
        answer = await self._transport.read(article_path(id, "/similar"), {"limit": limit})
        return cast(list[SimilarArticle], answer["articles"])

    async def facet(self, facet: FacetName, **arguments: Unpack[FacetArguments]) -> FacetAnswer:
        """Search inside a facet's values."""
        answer = await self._transport.read(f"/facets/{facet}", arguments)
        return cast(FacetAnswer, answer)

    async def suggest(
        self, typed: str, *, limit: int = 5, confidence: Confidence = "likely"
    ) -> list[Suggestion]:
        """Suggest leaders, countries, event types, sources and titles.

        Args:
            typed: what somebody has typed so far.
            limit: most suggestions of each type, 1 to 20.
            confidence: whether likely events alone are counted, or any.
        """
        asked = {"q": typed, "limit": limit, "confidence": confidence}
        answer = await self._transport.read("/suggest", asked)
        return cast(list[Suggestion], answer["suggestions"])

    async def timeline(self, **arguments: Unpack[TimelineArguments]) -> SplitTimeline:
        """Count articles over time."""
        return cast(SplitTimeline, await self._transport.read("/timeline", arguments))

    async def network(
        self,
        first: FacetName = "leader",
        second: FacetName = "country",
        **arguments: Unpack[NetworkArguments],
    ) -> Network:
        """Count who and what occur together; `directed=True` counts who acted on whom."""
        asked = {**arguments, "between": f"{first},{second}"}
        return cast(Network, await self._transport.read("/network", asked))

    async def export(self, **arguments: Unpack[ExportArguments]) -> AsyncIterator[ArticleRow]:
        """Go through all articles that match, as rows; newest first, if not told otherwise."""
        async for part in self.export_text("ndjson", **arguments):
            for row in ndjson_lines(part):
                yield json.loads(row)

    async def export_text(
        self, format: str, **arguments: Unpack[ExportArguments]
    ) -> AsyncIterator[str]:
        """Go through an export as text, part by part.

        Args:
            format: `ndjson` or `csv`.
            **arguments: which articles, and their order.
        """
        async for part in self._parts(f"/export.{format}", arguments):
            yield part

    async def event_page(
        self, *, cursor: str | None = None, **arguments: Unpack[EventArguments]
    ) -> EventPage:
        """List events: one page of them, each with the article that tells of it."""
        answer = await self._transport.read("/events", {**arguments, "cursor": cursor})
        return cast(EventPage, answer)

    async def events(self, **arguments: Unpack[EventExportArguments]) -> AsyncIterator[EventRow]:
        """Go through all events that match; latest day first, if not told otherwise."""
        async for part in self.export_events_text("ndjson", **arguments):
            for row in ndjson_lines(part):
                yield json.loads(row)

    async def export_events_text(
        self, format: str, **arguments: Unpack[EventExportArguments]
    ) -> AsyncIterator[str]:
        """Go through an export of events as text, part by part.

        Args:
            format: `ndjson` or `csv`.
            **arguments: which events, and their order.
        """
        async for part in self._parts(f"/export/events.{format}", arguments):
            yield part

    async def extract(self, text: str, *, title: str = "", published: str | None = None) -> Record:
        """Annotate an article; nothing of it is stored.

        Args:
            text: its body.
            title: its title; empty for none.
            published: day of publication as YYYY-MM-DD, which tells who held an office.
        """
        article = {"text": text, "title": title, "published": published}
        return cast(Record, await self._transport.post("/extract", article))

    async def start_upload(
        self,
        key: str,
        content_type: str = "text/plain",
        *,
        overwrite: bool = False,
        published: str | None = None,
        source: str | None = None,
        url: str | None = None,
    ) -> SignedUpload:
        """Return a form that uploads one object.

        Args:
            key: of the object, with or without `articles/` in front.
            content_type: its media type.
            overwrite: whether an object that has this key may be replaced; 409 where one has it
                and this is not set.
            published: day of publication of its articles, whatever they say themselves.
            source: their source, whatever they say themselves.
            url: address of its article on the web, whatever it says itself.
        """
        told = {"published": published, "source": source, "url": url}
        wanted = {"key": key, "content_type": content_type, "overwrite": overwrite, **told}
        return cast(SignedUpload, await self._transport.post("/uploads", wanted))

    async def upload(self, key: str) -> UploadStatus:
        """Return what became of an upload."""
        return cast(UploadStatus, await self._transport.read(upload_path(key)))

    async def leaders(self) -> list[KnownLeader]:
        """List the leaders of the vocabulary with their names and terms of office."""
        return cast(list[KnownLeader], await self._vocabulary("leaders"))

    async def countries(self) -> list[KnownCountry]:
        """List the countries of the vocabulary with the words they go by."""
        return cast(list[KnownCountry], await self._vocabulary("countries"))

    async def event_types(self) -> list[KnownEvent]:
        """List the event types of the vocabulary, an upper one before its modes."""
        return cast(list[KnownEvent], await self._vocabulary("events"))

    async def health(self) -> Health:
        """Return what the API answers from."""
        return cast(Health, await self._transport.read("/health"))

    async def liveness(self) -> Liveness:
        """Return that the API answers; the search engine is not asked."""
        return cast(Liveness, await self._transport.read("/healthz"))

    async def _parts(self, path: str, arguments: Mapping[str, object]) -> AsyncIterator[str]:
        answer = await self._transport.get(path, arguments)
        yield export_rows(answer)
        while address := next_address(answer):
            answer = await self._transport.get(address)
            yield export_rows(answer)

    async def _vocabulary(self, list_of: str) -> object:
        return (await self._transport.read(f"/vocabulary/{list_of}"))[list_of]
