"""The alias of searches, and its move to another index without older results."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError

STANDING_STILL = "30s"
"""The refresh interval of an index during the move of its alias. If the process ends meanwhile,
searches of that index are half a minute late until the next move. So are those of a generation that
is made meanwhile."""


def point_alias(client: OpenSearch, alias: str, index: str) -> None:
    """Point an alias to this index alone, in one step.

    Searches find in the new index what they found in the old one just before, if it was written to
    the new one first. For that, the old index shows nothing new while the new one is refreshed and
    the alias moves.

    Args:
        client: the engine's client.
        alias: the name of the alias.
        index: the index to which it points afterwards.
    """
    left = [name for name in _behind(client, alias) if name != index]
    actions: list[dict[str, Any]] = [{"remove": {"index": name, "alias": alias}} for name in left]
    actions.append({"add": {"index": index, "alias": alias}})
    with _standing_still(client, left, index):
        client.indices.update_aliases(body={"actions": actions})


def _behind(client: OpenSearch, alias: str) -> Sequence[str]:
    # Without a pattern, fine-grained access control wants a right on every index of the engine.
    try:
        return list(client.indices.get_alias(name=alias, index=f"{alias}-v*"))
    except NotFoundError:
        return []


@contextmanager
def _standing_still(client: OpenSearch, left: Sequence[str], entered: str) -> Iterator[None]:
    interval = _refresh_interval(client, entered)
    try:
        for index in left:
            _set_refresh_interval(client, index, STANDING_STILL)
        # The order matters. A change of the interval makes the engine refresh once more: the first
        # refresh waits for that, and the second one shows what was written after the first.
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
