"""ZIP archives of articles."""

import gzip
import io
import json
import zipfile

import pytest

from shared.articles import Unreadable, read_articles
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import (
    MOMENTS,
    PAGE,
    PARAGRAPH,
    docx,
    mail,
    paragraph,
    pdf,
    rtf,
    zipped,
)

TEXT = f"Bridge opens\n\n{PARAGRAPH}"
LINES = f'{{"text": "first words"}}\n{{"id": "b", "text": "{PARAGRAPH}"}}\n'


def read(data: bytes, name: str = "a.zip", start: int = 0) -> list[Article | Unreadable]:
    return list(read_articles(io.BytesIO(data), name, moments=MOMENTS, start=start))


def reason_of(data: bytes) -> str:
    with pytest.raises(PermanentError) as caught:
        read(data)
    return caught.value.reason


def ids(outcomes: list[Article | Unreadable]) -> list[str | None]:
    return [one.record_id for one in outcomes if isinstance(one, Article)]


@pytest.mark.parametrize("name", ["a.zip", "a.txt", "a.docx", "a"])
def test_each_member_is_read_as_a_file_of_its_own_name(name: str) -> None:
    members: dict[str, str | bytes] = {
        "texts/a.txt": TEXT,
        "b.html": PAGE,
        "c.docx": docx(paragraph("Bridge opens"), paragraph(PARAGRAPH)),
        "d.eml": mail(PARAGRAPH).as_bytes(),
        "e.rtf": rtf(rf"Bridge opens\par {PARAGRAPH}\par"),
        "f.pdf": pdf("Bridge opens", PARAGRAPH, title="Bridge opens"),
        "g.txt": "Another\n\nNot of this name, but of its own.",
    }
    outcomes = [one for one in read(zipped(members), name) if isinstance(one, Article)]
    assert [one.record_id for one in outcomes] == [
        *("texts/a.txt", "b.html", "c.docx", "d.eml <b-17@post.example>"),
        *("e.rtf", "f.pdf", "g.txt"),
    ]
    assert all(one.title.startswith("Bridge opens") for one in outcomes[:-1])


def test_a_member_of_many_articles_keeps_their_own_ids() -> None:
    outcomes = read(zipped({"a.txt": TEXT, "lines.jsonl": LINES}))
    assert ids(outcomes) == ["a.txt", None, "lines.jsonl b"]
    assert [one.position for one in outcomes] == [0, 100_000, 100_001]


def test_a_member_more_renames_none() -> None:
    fewer = {"b.txt": TEXT, "lines.jsonl": LINES}
    assert ids(read(zipped({"a.txt": "New\n\nOne more.", **fewer})))[1:] == ids(read(zipped(fewer)))


@pytest.mark.parametrize("start", [1, 100_000, 100_001, 200_000])
def test_continuing_gives_the_same_records(start: int) -> None:
    data = zipped({"a.txt": TEXT, "lines.jsonl": LINES, "c.html": PAGE})
    assert read(data, start=start) == [one for one in read(data) if one.position >= start]


def test_what_is_no_file_of_articles_is_passed_over() -> None:
    members: dict[str, str | bytes] = {
        "folder/": "",
        "folder/.DS_Store": "x",
        "__MACOSX/folder/._a.txt": "x",
        ".hidden/a.txt": "x",
        "Thumbs.db": "x",
        "folder/photo.JPG": b"\xff\xd8\xff\xe0 a picture",
        "page_files/style.css": "p {}",
        "folder/a.txt": TEXT,
    }
    assert ids(read(zipped(members))) == ["folder/a.txt"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("photo.txt", b"\xff\xd8\xff\xe0 a picture", "unknown-format"),
        ("inner.zip", zipped({"a.txt": TEXT}), "nested-archive"),
        ("lines.jsonl.gz", gzip.compress(LINES.encode()), "unknown-format"),
        ("empty.txt", b"", "empty"),
        ("bad.json", b'{"text": ', "bad-json"),
        ("figures.xlsx", zipped({"[Content_Types].xml": "", "xl/a.xml": "<a/>"}), "unknown-format"),
        ("large.txt", bytes(3 << 20), "decompression-ratio"),
    ],
)
def test_a_member_that_cannot_be_read_is_told_by_its_name(
    name: str, data: bytes, reason: str
) -> None:
    bad, good = read(zipped({name: data, "a.txt": TEXT}))
    assert isinstance(bad, Unreadable)
    assert isinstance(good, Article)
    assert (bad.reason, bad.position) == (reason, 0)
    assert bad.detail.startswith(f"{name}: ")


def test_a_member_with_a_password_is_told_by_its_name() -> None:
    data = bytearray(zipped({"secret.txt": TEXT, "a.txt": TEXT}))
    data[6] |= 1  # in the member's own head, and in the directory
    data[data.find(b"PK\x01\x02") + 8] |= 1
    bad, good = read(bytes(data))
    assert isinstance(bad, Unreadable)
    assert isinstance(good, Article)
    assert bad.reason == "encrypted-zip"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_whose_output_has_no_bound_are_refused(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("a.txt", TEXT)
    assert reason_of(buffer.getvalue()) == "bad-zip"


def test_a_damaged_member_leaves_the_others() -> None:
    data = zipped({"a.txt": TEXT, "b.txt": f"Another\n\n{PARAGRAPH}"})
    at = data.find(b"b.txt") + 40
    good, bad = read(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    assert isinstance(good, Article)
    assert isinstance(bad, Unreadable)
    assert bad.reason == "bad-zip"


@pytest.mark.parametrize("written", ["Łódź.txt", "пресса.txt"])
def test_names_in_utf_8_that_do_not_say_so(written: str) -> None:
    plain = "x" * len(written.encode())
    data = zipped({plain: TEXT}).replace(plain.encode(), written.encode())
    assert ids(read(data)) == [written]


def test_windows_folders() -> None:
    data = zipped({"folder/a.txt": TEXT}).replace(b"folder/a.txt", b"folder\\a.txt")
    assert ids(read(data)) == ["folder/a.txt"]


def test_a_member_that_lies_about_its_size_gives_no_more() -> None:
    data = bytearray(zipped({"a.jsonl": json.dumps({"text": "word " * 9_000}), "b.txt": TEXT}))
    at = data.find(b"PK\x01\x02") + 24
    data[at : at + 4] = (50).to_bytes(4, "little")
    outcomes = read(bytes(data))
    assert ids(outcomes) == ["b.txt"]


def test_members_that_share_their_bytes_are_refused() -> None:
    data = zipped({"a.txt": TEXT, "b.txt": TEXT})
    second = data.rfind(b"PK\x01\x02")
    shared = data[: second + 42] + bytes(4) + data[second + 46 :]
    assert all(id != "b.txt" for id in ids(read(shared)))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({}), "no-articles"),
        (zipped({"folder/": ""}), "no-articles"),
        (zipped({"a.txt": TEXT})[:-30], "bad-zip"),
        (zipped({f"{n}.txt": "" for n in range(10_001)}), "too-large"),
        (zipped({"mimetype": "x", "content.xml": "<a/>"}), "unknown-format"),
        (zipped({"mimetype": "x", "META-INF/container.xml": "<a/>"}), "unknown-format"),
        (zipped({"Index/Document.iwa": "x"}), "unknown-format"),
    ],
)
def test_what_is_no_archive_of_articles_says_why(data: bytes, reason: str) -> None:
    assert reason_of(data) == reason


def test_an_agency_may_call_its_file_content() -> None:
    data = zipped(
        {"content.xml": "<nitf><body><body.content><p>Words.</p></body.content></body></nitf>"}
    )
    assert ids(read(data)) == ["content.xml"]
