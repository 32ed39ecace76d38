"""Which reader an object gets, its encoding and its language."""

import gzip
import io

import pytest

from shared.articles import read_articles
from shared.articles.dates.parser import to_iso
from shared.articles.encoding.decoding import clean, decode
from shared.articles.formats import detect_format
from shared.articles.language.detection import detect_language
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import LATEST, MOMENTS


@pytest.mark.parametrize(
    ("head", "name", "content_type", "expected"),
    [
        (b"Plain words", "a.txt", "", "text"),
        (b"Plain words", "a.md", "text/plain", "Markdown"),
        (b"Plain words", "articles/2020/no-extension", "text/plain; charset=utf-8", "text"),
        (b"%PDF-1.7", "a.txt", "text/plain", "PDF"),
        (b"WARC/1.0\r\n", "a.txt", "", "web archive"),
        (b"<!doctype html><p>", "a.txt", "", "HTML"),
        (b'<?xml version="1.0"?>\n<html>', "a.xml", "", "HTML"),
        (b'<?xml version="1.0"?>\n<nitf>', "a.html", "", "NITF or NewsML"),
        (b"<nitf>", "a", "", "NITF or NewsML"),
        (b'\xef\xbb\xbf {"text": 1}', "a.txt", "", "JSON"),
        (b'{"text":1}\n{"text":2}\n', "a.txt", "", "JSON Lines"),
        (b'{"text":1}\n{"text":2}\n', "a.json", "", "JSON Lines"),
        (b'{"text":1}', "a.jsonl", "", "JSON Lines"),
        (b'{"text":1}', "a", "application/x-ndjson", "JSON Lines"),
        (b"[Updated] Talks go on", "a.txt", "", "text"),
        ("Worte".encode("utf-16-le"), "a.txt", "", "text"),
    ],
)
def test_content_wins_then_name_then_type(
    head: bytes, name: str, content_type: str, expected: str
) -> None:
    assert detect_format(head, name, content_type).name == expected


@pytest.mark.parametrize(
    ("head", "name", "hint"),
    [
        (b"\xd0\xcf\x11\xe0...", "a.doc", "an old Office file"),
        (b"bplist00...", "a.webarchive", "a web archive of Safari"),
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
    (article,) = read_articles(
        io.BytesIO(gzip.compress(b"Title\n\nBody.", mtime=0)), "a.txt.gz", moments=MOMENTS
    )
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
        ("1400-01-01", "1400-01-01"),
        ("1399-12-31", None),
        ("0001-01-01T00:00:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("2027-01-02", "2027-01-02"),
        ("2027-01-03", None),
        ("2025-02-30", None),
        ("31 February 2025", None),
        ("soon", None),
        (17, None),
        (None, None),
    ],
)
def test_dates(written: object, expected: str | None) -> None:
    assert to_iso(written, LATEST) == expected


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
