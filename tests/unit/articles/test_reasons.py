"""A reason quotes no article: people read it who may not read the article."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.articles import Unreadable, read_articles
from shared.domain.errors import PermanentError
from tests.support.newsroom_files import FOLDER
from tests.unit.articles.builders import MOMENTS

QUOTED_WORDS = 4
"""Words in a row that make a quotation; shorter ones may be names of fields or files."""

OTHER_NAMES = ("a.json", "a.xml", "a.csv")
"""Names under which other readers than the right one try a file."""

NOISE = b"\x00\xff<&]]>{\"'"
"""Bytes that break each format somewhere."""


def read(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return the words of all articles, and the details of all reasons."""
    words, details = "", []
    try:
        for outcome in read_articles(io.BytesIO(data), name, moments=MOMENTS):
            if isinstance(outcome, Unreadable):
                details.append(outcome.detail)
            else:
                words += f" {outcome.title} {outcome.body}"
    except PermanentError as error:
        details.append(error.detail)
    return words, details


def damaged(data: bytes) -> Iterator[bytes]:
    """Break a file in four places: cut off, without its beginning, with noise, with a gap."""
    for at in (0, len(data) // 7, len(data) // 2, len(data) * 9 // 10):
        yield from (
            data[:at],
            data[at:],
            data[:at] + NOISE + data[at:],
            data[:at] + data[at + 97 :],
        )


@pytest.mark.long
@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_no_reason_quotes_the_article(path: Path) -> None:
    data = path.read_bytes()
    words = read(data, path.name)[0].split()
    quotations = {
        " ".join(words[at : at + QUOTED_WORDS]) for at in range(len(words) - QUOTED_WORDS + 1)
    }
    assert quotations
    for broken in damaged(data):
        for name in (path.name, *OTHER_NAMES):
            for detail in read(broken, name)[1]:
                told = " ".join(detail.split())
                assert not [each for each in quotations if each in told], (name, detail)
