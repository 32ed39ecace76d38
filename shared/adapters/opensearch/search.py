"""Searches of the index."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import HTTP_EXCEPTIONS, NotFoundError, TransportError

from shared.adapters.opensearch.errors import engine_errors
from shared.domain.errors import SearchUnavailable
from shared.ports import IndexState
from shared.search.index.empty_answer import empty_answer
from shared.search.index.index_names import IndexNames


class OpenSearchEngine:
    """The engine behind the alias; implements `shared.ports.SearchEngine`."""

    def __init__(self, client: OpenSearch, names: IndexNames) -> None:
        """Keep the client; nothing is sent yet."""
        self._client = client
        self._alias = names.articles

    def search(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to a search body; the answer of an empty index before there is one.

        Raises:
            AnswerTooLarge: there are more values than the engine counts at a time.
            SearchUnavailable: the engine is not reachable, or answers only for some articles.
        """
        with engine_errors():
            try:
                answer: dict[str, Any] = self._client.search(index=self._alias, body=dict(body))
            except NotFoundError:
                return empty_answer(body)
        return _whole(answer)

    def multi_search(self, bodies: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the answers to several search bodies, which the engine runs side by side.

        Raises:
            AnswerTooLarge: there are more values than the engine counts at a time.
            SearchUnavailable: the engine is not reachable, or answers only for some articles.
        """
        lines = [line for body in bodies for line in ({}, dict(body))]
        with engine_errors():
            told = self._client.msearch(index=self._alias, body=lines)["responses"]
            return [_part(body, answer) for body, answer in zip(bodies, told, strict=True)]

    def get(self, id: str) -> dict[str, Any] | None:
        """Return the document with this id, refreshed or not; None where there is none."""
        with engine_errors():
            try:
                found = self._client.get(index=self._alias, id=id)
            except NotFoundError:
                return None
        source: dict[str, Any] = found["_source"]
        return source

    def indices(self) -> tuple[IndexState, ...]:
        """Return the state of the indices behind the alias; none before the first article."""
        with engine_errors():
            try:
                found = self._client.indices.get_mapping(index=self._alias)
            except NotFoundError:
                return ()
        return tuple(
            IndexState(name, state["mappings"].get("_meta", {}).get("mapping_version"))
            for name, state in sorted(found.items())
        )


def _part(body: Mapping[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """Return one answer of several; a failure of one is raised as if it had been asked alone."""
    if "error" not in answer:
        return _whole(answer)
    status = answer["status"]
    if status == HTTPStatus.NOT_FOUND:
        return empty_answer(body)
    kind = HTTP_EXCEPTIONS.get(status, TransportError)
    raise kind(status, answer["error"]["type"], answer)


def _whole(answer: dict[str, Any]) -> dict[str, Any]:
    if answer["timed_out"] or answer["_shards"]["failed"]:
        raise SearchUnavailable("the search engine answered for a part of the articles only")
    return answer
