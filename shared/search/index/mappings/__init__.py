"""The settings and mappings of the two kinds of index, as package resources."""

import json
from importlib.resources import files
from typing import Any, Literal


def index_body(kind: Literal["articles", "manifests"]) -> dict[str, Any]:
    """Return the body of *create index* for one kind of index.

    Args:
        kind: `articles`, or `manifests` for what ingest remembers of each key.

    Returns:
        A JSON object with `settings` and `mappings`.
    """
    body: dict[str, Any] = json.loads(files(__name__).joinpath(f"{kind}.json").read_text("utf-8"))
    return body
