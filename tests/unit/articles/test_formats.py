"""Which reader an object gets, its encoding and its language."""

import gzip
import io

import pytest

from shared.articles import read_articles
from shared.articles.dates import to_iso
from shared.articles.decoding import clean, decode
from shared.articles.formats import Format, detect_format
from shared.articles.language import detect_language, primary_language
from shared.domain.articles import Article
from shared.domain.errors import PermanentError


@pytest.mark.parametrize(
    ("head", "name", "content_type", "expected"),
    [
        (b"Plain words", "a.txt", "", "text"),
        (b"Plain words", "a.md", "text/plain", "markdown"),
        (b"Plain words", "articles/2020/no-extension", "text/plain; charset=utf-8", "text"),
        (b"%PDF-1.7", "a.txt", "text/plain", "pdf"),
        (b"WARC/1.0\r\n", "a.txt", "", "warc"),
        (b"<!doctype html><p>", "a.txt", "", "html"),
        (b'<?xml version="1.0"?>\n<html>', "a.xml", "", "html"),
        (b'<?xml version="1.0"?>\n<nitf>', "a.html", "", "html"),
        (b"<nitf>", "a", "", "xml"),
        (b'\xef\xbb\xbf {"text": 1}', "a.txt", "", "json"),
        (b'{"text":1}\n{"text":2}\n', "a.txt", "", "jsonl"),
        (b'{"text":1}\n{"text":2}\n', "a.json", "", "json"),
        (b'{"text":1}', "a.jsonl", "", "jsonl"),
        (b'{"text":1}', "a", "application/x-ndjson", "jsonl"),
        (b"[Updated] Talks go on", "a.txt", "", "text"),
        ("Worte".encode("utf-16-le"), "a.txt", "", "text"),
    ],
)
def test_content_wins_then_name_then_type(
    head: bytes, name: str, content_type: str, expected: Format
) -> None:
    assert detect_format(head, name, content_type) == expected


@pytest.mark.parametrize(
    ("head", "name", "hint"),
    [
        (b"PK\x03\x04...", "a.docx", "ZIP archive or office document"),
        (b"\x89PNG\r\n", "a.txt", "a picture"),
        (b"\x00\x01\x02\x03", "a.txt", "binary data"),
        (b"Plain words", "a.xyz", "text of no known kind"),
        (gzip.compress(b"x", mtime=0), "a.txt", "compressed twice"),
    ],
)
def test_an_unknown_format_is_told_for_what_it_is(head: bytes, name: str, hint: str) -> None:
    with pytest.raises(PermanentError, match=hint) as caught:
        detect_format(head, name, "")
    assert caught.value.reason == "unknown-format"


def test_any_text_format_may_be_gzipped() -> None:
    (article,) = read_articles(io.BytesIO(gzip.compress(b"Title\n\nBody.", mtime=0)), "a.txt.gz")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Title", "Body.")


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("“Łódź”".encode(), []),
        ("“Łódź”".encode(), ["iso-8859-1"]),
        ("“Łódź”".encode("utf-8-sig"), []),
        ("“Łódź”".encode("utf-16"), []),
        ("“Łódź”".encode("utf-32"), []),
        ("“Łódź”".encode("cp1250"), ["cp1250"]),
    ],
)
def test_encodings(data: bytes, declared: list[str]) -> None:
    assert decode(data, declared) == "“Łódź”"


def test_what_is_declared_latin_1_is_read_as_browsers_do() -> None:
    assert decode(b"\x93caf\xe9\x94", ["ISO-8859-1"]) == "“café”"


def test_an_undeclared_encoding_is_guessed() -> None:
    russian = "Президент встретился с премьер-министром в Москве. " * 5
    assert decode(russian.encode("koi8-r")) == russian


def test_control_characters_become_spaces() -> None:
    assert clean("a\x00b\r\nc\rd\x85e\x9ff\tg") == "a b\nc\nd\ne f\tg"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2025-08-28", "2025-08-28"),
        ("20250828", "2025-08-28"),
        ("2025-08-28T10:00:00-05:00", "2025-08-28T10:00:00-05:00"),
        ("20250828T100000+0200", "2025-08-28T10:00:00+02:00"),
        ("Thu, 28 Aug 2025 10:00:00 +0200", "2025-08-28T10:00:00+02:00"),
        ("August 28, 2025", "2025-08-28"),
        ("28th Aug. 2025", "2025-08-28"),
        ("2025-02-30", None),
        ("31 February 2025", None),
        ("soon", None),
        (17, None),
        (None, None),
    ],
)
def test_dates(written: object, expected: str | None) -> None:
    assert to_iso(written) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks with the envoys were over.", "en"),
        ("Le président a déclaré que les négociations avec les envoyés étaient terminées.", "fr"),
        ("Der Präsident sagte, dass die Gespräche mit den Gesandten beendet seien.", "de"),
        ("Президент встретился с премьер-министром в Москве на этой неделе.", "ru"),
        ("国家主席周一在北京会见了来访的总理，双方讨论了贸易问题。", "zh"),
        ("Talks go on", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-GB", "en"), ("PT_br", "pt"), ("English", None), ("", None), (None, None)],
)
def test_language_tags(tag: str | None, expected: str | None) -> None:
    assert primary_language(tag) == expected
