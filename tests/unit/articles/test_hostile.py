"""Whatever is uploaded, reading ends: in articles, or in a reason that helps."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.articles import Unreadable, read_articles
from shared.domain.errors import PermanentError
from tests.hostile import hostile_uploads
from tests.hostile.model import Hostile
from tests.unit.articles.builders import (
    MOMENTS,
    NITF,
    PAGE,
    docx,
    mail,
    paragraph,
    pdf,
    rtf,
    saved_page,
    warc,
    zipped,
)

CORPUS = hostile_uploads()
REASONS = set(
    re.findall(
        r"^\| `([a-z-]+)` \|",
        Path(__file__).parents[3].joinpath("docs/formats.md").read_text("utf-8"),
        re.MULTILINE,
    )
)
NAMES = [
    "a.txt",
    "a.md",
    "a.html",
    "a.json",
    "a.jsonl",
    "a.jsonl.gz",
    "a.pdf",
    "a.xml",
    "a.warc",
    "a.eml",
    "a.mhtml",
    "a.docx",
    "a.rtf",
    "a.zip",
    "a",
]
SEEDS = [
    b"",
    PAGE.encode(),
    NITF.encode(),
    pdf("Words"),
    warc(("https://x.test", "text/html", b"<p>x")),
    mail("Words of it.").as_bytes(),
    saved_page("<p>Words of it."),
    docx(paragraph("Words of it.")),
    rtf("Words of it."),
    zipped({"a.txt": "Words of it.", "b.txt": "More of it."}),
]


def outcomes(data: bytes, name: str, content_type: str = "") -> tuple[int, list[tuple[str, str]]]:
    """Read to the end: how many articles, and what was wrong."""
    articles, wrong = 0, []
    try:
        for outcome in read_articles(io.BytesIO(data), name, content_type, moments=MOMENTS):
            if isinstance(outcome, Unreadable):
                wrong.append((outcome.reason, outcome.detail))
            else:
                articles += 1
                assert outcome.title or outcome.body
                (outcome.title + outcome.body).encode()
    except PermanentError as error:
        wrong.append((error.reason, error.detail))
    return articles, wrong


def test_the_corpus_is_large_and_its_names_are_unique() -> None:
    assert len({upload.name for upload in CORPUS}) == len(CORPUS) >= 300


@pytest.mark.long
@pytest.mark.parametrize("upload", CORPUS, ids=lambda upload: upload.name)
def test_every_upload_ends_in_articles_or_a_documented_reason(upload: Hostile) -> None:
    articles, wrong = outcomes(upload.make(), upload.name, upload.content_type)
    assert articles or wrong
    assert {reason for reason, _ in wrong} <= REASONS
    assert all(20 < len(detail) < 500 for _, detail in wrong)


@pytest.mark.long
@settings(deadline=None)  # the first page loads the libraries that read pages
@given(
    st.sampled_from(SEEDS), st.binary(max_size=400), st.integers(0, 2_000), st.sampled_from(NAMES)
)
def test_any_bytes_under_any_name(seed: bytes, noise: bytes, at: int, name: str) -> None:
    articles, wrong = outcomes(seed[:at] + noise + seed[at:], name)
    assert articles or wrong
    assert {reason for reason, _ in wrong} <= REASONS
