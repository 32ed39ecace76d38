"""The one entry: an object's bytes to its articles, whatever the format."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from shared.articles.decoding import decode
from shared.articles.json_article import read_json_article
from shared.articles.limits import check_text, read_whole
from shared.articles.outcome import Unreadable
from shared.articles.overrides import read_overrides
from shared.articles.text import read_text
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_NONE: Mapping[str, str] = MappingProxyType({})


def read_articles(
    stream: BinaryIO, name: str, content_type: str = "", metadata: Mapping[str, str] = _NONE
) -> Iterator[Article | Unreadable]:
    """Read the articles of one object, one by one and in order.

    Args:
        stream: the object's bytes; need not be seekable.
        name: key or file name, whose extension tells the format where the content does not.
        content_type: media type as stored; may be empty.
        metadata: user metadata; `published`, `source` and `url` override the object's own.

    Yields:
        Articles, and an Unreadable in the place of each bad record among many.

    Raises:
        PermanentError: where the object as a whole gives no article.
    """
    overrides = read_overrides(metadata)
    data = read_whole(stream)
    for article in _read(data, name):
        check_text(article.body)
        yield overrides.applied_to(article)


def _read(data: bytes, name: str) -> Iterator[Article]:
    text = decode(data)
    if name.lower().endswith(".json"):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise PermanentError("bad-json", f"The file is not valid JSON: {error}.") from None
        yield read_json_article(value)
    else:
        yield read_text(text, markdown=name.lower().endswith((".md", ".markdown")))
