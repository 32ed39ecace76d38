"""The documents of a generation of the index."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import TransportError

from shared.adapters.opensearch.errors import engine_errors, refusal
from shared.domain.errors import SearchUnavailable
from shared.domain.objects import ObjectRef
from shared.ports import DocumentWrite, ScannedArticle, WriteResult
from shared.search.facet_registry import REGISTRY
from shared.search.filters.filters import document_values

_IDS_AT_ONCE = 500
_SCANNED_AT_ONCE = 2_000

_ANSWERED = "items.*.status,items.*.error.type,items.*.error.reason"
_TOO_LARGE = 413

_NO_ROOM = (429, 503)
"""429: a full queue; 503: a shard without a primary. In both cases nothing was written."""

_NO_RIGHT = "security_exception"
"""Fine-grained access control refuses the items of a bulk request one by one."""

_OURS = "strict_dynamic_mapping_exception"
"""The mapping does not have a field: the fault is ours and not the article's."""


class OpenSearchArticles:
    """The documents of one generation; implements `shared.ports.ArticleIndex`."""

    def __init__(self, client: OpenSearch, index: str) -> None:
        """Keep the client; nothing is sent yet."""
        self._client = client
        self._index = index

    def write(self, writes: Sequence[DocumentWrite], number: int) -> Sequence[WriteResult]:
        """Send writes with the pass number as external version; return one answer each, in order.

        A request that is too large for the engine is sent in halves.
        """
        with engine_errors():
            try:
                answer = self._client.bulk(
                    index=self._index,
                    body="".join(_lines(write, number) for write in writes),
                    params={"filter_path": _ANSWERED},
                )
            except TransportError as error:
                if error.status_code != _TOO_LARGE:
                    raise
                half = len(writes) // 2
                if half == 0:
                    return [
                        WriteResult("refused", "the document is too large for the search engine")
                    ]
                return [*self.write(writes[:half], number), *self.write(writes[half:], number)]
        return [_written(item) for entry in answer["items"] for item in entry.values()]

    def get(
        self, ids: Sequence[str], fields: Sequence[str] = ()
    ) -> Mapping[str, Mapping[str, Any]]:
        """Return the documents that exist, refreshed or not; of each these fields, or all."""
        shown = {"_source_includes": ",".join(fields)} if fields else {}
        found: dict[str, Mapping[str, Any]] = {}
        for some in _slices(ids):
            with engine_errors():
                answer = self._client.mget(index=self._index, body={"ids": some}, params=shown)
            found |= {doc["_id"]: doc["_source"] for doc in answer["docs"] if doc.get("found")}
        return found

    def searchable(self, ids: Sequence[str], number: int) -> bool:
        """Return whether a search finds all of them, as this pass or a later one wrote them."""
        return all(self._finds(some, number) for some in _slices(ids))

    def undated(self, ref: ObjectRef) -> int:
        """Count the documents of an object that a search finds and that have no date."""
        its_own = [{"term": {"bucket": ref.bucket}}, {"term": {"key": ref.key}}]
        body = {
            "size": 0,
            "track_total_hits": True,
            "query": {"bool": {"filter": its_own, "must_not": {"exists": {"field": "date"}}}},
        }
        with engine_errors():
            found = self._client.search(index=self._index, body=body)
        return int(found["hits"]["total"]["value"])

    def scan(self, facets: Sequence[str] = ()) -> Iterator[ScannedArticle]:
        """Yield every document that a search can find, in order of bucket, key and id."""
        body: dict[str, Any] = {
            "size": _SCANNED_AT_ONCE,
            "_source": ["id", "bucket", "key", *(REGISTRY[facet].field for facet in facets)],
            "sort": [{"bucket": "asc"}, {"key": "asc"}, {"id": "asc"}],
        }
        while True:
            with engine_errors():
                hits = self._client.search(index=self._index, body=body)["hits"]["hits"]
            for hit in hits:
                yield _indexed(hit["_source"], facets)
            if len(hits) < _SCANNED_AT_ONCE:
                return
            body["search_after"] = hits[-1]["sort"]

    def _finds(self, ids: list[str], number: int) -> bool:
        body = {
            "size": len(ids),
            "query": {"terms": {"id": ids}},
            "version": True,
            "_source": False,
        }
        with engine_errors():
            hits = self._client.search(index=self._index, body=body)["hits"]["hits"]
        return len(hits) == len(ids) and all(int(hit["_version"]) >= number for hit in hits)


def _indexed(source: Mapping[str, Any], facets: Sequence[str]) -> ScannedArticle:
    return ScannedArticle(
        source["id"],
        ObjectRef(source["bucket"], source["key"]),
        document_values(source, facets),
    )


def _lines(write: DocumentWrite, number: int) -> str:
    """Return the lines of one item; with `external_gte` a repeated part may write again."""
    action = "delete" if write.source is None else "index"
    head = {action: {"_id": write.id, "version": number, "version_type": "external_gte"}}
    line = json.dumps(head, separators=(",", ":")) + "\n"
    return line if write.source is None else f"{line}{write.source}\n"


def _written(item: Mapping[str, Any]) -> WriteResult:
    """Return the result of one item; 404 for a delete means that nothing was there."""
    status = item["status"]
    error = item.get("error")
    if not error:
        return WriteResult("done")
    detail = f"{error['type']}: {error.get('reason', '')}"
    if status == 409:
        return WriteResult("outdated", detail)
    if status in _NO_ROOM:
        return WriteResult("throttled", detail)
    if status == 400 and error["type"] != _OURS:
        return WriteResult("refused", detail)
    if status == 403 and error["type"] == _NO_RIGHT:
        raise refusal(status, detail)
    raise SearchUnavailable(f"the search engine answered {status}: {detail}")


def _slices(ids: Sequence[str]) -> Iterator[list[str]]:
    for first in range(0, len(ids), _IDS_AT_ONCE):
        yield list(ids[first : first + _IDS_AT_ONCE])
