"""Broken and hostile uploads, made on demand: what the readers and the whole ingest must survive.

Each must end in articles or in quarantine with a reason that helps, in bounded memory and time.
"""

import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tests.unit.articles.builders import NEWSML, NITF, PAGE, PARAGRAPH, pdf, warc

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


def hostile_uploads() -> list[Hostile]:
    """The corpus, always the same one."""
    return [
        *_empty(),
        *_truncated(),
        *_garbled(),
        *_misnamed(),
        *_encodings(),
        *_bombs(),
        *_json(),
        *_json_lines(),
        *_markup(),
        *_archives(),
        *_long_texts(),
    ]


def _constant(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _well_formed() -> dict[str, bytes]:
    page = ("https://post.example/1", "text/html", PAGE.encode())
    return {
        "txt": TEXT.encode(),
        "md": f"# Bridge opens\n\n{PARAGRAPH}\n".encode(),
        "html": PAGE.encode(),
        "json": RECORD.encode(),
        "jsonl": f"{RECORD}\n{RECORD}\n{RECORD}\n".encode(),
        "jsonl.gz": gzip.compress(f"{RECORD}\n{RECORD}\n".encode() * 40, mtime=0),
        "pdf": pdf("Bridge opens", PARAGRAPH, title="Bridge opens"),
        "nitf.xml": NITF.encode(),
        "newsml.xml": NEWSML.encode(),
        "warc": warc(page, page, compressed=False),
        "warc.gz": warc(page, page),
    }


def _empty() -> Iterator[Hostile]:
    for extension in (*_well_formed(), "bin", "zip", ""):
        yield Hostile(f"empty/nothing.{extension}", _constant(b""))
        yield Hostile(f"empty/blank.{extension}", _constant(b" \r\n\t\n"))
    yield Hostile("empty/gzip.jsonl.gz", _constant(gzip.compress(b"", mtime=0)))
    yield Hostile("empty/brackets.json", _constant(b"{}"))
    yield Hostile("empty/list.json", _constant(b"[]"))
    yield Hostile("empty/mark.txt", _constant(b"\xef\xbb\xbf"))
    yield Hostile("empty/date.txt", _constant(b"date 2019-05-06"))


def _truncated() -> Iterator[Hostile]:
    for extension, data in _well_formed().items():
        for tenths in (1, 3, 5, 7, 9):
            cut = data[: len(data) * tenths // 10]
            yield Hostile(f"truncated/{tenths}0-percent.{extension}", _constant(cut))
        yield Hostile(f"truncated/last-byte.{extension}", _constant(data[:-1]))


def _garbled() -> Iterator[Hostile]:
    source = random.Random(7)
    for extension, data in _well_formed().items():
        for number in range(6):
            broken = bytearray(data)
            for _ in range(1 + len(data) // 60):
                broken[source.randrange(len(data))] = source.randrange(256)
            yield Hostile(f"garbled/{number}.{extension}", _constant(bytes(broken)))


def _misnamed() -> Iterator[Hostile]:
    forms = _well_formed()
    names = list(forms)
    for shift in (1, 3, 5, 7):
        for number, extension in enumerate(names):
            other = names[(number + shift) % len(names)]
            name = f"misnamed/{extension}-as.{other}"
            yield Hostile(name, _constant(forms[extension]), "application/octet-stream")
    noise = random.Random(11).randbytes(20_000)
    for extension in (*names, "bin", "exe"):
        yield Hostile(f"misnamed/noise.{extension}", _constant(noise))
    for number, head in enumerate(
        (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\x7fELF\x02", b"MZ\x90")
    ):
        yield Hostile(f"misnamed/foreign-{number}.txt", _constant(head + noise))
    yield Hostile("misnamed/script.sh", _constant(b"#!/bin/sh\necho no news\n"))


def _encodings() -> Iterator[Hostile]:
    words = "Präsident Nicolás Maduro à Orléans: “déjà vu”, dit le señor Müller. "
    cyrillic = "Президент встретился с премьер-министром в Москве. "
    for name in ("cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"):
        data = (words * 5).encode(name, "replace")
        yield Hostile(f"encodings/{name}.txt", _constant(data))
        yield Hostile(
            f"encodings/{name}-declared-wrongly.html",
            _constant(
                b"<html><head><meta charset=shift_jis></head><body><p>"
                + data
                + b"</p></body></html>"
            ),
        )
    for name in ("koi8-r", "cp1251", "iso8859-5", "utf-16", "mac-cyrillic"):
        yield Hostile(f"encodings/{name}-cyrillic.txt", _constant((cyrillic * 8).encode(name)))
    for name in ("shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr"):
        data = ("首脳会談は東京で開かれた。" * 20).encode(name, "ignore")
        yield Hostile(f"encodings/{name}.txt", _constant(data), f"text/plain; charset={name}")
    yield Hostile("encodings/overlong.txt", _constant(b"Title\n\n\xc0\xaf\xe0\x80\xaf" * 50))
    yield Hostile(
        "encodings/surrogates.json", _constant(b'{"title":"\\ud800","text":"a \\udfff b"}')
    )
    yield Hostile("encodings/nul.txt", _constant(b"Title\n\nWords\0and\0zeros\0" * 9))
    yield Hostile("encodings/unknown.txt", _constant(TEXT.encode()), "text/plain; charset=klingon")
    yield Hostile(
        "encodings/codec-of-python.txt", _constant(b"\xe9t\xe9" * 9), "text/plain; charset=hex"
    )
    yield Hostile("encodings/half-mark.txt", _constant(b"\xff\xfe\x00"))


def _bombs() -> Iterator[Hostile]:
    zeros = gzip.compress(bytes(50 * MIB), mtime=0)
    spaces = gzip.compress(b" " * (30 * MIB), mtime=0)
    newlines = gzip.compress(b"\n" * (30 * MIB), mtime=0)
    repeated = f"{RECORD}\n".encode() * 100_000
    yield Hostile("bombs/zeros.jsonl.gz", _constant(zeros))
    yield Hostile("bombs/zeros.txt", _constant(zeros))
    yield Hostile("bombs/spaces.jsonl.gz", _constant(spaces))
    yield Hostile("bombs/newlines.jsonl.gz", _constant(newlines))
    yield Hostile("bombs/records.jsonl.gz", lambda: gzip.compress(repeated, mtime=0))
    yield Hostile("bombs/twice.jsonl.gz", _constant(gzip.compress(zeros, mtime=0)))
    yield Hostile("bombs/members.jsonl.gz", _constant(gzip.compress(b"", mtime=0) * 50_000))
    yield Hostile("bombs/zeros.warc.gz", _constant(zeros))
    yield Hostile("bombs/archive.zip", lambda: _zip(bytes(10 * MIB)))
    yield Hostile("bombs/office.docx", lambda: _zip(b"<w:document/>"))
    yield Hostile("bombs/stream.pdf", lambda: _pdf_bomb(b" " * (40 * MIB)))
    yield Hostile("bombs/operators.pdf", lambda: _pdf_bomb(b"q Q " * (2 * MIB)))
    yield Hostile("bombs/text.pdf", lambda: _pdf_bomb(b"BT (word) Tj ET " * (MIB // 2)))
    page = ("https://post.example/1", "text/html", gzip.compress(bytes(60 * MIB), mtime=0))
    yield Hostile("bombs/page.warc", lambda: warc(page, encoding="gzip"))


def _zip(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("article.txt", data)
    return buffer.getvalue()


def _pdf_bomb(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 9)
    head, _, rest = pdf("X").partition(b"<< /Length ")
    tail = rest.partition(b"endstream")[2]
    packed_object = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed
    return head + packed_object + b"\nendstream" + tail


def _json() -> Iterator[Hostile]:
    texts: dict[str, Callable[[], bytes]] = {
        "deep-lists": lambda: b"[" * 1_000_000,
        "deep-closed-lists": lambda: b"[" * 100_000 + b"]" * 100_000,
        "deep-objects": lambda: b'{"a":' * 300_000,
        "deep-in-article": lambda: b'{"text":"x","a":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        "many-objects": lambda: b"[" + b'{"a":1},' * MIB + b"{}]",
        "many-numbers": lambda: b"[" + b"1e5," * (4 * MIB) + b"1]",
        "many-keys": lambda: json.dumps({f"k{n}": n for n in range(300_000)}).encode(),
        "long-number": lambda: b'{"text":"x","id":' + b"9" * 100_000 + b"}",
        "long-exponent": _constant(b'{"text":"x","id":1e999999999}'),
        "not-a-number": _constant(b'{"text":"x","id":NaN,"title":Infinity}'),
        "number": _constant(b"42"),
        "string": _constant(b'"only a string"'),
        "null": _constant(b"null"),
        "list-of-numbers": _constant(b"[1,2,3]"),
        "text-is-list": _constant(b'{"text":[1,[2,[3]]],"title":{}}'),
        "text-is-number": _constant(b'{"text":17,"title":18}'),
        "authors-of-all-kinds": _constant(
            b'{"text":"x y z","authors":[1,{"name":{}},[["a"]],null]}'
        ),
        "no-text": _constant(b'{"title":"alone"}'),
        "trailing-comma": _constant(b'{"text":"x",}'),
        "single-quotes": _constant(b"{'text':'x'}"),
        "two-values": _constant(b'{"text":"x"} {"text":"y"}'),
        "open-string": lambda: b'{"text":"' + b"a" * (5 * MIB),
        "escapes": lambda: b'{"text":"' + b"\\" * 1_000_000 + b'"}',
        "controls": _constant(b'{"text":"a\x01b"}'),
        "duplicate-keys": _constant(b'{"text":"a",' * 3 + b'"text":"b"}' + b"}" * 2),
        "bad-date": _constant(b'{"text":"x y z","published":"the day after"}'),
        "huge-year": _constant(b'{"text":"x y z","published":"999999-01-01"}'),
    }
    for name, make in texts.items():
        yield Hostile(f"json/{name}.json", make)
    yield Hostile("json/too-large.json", lambda: json.dumps({"text": "word " * (5 * MIB)}).encode())
    yield Hostile("json/long-text.json", lambda: json.dumps({"text": "word " * MIB}).encode())


def _json_lines() -> Iterator[Hostile]:
    good = RECORD.encode() + b"\n"
    bodies: dict[str, Callable[[], bytes]] = {
        "one-huge-line": lambda: b'{"text":"' + b"a" * (30 * MIB),
        "huge-line-between": lambda: good + b'{"text":"' + b"a" * (12 * MIB) + b'"}\n' + good,
        "all-bad": lambda: b"{no}\n" * 5_000,
        "bad-then-good": lambda: b"{no}\n" * 500 + good,
        "bad-among-good": lambda: (good + b"{\n" + good + b"[]\n" + b"\xff\xfe\n") * 50,
        "binary-lines": lambda: good + random.Random(3).randbytes(50_000) + b"\n" + good,
        "carriage-returns": lambda: (RECORD + "\r\n").encode() * 5 + b"\r\n",
        "line-separators": lambda: (
            json.dumps({"text": "a\u2028b\u2029c\u0085d and more"}, ensure_ascii=False).encode()
            + b"\n"
            + good
        ),
        "deep-line": lambda: good + b"[" * 200_000 + b"\n" + good,
        "empty-lines": lambda: b"\n" * 1_000_000 + good,
        "no-last-newline": lambda: good + RECORD.encode(),
        "utf-16": lambda: (RECORD + "\n").encode("utf-16"),
        "latin-1": lambda: good + '{"text":"Président élu à Orléans"}\n'.encode("latin-1"),
        "same-ids": lambda: b'{"id":"1","text":"a b c"}\n' * 20,
        "list-on-a-line": lambda: good + b"[" + RECORD.encode() + b"]\n",
    }
    for name, make in bodies.items():
        yield Hostile(f"lines/{name}.jsonl", make)
    broken = bytearray(gzip.compress(good * 20_000, 1, mtime=0))
    broken[len(broken) // 2 : len(broken) // 2 + 40] = bytes(40)
    yield Hostile("lines/damaged-half-way.jsonl.gz", _constant(bytes(broken)))
    whole = gzip.compress(b"".join(good for _ in range(2_000)), mtime=0)
    yield Hostile("lines/garbage-after.jsonl.gz", _constant(whole + b"and more"))
    yield Hostile("lines/zeros-after.jsonl.gz", _constant(whole + bytes(5_000)))
    yield Hostile("lines/header-alone.jsonl.gz", _constant(whole[:10]))
    yield Hostile("lines/not-gzip.jsonl.gz", _constant(good * 3))


def _markup() -> Iterator[Hostile]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml: dict[str, Callable[[], bytes]] = {
        "billion-laughs": _constant(
            f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "ha">{laughs}]>'
            "<nitf><body><body.content><p>&l9;</p></body.content></body></nitf>".encode()
        ),
        "quadratic": lambda: (
            b'<!DOCTYPE nitf [<!ENTITY a "'
            + b"a" * 100_000
            + b'">]><nitf>'
            + b"&a;" * 100_000
            + b"</nitf>"
        ),
        "outside": _constant(
            b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><p>&x;</p></nitf>'
        ),
        "outside-parameter": _constant(
            b'<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd">%x;]><nitf/>'
        ),
        "with-dtd": _constant(b'<!DOCTYPE nitf SYSTEM "nitf.dtd">' + NITF.encode()[39:]),
        "deep": lambda: b"<nitf>" + b"<p>" * 200_000,
        "deep-closed": lambda: b"<nitf>" + b"<p>" * 100_000 + b"</p>" * 100_000 + b"</nitf>",
        "many-elements": lambda: b"<nitf>" + b"<p/>" * (4 * MIB) + b"</nitf>",
        "many-attributes": lambda: (
            b"<nitf " + b" ".join(b'a%d="1"' % n for n in range(99_999)) + b"/>"
        ),
        "long-name": lambda: b"<" + b"a" * MIB + b"/>",
        "feed": _constant(
            b'<rss version="2.0"><channel><item><title>x</title></item></channel></rss>'
        ),
        "not-closed": _constant(b"<nitf><body>"),
        "no-content": _constant(b"<nitf><head/></nitf>"),
        "no-items": _constant(b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>'),
        "odd-encoding": _constant(b'<?xml version="1.0" encoding="klingon"?><nitf/>'),
        "utf-7": _constant(b'<?xml version="1.0" encoding="utf-7"?><nitf/>'),
    }
    for name, make in xml.items():
        yield Hostile(f"xml/{name}.xml", make)
    html: dict[str, Callable[[], bytes]] = {
        "script-only": _constant(b"<html><body><div id=app></div><script>render()</script></html>"),
        "menu-only": _constant(b"<html><nav><a href=/>Home</a></nav><footer>x</footer></html>"),
        "comment-only": _constant(b"<html><!-- nothing --></html>"),
        "open-comment": lambda: b"<html><!--" + b"- -" * MIB,
        "deep": lambda: b"<html>" + b"<div>" * 300_000 + b"hello",
        "deep-broad": lambda: b"<html><body>" + b"<div>" * 200 + b"<p>hi</p>" * 200_000,
        "many-paragraphs": lambda: b"<html><body>" + b"<p>word</p>" * 400_000,
        "many-links": lambda: b"<html><body>" + b"<a href=x>y</a>" * 300_000,
        "many-breaks": lambda: b"<html><body><p>" + b"a<br>" * 500_000,
        "many-cells": lambda: b"<table>" + b"<tr><td>a" * 300_000,
        "many-lists": lambda: b"<html><ul>" + b"<li><ul>" * 50_000,
        "many-scripts": lambda: (
            b"<html>" + b'<script type="application/ld+json">{}</script>' * 50_000
        ),
        "one-attribute": lambda: b'<html><p class="' + b"a " * (5 * MIB) + b'">x</p></html>',
        "unclosed-tags": lambda: b"<html><p" * 300_000,
        "lone-brackets": lambda: b"<html>" + b"<" * (2 * MIB),
        "entities": lambda: b"<html><p>" + b"&amp;#60;&notanentity;" * 200_000,
        "bad-json-ld": _constant(
            PAGE.replace(
                "</head>", '<script type="application/ld+json">{"@type":</script></head>'
            ).encode()
        ),
        "deep-json-ld": _constant(
            PAGE.replace(
                "</head>", f'<script type="application/ld+json">{"[" * 50_000}</script></head>'
            ).encode()
        ),
        "controls": _constant(PAGE.replace("bridge", "bri\x00\x01\x1fdge").encode()),
        "declared-entities": _constant(b'<?xml version="1.0" encoding="utf-8"?>' + PAGE.encode()),
        "long-text": lambda: (
            b"<html><body><article><p>" + b"word " * MIB + b"</p></article></body>"
        ),
    }
    for name, make in html.items():
        yield Hostile(f"html/{name}.html", make)


def _archives() -> Iterator[Hostile]:
    page = ("https://post.example/1", "text/html", PAGE.encode())
    good = warc(page, compressed=False)
    archives: dict[str, Callable[[], bytes]] = {
        "header-alone": _constant(b"WARC/1.0\r\n"),
        "no-length": _constant(b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx"),
        "negative-length": _constant(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n"
        ),
        "word-length": _constant(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: ten\r\n\r\n"),
        "huge-length": _constant(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK"
        ),
        "huge-header": lambda: b"WARC/1.0\r\nX: " + b"a" * (20 * MIB),
        "many-headers": lambda: b"WARC/1.0\r\n" + b"X: a\r\n" * MIB,
        "garbage-after": _constant(good + b"garbage\r\n" * 100),
        "garbage-between": _constant(good + b"??\r\n\r\n" + good),
        "no-pages": lambda: warc(
            ("https://post.example/r", "text/plain", b"User-agent: *"), compressed=False
        ),
        "empty-page": lambda: warc(("https://post.example/e", "text/html", b""), compressed=False),
        "bad-http": _constant(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
            b"Content-Length: 9\r\n\r\nnot http!\r\n\r\n"
        ),
        "old-version": _constant(b"WARC/0.17\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
        "many-empty-records": lambda: b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n" * 20_000,
        "wrong-encoding": lambda: warc(page, encoding="gzip", compressed=False),
        "wrong-chunks": lambda: warc(page, transfer="chunked", compressed=False),
    }
    for name, make in archives.items():
        yield Hostile(f"archives/{name}.warc", make)
    yield Hostile("archives/one-member.warc.gz", _constant(gzip.compress(good * 3, mtime=0)))
    members = warc(page, page, page)
    damaged = bytearray(members)
    damaged[len(damaged) // 2] ^= 0xFF
    yield Hostile("archives/damaged.warc.gz", _constant(bytes(damaged)))


def _long_texts() -> Iterator[Hostile]:
    texts: dict[str, Callable[[], bytes]] = {
        "one-line": lambda: b"word " * 300_000,
        "one-word": lambda: b"a" * MIB,
        "too-long": lambda: b"Title\n\n" + b"word " * (MIB // 2),
        "too-large": lambda: b"Title\n\n" + b"word " * (5 * MIB),
        "many-dates": lambda: b"date 2019-05-06 " * 60_000,
        "many-openers": lambda: b"Talks The " * 100_000,
        "many-marks": lambda: b"A. " * 300_000 + b"\n\nBody. " * 20_000,
        "line-that-recurs": lambda: (
            b"Talks " + b"go on and on. " * 1_000 + b"\n\n" + b"go on and on. " * 60_000
        ),
        "blank-lines": lambda: b"Title" + b"\n " * 700_000 + b"end",
        "spaces": lambda: b"Title\n" + b" " * 1_500_000 + b"end",
        "wide-spaces": lambda: b"Title\n" + "\u3000\n".encode() * 300_000,
        "dots": lambda: b"Title" + b"." * 1_500_000 + b"\n\nBody",
        "quotes": lambda: b"Title." + b'"' * 1_500_000 + b"x",
        "capitals": lambda: b"TITLE " * 250_000,
        "emoji": lambda: "\U0001f600 ".encode() * 300_000,
        "combining": lambda: b"Title\n\na" + "\u0301".encode() * 500_000,
        "right-to-left": lambda: "Title\n\n\u202e\u0645\u0631\u062d\u0628\u0627 ".encode() * 9_000,
    }
    for name, make in texts.items():
        yield Hostile(f"long/{name}.txt", make)
    marks = {
        "stars": b"*",
        "underscores": b"_a",
        "brackets": b"[",
        "links": b"[a](",
        "quotes": b"> ",
        "hashes": b"# ",
        "comments": b"<!--",
        "fences": b"```\n",
    }
    for name, mark in marks.items():
        yield Hostile(f"long/{name}.md", partial(_marks, mark))
    yield Hostile("long/front-matter.md", lambda: b"---\n" + b"title: x\n" * 100_000)


def _marks(mark: bytes) -> bytes:
    return b"# Title\n\n" + mark * (MIB // len(mark))
