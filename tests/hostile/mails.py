"""Mails and saved pages that are deep, wide or lie about their parts."""

from collections.abc import Callable, Iterator

from tests.hostile.model import MIB, Hostile, constant

HEAD = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: Talks\r\nMIME-Version: 1.0\r\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"


def mails() -> Iterator[Hostile]:
    texts: dict[str, Callable[[], bytes]] = {
        "headers-alone": constant(HEAD),
        "many-headers": lambda: HEAD + b"A: b\n" * (4 * MIB),
        "some-headers": lambda: HEAD + b"A: b\n" * 400_000 + b"\nText of it.",
        "long-subject": lambda: HEAD.replace(b"Talks", b"=?utf-8?q?a?= " * MIB) + b"\nText of it.",
        "long-type": lambda: HEAD + b"Content-Type: text/plain;" + b' a="b;";' * MIB + b"\n\nText.",
        "long-sender": lambda: HEAD.replace(b"a@b.example", b'"(' * MIB) + b"\nText of it.",
        "many-lines": lambda: HEAD + b"\n" + b"a\n" * (9 * MIB),
        "hidden-lines": lambda: (
            HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"LS0KLS0K" * 500_000
        ),
        "many-parts": lambda: MIXED + b"--x\r\n\r\n" * (2 * MIB),
        "some-parts": lambda: MIXED + b"--x\r\n\r\nText of it.\r\n" * 4_000,
        "deep-parts": lambda: HEAD + _nested(100_000),
        "less-deep-parts": lambda: HEAD + _nested(90) + b"\nText of it.",
        "no-boundary": constant(HEAD + b"Content-Type: multipart/mixed\r\n\r\nText of it."),
        "never-ends": constant(MIXED + b"--x\r\nContent-Type: text/html\r\n\r\n<p>Text of it."),
        "own-boundary": constant(MIXED + b"--x\r\n" + MIXED + b"--x\r\n" + MIXED),
        "bad-base64": constant(HEAD + b"Content-Transfer-Encoding: base64\n\n???=??===\n"),
        "bad-charset": constant(HEAD + b"Content-Type: text/plain; charset=hex\n\nText \xff\xfe."),
        "bad-word": constant(HEAD.replace(b"Talks", b"=?hex?b?a?= =?utf-8?q?=ff?=") + b"\nText."),
        "bad-date": constant(HEAD + b"Date: Mon, 99 Foo 99999 99:99:99 +9999\n\nText of it."),
        "year-one": constant(HEAD + b"Date: Mon, 01 Jan 0001 00:00:00 +1400\n\nText of it."),
        "forwards": lambda: HEAD + b"\n" + b"From: a\nDate: b\n" * 80_000,
        "quotes": lambda: HEAD + b"\n" + b">" * MIB + b"\n" + b"> a\n" * 100_000,
        "attached-bomb": lambda: MIXED + _attached(b"PK\x03\x04" + bytes(90_000)),
        "attached-noise": lambda: MIXED + _attached(b"\x00\x01\x02" * 9_000),
        "messages": lambda: _carried(90),
    }
    for name, make in texts.items():
        yield Hostile(f"mails/{name}.eml", make)
    box = b"From a Mon May  6 08:00:00 2019\n" + HEAD + b"\nText of it.\n\n"
    yield Hostile("mails/box.mbox", lambda: box * 2_000)
    yield Hostile("mails/box-of-nothing.mbox", lambda: b"From a b\nA:\n" * 100_000)
    page = b"From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    yield Hostile("mails/no-part.mhtml", constant(page))
    yield Hostile(
        "mails/frames.mhtml", lambda: page + b"--x\nContent-Type: text/html\n\n<p>" * 4_000
    )


def _nested(depth: int) -> bytes:
    return b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(depth)
    )


def _attached(data: bytes) -> bytes:
    head = b"--x\r\nContent-Disposition: attachment; filename=a.bin\r\n\r\n"
    return b"--x\r\n\r\nText of it.\r\n" + head + data + b"\r\n--x--"


def _carried(depth: int) -> bytes:
    return HEAD + b"Content-Type: message/rfc822\r\n\r\n".join([b""] + [HEAD] * depth) + b"\nText."
