"""The alias that searches read, moved so that no search sees a step back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError

STANDING_STILL = "30s"
"""Refresh interval of an index that an alias is just leaving. Were the process to die meanwhile,
searches of that index would be half a minute late, until the alias moves once more."""


def point_alias(client: OpenSearch, alias: str, index: str) -> None:
    """Have an alias name this index alone, in one step.

    Whatever searches of the old index find just before, they find in the new one just after, as
    far as it was written to the new one first: the old one finds nothing new while the new one is
    refreshed and the alias moves.

    Args:
        client: of the engine.
        alias: its name.
        index: what it names afterwards.
    """
    left = [name for name in _behind(client, alias) if name != index]
    actions: list[dict[str, Any]] = [{"remove": {"index": name, "alias": alias}} for name in left]
    actions.append({"add": {"index": index, "alias": alias}})
    with _standing_still(client, left, index):
        client.indices.update_aliases(body={"actions": actions})


def _behind(client: OpenSearch, alias: str) -> Sequence[str]:
    try:
        return list(client.indices.get_alias(name=alias))
    except NotFoundError:
        return []


@contextmanager
def _standing_still(client: OpenSearch, left: Sequence[str], entered: str) -> Iterator[None]:
    interval = _refresh_interval(client, entered)
    try:
        for index in left:
            _set_refresh_interval(client, index, STANDING_STILL)
        # In this order. To change the interval makes the engine refresh once more: the first
        # refresh waits for that, the second shows all that is found after the first.
        for index in (*left, entered) if left else ():
            client.indices.refresh(index=index)
        yield
    finally:
        for index in left:
            _set_refresh_interval(client, index, interval)


def _refresh_interval(client: OpenSearch, index: str) -> str | None:
    found = client.indices.get_settings(index=index, name="index.refresh_interval")
    told = found[index]["settings"].get("index", {})
    interval: str | None = told.get("refresh_interval")
    return interval


def _set_refresh_interval(client: OpenSearch, index: str, interval: str | None) -> None:
    client.indices.put_settings(index=index, body={"index": {"refresh_interval": interval}})
