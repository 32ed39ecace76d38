"""The settings and mappings of the two kinds of index, as package resources."""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class IndexLayout:
    """The settings of an index that depend on the size of an archive and its engine.

    Attributes:
        shards: primary shards, at least 1.
        replicas: further copies of each shard, as a number; `auto` for one as soon as there is a
            second node.
        refresh_seconds: the time after which a search finds what was written.
    """

    shards: int
    replicas: str
    refresh_seconds: int

    def settings(self) -> dict[str, Any]:
        """Return them as the engine calls them."""
        copies: dict[str, Any] = {"auto_expand_replicas": "0-1"}
        if self.replicas != "auto":
            copies = {"auto_expand_replicas": "false", "number_of_replicas": int(self.replicas)}
        return {
            "number_of_shards": self.shards,
            "refresh_interval": f"{self.refresh_seconds}s",
            **copies,
        }


def index_body(
    kind: Literal["articles", "manifests"], layout: IndexLayout | None = None
) -> dict[str, Any]:
    """Return the body of *create index* for one kind of index.

    Args:
        kind: `articles`, or `manifests` for what ingest remembers of each key.
        layout: settings in place of those of the file; the file's own if None.

    Returns:
        A JSON object with `settings` and `mappings`.
    """
    body: dict[str, Any] = json.loads(files(__name__).joinpath(f"{kind}.json").read_text("utf-8"))
    if layout is not None:
        body["settings"]["index"] |= layout.settings()
    return body
