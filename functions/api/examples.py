"""Answers shown in the OpenAPI document, by operation; made by `python -m infra.documentation`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("examples.json")


@cache
def examples() -> dict[str, dict[str, Any]]:
    """Give for each operation its example: `answer`, and `body` where it takes one."""
    loaded: dict[str, dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return loaded
