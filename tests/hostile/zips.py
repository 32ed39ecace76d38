"""ZIP archives that unfold without end, lie about their members or nest."""

import random
from collections.abc import Callable, Iterator

from tests.hostile.model import MIB, RECORD, TEXT, Hostile
from tests.unit.articles.builders import docx, paragraph, zipped


def zips() -> Iterator[Hostile]:
    archives: dict[str, Callable[[], bytes]] = {
        "zeros": lambda: zipped({"a.txt": bytes(50 * MIB)}),
        "many-zeros": lambda: zipped({f"{n}.txt": bytes(900_000) for n in range(240)}),
        "many-members": lambda: zipped({f"{n}.txt": "" for n in range(20_000)}, packed=False),
        "fewer-members": lambda: zipped({f"{n}.txt": TEXT for n in range(900)}),
        "many-lines": lambda: zipped({"a.jsonl": "\n" * 900_000 + RECORD}),
        "large-texts": lambda: zipped({f"{n}.txt": _noise(9 * MIB) for n in range(8)}),
        "directory": lambda: zipped({"a.txt": TEXT})[:-22] + b"PK\x01\x02" * (5 * MIB),
        "nested": _nested,
        "of-documents": lambda: zipped({f"{n}.docx": docx(paragraph(TEXT)) for n in range(90)}),
        "of-pictures": lambda: zipped({f"{n}.jpg": b"\xff\xd8\xff" for n in range(1_500)}),
        "up": lambda: zipped({"../../etc/passwd": TEXT, "/root.txt": TEXT, "c:\\a.txt": TEXT}),
        "long-name": lambda: zipped({"a" * 60_000 + ".txt": TEXT}),
        "odd-names": lambda: zipped({"\u202e.txt": TEXT, "\x01.txt": TEXT, " ": TEXT, "..": TEXT}),
        "no-directory": lambda: zipped({"a.txt": TEXT})[:80],
        "end-alone": lambda: zipped({}),
        "shared-bytes": _shared,
        "lying-sizes": _lying,
    }
    for name, make in archives.items():
        yield Hostile(f"zips/{name}.zip", make)


def _noise(size: int) -> bytes:
    return random.Random(size).randbytes(size // 2).hex().encode()


def _nested() -> bytes:
    data = TEXT.encode()
    for _ in range(40):
        data = zipped({"a.zip": data})
    return data


def _shared() -> bytes:
    """Every entry of the directory names the same bytes."""
    data = zipped({f"{n}.txt": TEXT * 900 for n in range(900)})
    parts = data.split(b"PK\x01\x02")
    return b"PK\x01\x02".join([parts[0], *(one[:38] + bytes(4) + one[42:] for one in parts[1:])])


def _lying() -> bytes:
    """The directory tells other sizes than come out."""
    data = zipped({f"{n}.txt": TEXT * 90 for n in range(90)})
    parts = data.split(b"PK\x01\x02")
    lies = (one[:20] + b"\xff\xff\xff\x00" + one[24:] for one in parts[1:])
    return b"PK\x01\x02".join([parts[0], *lies])
