"""Requests and answers that the OpenAPI document shows; made by `python -m infra.documentation`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("examples.json")


@cache
def examples() -> dict[str, dict[str, Any]]:
    """Return the example of each operation: `path`, `body` where it takes one, and `answer`."""
    loaded: dict[str, dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return loaded
