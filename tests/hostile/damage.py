"""Good files of every format, cut, garbled, empty or under a wrong name."""

import gzip
import random
from collections.abc import Iterator

from tests.hostile.model import RECORD, TEXT, Hostile, constant
from tests.unit.articles.builders import (
    NEWSML,
    NITF,
    PAGE,
    PARAGRAPH,
    docx,
    mail,
    paragraph,
    pdf,
    rtf,
    saved_page,
    warc,
    zipped,
)


def well_formed() -> dict[str, bytes]:
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
        "eml": mail(PARAGRAPH).as_bytes(),
        "mhtml": saved_page(PAGE),
        "rtf": rtf(f"Bridge opens\\par {PARAGRAPH}\\par"),
        "zip": zipped({"a.txt": TEXT, "b.jsonl": RECORD}),
        "docx": docx(paragraph("Bridge opens"), paragraph(PARAGRAPH)),
    }


def empty() -> Iterator[Hostile]:
    for extension in (*well_formed(), "bin", ""):
        yield Hostile(f"empty/nothing.{extension}", constant(b""))
        yield Hostile(f"empty/blank.{extension}", constant(b" \r\n\t\n"))
    yield Hostile("empty/gzip.jsonl.gz", constant(gzip.compress(b"", mtime=0)))
    yield Hostile("empty/brackets.json", constant(b"{}"))
    yield Hostile("empty/list.json", constant(b"[]"))
    yield Hostile("empty/mark.txt", constant(b"\xef\xbb\xbf"))
    yield Hostile("empty/date.txt", constant(b"date 2019-05-06"))


def truncated() -> Iterator[Hostile]:
    for extension, data in well_formed().items():
        for tenths in (1, 3, 5, 7, 9):
            cut = data[: len(data) * tenths // 10]
            yield Hostile(f"truncated/{tenths}0-percent.{extension}", constant(cut))
        yield Hostile(f"truncated/last-byte.{extension}", constant(data[:-1]))


def garbled() -> Iterator[Hostile]:
    source = random.Random(7)
    for extension, data in well_formed().items():
        for number in range(6):
            broken = bytearray(data)
            for _ in range(1 + len(data) // 60):
                broken[source.randrange(len(data))] = source.randrange(256)
            yield Hostile(f"garbled/{number}.{extension}", constant(bytes(broken)))


def misnamed() -> Iterator[Hostile]:
    forms = well_formed()
    names = list(forms)
    for shift in (1, 3, 5, 7):
        for number, extension in enumerate(names):
            other = names[(number + shift) % len(names)]
            name = f"misnamed/{extension}-as.{other}"
            yield Hostile(name, constant(forms[extension]), "application/octet-stream")
    noise = random.Random(11).randbytes(20_000)
    for extension in (*names, "bin", "exe"):
        yield Hostile(f"misnamed/noise.{extension}", constant(noise))
    for number, head in enumerate(
        (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\x7fELF\x02", b"MZ\x90")
    ):
        yield Hostile(f"misnamed/foreign-{number}.txt", constant(head + noise))
    yield Hostile("misnamed/script.sh", constant(b"#!/bin/sh\necho no news\n"))
