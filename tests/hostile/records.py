"""JSON and JSON Lines that are deep, broken or not what they seem."""

import gzip
import json
import random
from collections.abc import Callable, Iterator

from tests.hostile.model import MIB, RECORD, Hostile, constant


def json_documents() -> Iterator[Hostile]:
    texts: dict[str, Callable[[], bytes]] = {
        "deep-lists": lambda: b"[" * 1_000_000,
        "deep-closed-lists": lambda: b"[" * 100_000 + b"]" * 100_000,
        "deep-objects": lambda: b'{"a":' * 300_000,
        "deep-in-article": lambda: b'{"text":"x","a":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
        "many-objects": lambda: b"[" + b'{"a":1},' * MIB + b"{}]",
        "many-numbers": lambda: b"[" + b"1e5," * (4 * MIB) + b"1]",
        "many-keys": lambda: json.dumps({f"k{n}": n for n in range(300_000)}).encode(),
        "long-number": lambda: b'{"text":"x","id":' + b"9" * 100_000 + b"}",
        "long-exponent": constant(b'{"text":"x","id":1e999999999}'),
        "not-a-number": constant(b'{"text":"x","id":NaN,"title":Infinity}'),
        "spaces": lambda: b"[" + b" " * (10 * MIB) + b"x",
        "commas-and-spaces": lambda: b"[" + b",  " * 900_000 + b"x",
        "open-comments": lambda: b"{" + b"/* // " * MIB,
        "quotes": lambda: b'{"' + b'\\"' * (4 * MIB),
        "tags": lambda: b'{"text":"' + b"<p </p" * (MIB // 4) + b'"}',
        "entities": lambda: b'{"text":"' + b"&lt;p&gt;" * 200_000 + b'"}',
        "long-status": lambda: b'{"text":"x","pubstatus":"' + b"x" * (8 * MIB) + b'"}',
        "long-byline": lambda: b'{"text":"x","by":"' + b"a and " * MIB + b'"}',
        "wrapped": lambda: b'{"a":[' * 30 + b'{"a":{"text":"x"}},' * 60_000 + b"{}" + b"]}" * 30,
        "many-values": lambda: b'{"text":"x"} ' * 150_000,
        "number": constant(b"42"),
        "string": constant(b'"only a string"'),
        "null": constant(b"null"),
        "list-of-numbers": constant(b"[1,2,3]"),
        "text-is-list": constant(b'{"text":[1,[2,[3]]],"title":{}}'),
        "text-is-number": constant(b'{"text":17,"title":18}'),
        "authors-of-all-kinds": constant(
            b'{"text":"x y z","authors":[1,{"name":{}},[["a"]],null]}'
        ),
        "no-text": constant(b'{"title":"alone"}'),
        "trailing-comma": constant(b'{"text":"x",}'),
        "single-quotes": constant(b"{'text':'x'}"),
        "two-values": constant(b'{"text":"x"} {"text":"y"}'),
        "open-string": lambda: b'{"text":"' + b"a" * (5 * MIB),
        "escapes": lambda: b'{"text":"' + b"\\" * 1_000_000 + b'"}',
        "controls": constant(b'{"text":"a\x01b"}'),
        "duplicate-keys": constant(b'{"text":"a",' * 3 + b'"text":"b"}' + b"}" * 2),
        "bad-date": constant(b'{"text":"x y z","published":"the day after"}'),
        "huge-year": constant(b'{"text":"x y z","published":"999999-01-01"}'),
    }
    for name, make in texts.items():
        yield Hostile(f"json/{name}.json", make)
    yield Hostile("json/too-large.json", lambda: json.dumps({"text": "word " * (5 * MIB)}).encode())
    yield Hostile("json/long-text.json", lambda: json.dumps({"text": "word " * MIB}).encode())


def json_lines() -> Iterator[Hostile]:
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
    yield Hostile("lines/damaged-half-way.jsonl.gz", constant(bytes(broken)))
    whole = gzip.compress(b"".join(good for _ in range(2_000)), mtime=0)
    yield Hostile("lines/garbage-after.jsonl.gz", constant(whole + b"and more"))
    yield Hostile("lines/zeros-after.jsonl.gz", constant(whole + bytes(5_000)))
    yield Hostile("lines/header-alone.jsonl.gz", constant(whole[:10]))
    yield Hostile("lines/not-gzip.jsonl.gz", constant(good * 3))
