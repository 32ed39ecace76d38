"""One hostile upload, and what the corpus varies."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from tests.unit.articles.builders import PARAGRAPH

MIB = 1024 * 1024
TEXT = f"date 2019-05-06 Bridge opens\n\n{PARAGRAPH}\n\n{PARAGRAPH}\n"
RECORD = json.dumps({"title": "Bridge opens", "text": PARAGRAPH, "published": "2019-05-06"})


@dataclass(frozen=True, slots=True)
class Hostile:
    """One upload.

    Attributes:
        name: file name, unique in the corpus.
        make: builds the bytes, some of them tens of megabytes.
        content_type: media type as an uploader may state it.
    """

    name: str
    make: Callable[[], bytes]
    content_type: str = ""


def constant(data: bytes) -> Callable[[], bytes]:
    """Make bytes that are small enough to keep."""
    return lambda: data
