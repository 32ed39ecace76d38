"""JSON: one article, or a list of them."""

import re
from collections.abc import Iterable

from shared.articles.decoding import decode_raw
from shared.articles.outcome import Outcome
from shared.articles.readers.json.article import read_json_articles
from shared.articles.readers.json.values import parse_json
from shared.articles.readers.reader import Certainty, Head, Reader, Upload

BEGINNING = re.compile(r'\{\s*(?:"|\})|\[\s*[\[{"\]]')
"""How JSON of articles begins, and hardly any text."""


def _sniff(head: Head) -> Certainty:
    if BEGINNING.match(head.text):
        return Certainty.LIKELY
    return Certainty.POSSIBLE if head.text else Certainty.NO


def _read(upload: Upload) -> Iterable[Outcome]:
    value = parse_json(decode_raw(upload.whole(), upload.charsets()))
    return read_json_articles(value, upload.moments.latest)


JSON = Reader(
    "JSON",
    ("json", "jsonld"),
    ("application/json", "application/ld+json"),
    _sniff,
    _read,
)
