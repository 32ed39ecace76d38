"""Reading opens no connection and no file, whatever the uploads ask for."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from shared.articles.readers import READERS
from tests.unit.articles.builders import NITF, PARAGRAPH, docx, paragraph, pdf, rtf, warc, zipped

ROOT = Path(__file__).parents[3]
FOLDERS = ("samples", "tests/data/newsroom", "tests/data/readers", "tests/data/pdf")
SECRET = "Kolibriwort"
"""Stands in a file beside the uploads, which no article may hold."""

READ = """
import io, json, sys
from datetime import UTC, datetime
from pathlib import Path
from shared.articles import Moments, read_articles
from shared.articles.formats import detect_format
from shared.domain.errors import PermanentError

import urllib3  # tries at its import whether there is IPv6, with a socket that connects to nothing

opened = []
def hook(event, args):
    if event.startswith("socket."):
        opened.append(event)
    elif event == "subprocess.Popen":
        opened.append(event)
sys.addaudithook(hook)

moments, formats, texts = Moments.at(datetime(2026, 1, 1, tzinfo=UTC)), set(), []
for path in map(Path, json.load(sys.stdin)):
    data = path.read_bytes()
    try:
        formats.add(detect_format(data[:65536], path.name, "").name)
        for found in read_articles(io.BytesIO(data), path.name, moments=moments):
            texts.append(str(found))
    except PermanentError:
        pass
seen = list(opened)
import socket
socket.socket().close()
print(json.dumps([seen, len(opened) > len(seen), sorted(formats), texts]))
"""


def asking(address: str, local: str) -> dict[str, bytes]:
    """Files that ask for an address and for a local file, in each way that their format has."""
    page = (
        f'<html><head><base href="{address}"><link rel="stylesheet" href="{address}">'
        f'<meta http-equiv="refresh" content="0;url={address}"></head><body>'
        f'<iframe src="{address}"></iframe><img src="{local}"><p>{PARAGRAPH}</p></body></html>'
    )
    outside = f'<!DOCTYPE nitf SYSTEM "{address}">'
    entity = f'<!DOCTYPE nitf [<!ENTITY a SYSTEM "{local}">]>'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{local}"/>'
    body = NITF.partition("?>")[2] if NITF.startswith("<?xml") else NITF
    return {
        "page.html": page.encode(),
        "type.xml": (outside + body).encode(),
        "entity.xml": (entity + body.replace("<p>", "<p>&a;", 1)).encode(),
        "include.xml": body.replace("<p>", f"<p>{include}", 1).encode(),
        "style.xml": f'<?xml-stylesheet href="{address}" type="text/xsl"?>{body}'.encode(),
        "field.rtf": rtf(rf'{{\field{{\*\fldinst INCLUDETEXT "{address}"}}}} {PARAGRAPH}'),
        "word.docx": docx(paragraph(PARAGRAPH)),
        "pages.pdf": pdf(f"{PARAGRAPH} {address}"),
        "crawl.warc": warc((address, "text/html", page.encode())),
        "day.zip": zipped({"a.html": page, "b.xml": entity + body}),
        "record.json": json.dumps({"text": PARAGRAPH, "url": address}).encode(),
        "mail.eml": f"Subject: A\nContent-Type: text/html\n\n{page}".encode(),
    }


def test_no_connection_is_opened_by_any_reader(tmp_path: Path) -> None:
    """Python tells of each socket; a server that waits tells of those of C libraries too."""
    secret, uploads = tmp_path / "secret.txt", tmp_path / "uploads"
    secret.write_text(SECRET)
    uploads.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as waiting:
        address = f"http://127.0.0.1:{waiting.getsockname()[1]}/outside"
        for name, data in asking(address, secret.as_uri()).items():
            (uploads / name).write_bytes(data)
        opened, is_watched, formats, texts = read_all(uploads)
        waiting.setblocking(False)
        with pytest.raises(BlockingIOError):
            waiting.accept()
    assert (opened, is_watched) == ([], True)
    assert set(formats) >= {reader.name for reader in READERS}
    assert len(texts) > 100
    assert not [text for text in texts if SECRET in text]


def read_all(uploads: Path) -> tuple[list[str], bool, list[str], list[str]]:
    """Read all sample files and the uploads in a process that is watched.

    Returns:
        The sockets and programs that were opened, whether a socket would have been noticed, the
        names of the formats, and what was read.
    """
    samples = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    files = [str(path) for path in (*samples, *uploads.iterdir())]
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=json.dumps(files),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    opened, is_watched, formats, texts = json.loads(done.stdout)
    return opened, is_watched, formats, texts
