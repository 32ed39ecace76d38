"""The limits on what is read of an object, and the functions that keep to them.

docs/formats.md promises three of the numbers: 20 MB an object, 2 MB of text an article and a
decompression ratio of 100. The others follow from these or limit memory.
"""

from typing import Protocol

from shared.domain.errors import PermanentError

MIB = 1024 * 1024
OBJECT_BYTES = 20 * MIB
TEXT_BYTES = 2 * MIB
RATIO = 100
HEAD_BYTES = 8 * 1024
"""The first bytes of an object, by which its format is detected."""
# Enough for 2 MB of text with every character escaped (`\u00e9`) and for the other fields.
LINE_BYTES = 8 * MIB


class Readable(Protocol):
    """A source of bytes that is read piece by piece; it need not be seekable."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes; no bytes only at the end."""


def read_whole(stream: Readable, limit: int = OBJECT_BYTES) -> bytes:
    """Read all of a stream that must fit in memory.

    Args:
        stream: what to read.
        limit: the largest number of bytes that is accepted.

    Raises:
        PermanentError: `too-large`.
    """
    parts: list[bytes] = []
    size = 0
    while part := stream.read(min(MIB, limit + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise PermanentError(
                "too-large",
                f"The object holds more than {limit // MIB} MB. Split it, or upload many articles "
                "as JSON Lines (.jsonl, .jsonl.gz), which have no such limit.",
            )
    return b"".join(parts)


def check_text(text: str) -> None:
    """Check that the text of an article is not too long to annotate and index.

    Raises:
        PermanentError: `text-too-long`.
    """
    if len(text) * 4 > TEXT_BYTES and len(text.encode("utf-8", "replace")) > TEXT_BYTES:
        raise PermanentError(
            "text-too-long",
            f"The article's text is longer than {TEXT_BYTES // MIB} MB of UTF-8. "
            "Upload it in parts, each as an article of its own.",
        )
