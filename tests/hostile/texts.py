"""Text in odd encodings, and text that is long in every way."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.hostile.model import MIB, TEXT, Hostile, constant


def encodings() -> Iterator[Hostile]:
    words = "Präsident Nicolás Maduro à Orléans: “déjà vu”, dit le señor Müller. "
    cyrillic = "Президент встретился с премьер-министром в Москве. "
    for name in ("cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"):
        data = (words * 5).encode(name, "replace")
        yield Hostile(f"encodings/{name}.txt", constant(data))
        yield Hostile(
            f"encodings/{name}-declared-wrongly.html",
            constant(
                b"<html><head><meta charset=shift_jis></head><body><p>"
                + data
                + b"</p></body></html>"
            ),
        )
    for name in ("koi8-r", "cp1251", "iso8859-5", "utf-16", "mac-cyrillic"):
        yield Hostile(f"encodings/{name}-cyrillic.txt", constant((cyrillic * 8).encode(name)))
    for name in ("shift_jis", "euc-jp", "iso-2022-jp", "gb18030", "big5", "euc-kr"):
        data = ("首脳会談は東京で開かれた。" * 20).encode(name, "ignore")
        yield Hostile(f"encodings/{name}.txt", constant(data), f"text/plain; charset={name}")
    yield Hostile("encodings/overlong.txt", constant(b"Title\n\n\xc0\xaf\xe0\x80\xaf" * 50))
    yield Hostile(
        "encodings/surrogates.json", constant(b'{"title":"\\ud800","text":"a \\udfff b"}')
    )
    yield Hostile("encodings/nul.txt", constant(b"Title\n\nWords\0and\0zeros\0" * 9))
    yield Hostile("encodings/unknown.txt", constant(TEXT.encode()), "text/plain; charset=klingon")
    yield Hostile(
        "encodings/codec-of-python.txt", constant(b"\xe9t\xe9" * 9), "text/plain; charset=hex"
    )
    yield Hostile("encodings/half-mark.txt", constant(b"\xff\xfe\x00"))


def long_texts() -> Iterator[Hostile]:
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
