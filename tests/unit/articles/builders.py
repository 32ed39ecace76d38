"""Small files of every format, made by the tests that read them."""

import gzip
import io
import quopri
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage

from shared.articles import Moments

MOMENTS = Moments.at(datetime(2026, 1, 1, tzinfo=UTC))
LATEST = MOMENTS.latest
PARAGRAPH = (
    "The foreign ministers of Peru and Chile opened a new bridge over the border river on "
    "Monday and promised that lorries would cross it within the hour."
)
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>Bridge opens | The Border Post</title>
<link rel="canonical" href="https://post.example/bridge">
<meta property="og:title" content="Bridge opens between Peru and Chile">
<meta property="og:site_name" content="The Border Post">
<meta property="article:published_time" content="2019-05-06T08:00:00-05:00">
<meta name="author" content="Ana Ruiz"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Bridge opens between Peru and Chile</h1>
<p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("Monday", "Tuesday")}</p></article>
<footer>All rights reserved by nobody</footer></body></html>"""


type Placed = tuple[str, int, int] | tuple[str, int, int, int]
"""A line of a page: text in Windows-1252, size, height and left, in points."""


def pdf(*pages: str, title: str = "") -> bytes:
    """A PDF with one line of text on each page."""
    placed = ([(page, 12, 720, 72)] for page in pages)
    return laid_out_pdf(*placed, title=title, author="Ana Ruiz", created="D:20190506080000Z")


def laid_out_pdf(
    *pages: Sequence[Placed],
    title: str = "",
    created: str = "D:20260101080000Z",
    creator: str = "",
    author: str = "",
) -> bytes:
    """A PDF of pages, each of lines."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        stream = "\n".join(
            f"BT /F1 {size} Tf {(*left, 60)[0]} {height} Td ({text}) Tj ET"
            for text, size, height, *left in page
        ).encode("cp1252")
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            b"/Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    told = {"Title": title, "Author": author, "CreationDate": created, "Creator": creator}
    entries = " ".join(f"/{name} ({value})" for name, value in told.items())
    bodies.append(f"<< {entries} >>".encode())
    return _assembled(bodies)


def _assembled(bodies: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    size = len(bodies) + 1
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>" % (size, len(bodies))
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return out + head + table + trailer + b"\nstartxref\n%d\n%%%%EOF" % len(out)


def warc(
    *pages: tuple[str, str, bytes], compressed: bool = True, encoding: str = "", transfer: str = ""
) -> bytes:
    """A web archive of (address, content type, payload) responses, each after its request."""
    out = b""
    for url, content_type, payload in pages:
        lines = ["HTTP/1.1 200 OK", f"Content-Type: {content_type}"]
        lines += [f"Content-Encoding: {encoding}"] if encoding else []
        lines += [f"Transfer-Encoding: {transfer}"] if transfer else []
        answer = "\r\n".join(lines).encode() + b"\r\n\r\n" + payload
        ask = b"GET / HTTP/1.1\r\nHost: post.example\r\n\r\n"
        for kind, content in (("request", ask), ("response", answer)):
            record = _record(kind, url, content)
            out += gzip.compress(record, mtime=0) if compressed else record
    return out


def _record(kind: str, url: str, content: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<nitf xml:lang="es-PE"><head><docdata><doc-id id-string="b-17"/>
<date.issue norm="20190506T080000-0500"/></docdata><pubdata name="The Border Post"/></head>
<body><body.head><hedline><hl1>Bridge opens</hl1></hedline><byline>By Ana Ruiz</byline>
<abstract><p>A river is crossed.</p></abstract></body.head>
<body.content><p>{PARAGRAPH}</p><media><p>Photo: <em>the bridge</em></p></media></body.content>
</body></nitf>"""

NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1" version="1"><itemMeta><versionCreated>2019-05-06T09:00:00Z</versionCreated>
</itemMeta><contentMeta><contentCreated>2019-05-06T08:00:00Z</contentCreated><language tag="en"/>
<infoSource literal="post"><name>The Border Post</name></infoSource><by>Ana Ruiz</by>
<headline>Bridge opens</headline></contentMeta><contentSet><inlineXML contenttype="text/html">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PARAGRAPH}</p><p>More.</p></body></html>
</inlineXML></contentSet></newsItem>
<newsItem guid="urn:2"><contentMeta><headline>Second</headline></contentMeta><contentSet>
<inlineData contenttype="text/plain">{PARAGRAPH}</inlineData></contentSet></newsItem>
</itemSet></newsMessage>"""


def mail(
    text: str,
    subject: str = "Bridge opens between Peru and Chile",
    sender: str = "Ana Ruiz <ana.ruiz@post.example>",
) -> EmailMessage:
    """A mail of one text."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "desk@paper.example"
    message["Subject"] = subject
    message["Date"] = "Mon, 06 May 2019 08:00:00 -0500"
    message["Message-ID"] = "<b-17@post.example>"
    message.set_content(text)
    return message


def saved_page(*pages: str, start: str = "", charset: str = "utf-8") -> bytes:
    """Pages as a browser saves them in one file, with a picture after them."""
    lines = [
        "From: <Saved by Blink>",
        "Snapshot-Content-Location: https://post.example/saved?x=1",
        "Subject: Bridge",
        "Date: Tue, 7 May 2019 10:00:00 -0000",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; boundary="----m"{f"; start={start}" if start else ""}',
    ]
    out = "\r\n".join(lines).encode() + b"\r\n\r\n"
    for number, page in enumerate(pages):
        head = (
            f"------m\r\nContent-Type: text/html; charset={charset}\r\n"
            f"Content-ID: <{number}@saved>\r\nContent-Transfer-Encoding: quoted-printable\r\n"
            f"Content-Location: https://post.example/{number}\r\n\r\n"
        )
        out += head.encode() + quopri.encodestring(page.encode(charset)) + b"\r\n"
    picture = b"------m\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO"
    return out + picture + b"\r\n------m--\r\n"


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word document in its XML."""
    set_as = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{set_as}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(
    *blocks: str,
    properties: str = "",
    styles: str = "",
    part: str = "word/document.xml",
    namespace: str = WORD,
    packed: bool = True,
) -> bytes:
    """A Word document of blocks in its XML; `properties` are elements of its core properties."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Type="{_TEXT_TYPE}" Target="{part}"/>'
        "</Relationships>",
        part: f'<w:document xmlns:w="{namespace}" xmlns:mc="mc" xmlns:v="v"><w:body>'
        f"{''.join(blocks)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{namespace}">{styles}</w:styles>',
        "word/comments.xml": f"<w:c xmlns:w='{namespace}'>{paragraph('Ask him')}</w:c>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="d">'
        f"{properties}</cp:coreProperties>",
    }
    return zipped(members, packed=packed)


def zipped(members: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def rtf(text: str, info: str = "") -> bytes:
    """An RTF document in Windows-1252, with fonts for Cyrillic and Japanese."""
    fonts = (
        r"{\fonttbl{\f0\fnil\fcharset0 Times;}{\f1\fcharset204{\*\fname T;}Times Cyr;}"
        r"{\f2\fcharset128 Mincho;}}"
    )
    styles = r"{\stylesheet{\fs24 Normal;}{\s1\b heading 1;}{\s7\b\f0 Title;}{\*\cs10 Default;}}"
    head = rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{styles}{{\info{info}}}"
    return (head + text + "}").encode("latin-1")
