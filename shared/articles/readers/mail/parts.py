"""The parts of a MIME message, at a cost that is bounded by its size."""

from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32

from shared.articles.encoding.decoding import clean, decode
from shared.articles.streams.limits import check_text
from shared.domain.errors import PermanentError

# Each line is one Python object while it is parsed; 20 MB of base64 have 280,000 lines.
_LINES = 500_000
_BOUNDARIES = 100
# A line with this beginning may begin a part, which takes some kilobytes.
_PARTS = 5_000
_HEADERS = 2_000
_HEADER_CHARACTERS = 10_000
_DEPTH = 8


class _Bounded(Compat32):
    """A policy that shortens headers, because parsing one may take quadratic time."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Split the lines of a header into name and value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER_CHARACTERS]


_PARSER = BytesParser(policy=_Bounded())


def parse_message(data: bytes) -> Message:
    """Parse a message with all its parts.

    Raises:
        PermanentError: `too-complex`, or `bad-mail`: the data does not begin with a header.
    """
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if (
        data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n") > _LINES
        or data.lower().count(b"boundary") > _BOUNDARIES
        or data.count(b"\n--") + data.count(b"\r--") > _PARTS
    ):
        raise _too_complex()
    message = _PARSER.parsebytes(data)
    headers = len(message)
    if headers > _HEADERS:
        raise _too_complex()
    if not headers:
        raise PermanentError(
            "bad-mail",
            "No lines such as `From:` and `Subject:` begin the file. Export the mail again, or "
            "upload its text as .txt.",
        )
    return message


def _too_complex() -> PermanentError:
    return PermanentError(
        "too-complex",
        "The message has more lines, headers or parts than any article. Upload its text as .txt.",
    )


def leaf_parts(message: Message) -> Iterator[Message]:
    """Return the parts that have no parts themselves, in order; an inner message is one of them."""
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        if is_made_of_parts(part) and depth < _DEPTH:
            waiting += [(inner, depth + 1) for inner in reversed(inner_parts(part))]
        else:
            yield part


def is_made_of_parts(part: Message) -> bool:
    """Return whether a part is a multipart with inner parts."""
    return part.get_content_maintype() == "multipart" and part.is_multipart()


def inner_parts(part: Message) -> list[Message]:
    """Return the inner parts of a part."""
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def part_bytes(part: Message) -> bytes:
    """Return the bytes of a leaf, without its transfer encoding."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def part_text(part: Message) -> str:
    """Return the text of a leaf.

    Raises:
        PermanentError: `bad-encoding` or `text-too-long`.
    """
    data = part_bytes(part)
    charset = part.get_content_charset()
    text = decode(data, [charset] if charset else []) if data.strip() else ""
    if part.get_content_type() == "text/plain":
        check_text(text)
    return text


def header(message: Message, name: str) -> str:
    """Return a decoded header on one line; empty where there is none.

    Encoded words of an unknown charset are not decoded.
    """
    raw = next((str(v) for n, v in message.raw_items() if n.lower() == name.lower()), "")
    # The parser keeps other bytes than ASCII as surrogates; they are mostly UTF-8.
    raw = decode(raw.encode("utf-8", "surrogateescape")) if not raw.isascii() else raw
    return " ".join(clean(decoded_words(raw)).split())


def decoded_words(raw: str) -> str:
    """Decode the encoded words of RFC 2047 in a header."""
    if "=?" not in raw:
        return raw
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return raw
    return "".join(_piece(data, charset) for data, charset in pieces)


def _piece(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    try:
        return decode(data, [charset] if charset else [])
    except PermanentError:
        return data.decode("latin-1")


def file_name(part: Message) -> str:
    """Return the file name of a part; empty where it has none."""
    return " ".join(clean(decoded_words(part.get_filename() or "")).split())
