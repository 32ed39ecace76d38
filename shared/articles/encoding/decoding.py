"""The decoding of text: by byte order mark, UTF-8, the declared encoding, then detection."""

import codecs
import re
from collections.abc import Iterable, Iterator

from shared.domain.errors import PermanentError

# Longest marks first: UTF-32 LE begins with the mark of UTF-16 LE.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In practice, text with these declarations is in a larger encoding (WHATWG encoding standard).
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# Codecs of Python that text files do not use; some take quadratic time.
_NO_CHARSETS = frozenset(
    "idna mbcs oem punycode raw-unicode-escape undefined unicode-escape utf-7".split()
)
# These encode other letters in bytes of ASCII, so their text is valid UTF-8.
_ESCAPING = ("iso2022", "hz")
_WIDE = ("utf-16", "utf-32")
# The share of the characters beyond ASCII that must decode. In text of another encoding, at most a
# third of them is valid UTF-8 by chance, and hardly any in languages with Latin letters.
_HALF = 0.5
_MOST = 0.67
_CHARSET = re.compile(
    r"(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE
)
_BAD_BYTES = re.compile("[\udc80-\udcff]+")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# One zero byte in so many bytes is a mistake; more of them mean binary data.
_SLIPS = 100
_CONTROLS = {code: " " for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\x85"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def bom_encoding(head: bytes) -> str | None:
    """Return the encoding whose byte order mark the bytes begin with; None where there is none."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def declared_charsets(text: str) -> list[str]:
    """Return the encodings that a media type, a `meta` or an XML declaration names."""
    return _CHARSET.findall(text)


def decode(data: bytes, declared: Iterable[str] = ()) -> str:
    """Decode the bytes of a text and clean it: `decode_raw`, then `clean`."""
    return clean(decode_raw(data, declared))


def decode_raw(data: bytes, declared: Iterable[str] = ()) -> str:
    """Decode the bytes of a text.

    UTF-8 is preferred to the declared encodings, even with a few wrong bytes. Declarations are
    often wrong, and text in another encoding is hardly ever valid UTF-8.

    Args:
        data: the whole text.
        declared: encodings that the container names, the most trusted first. Unknown names are
            ignored, and so are encodings that do not fit the bytes.

    Raises:
        PermanentError: `bad-encoding`, where no encoding gives readable text.
    """
    mark = bom_encoding(data)
    if mark:
        return _repaired(data.decode(mark, _errors(mark)))
    declared = tuple(declared)
    if not declared and (text := _valid_utf8(data)) is not None:
        return text
    if 0 in data and not is_binary(data):
        data = data.replace(b"\0", b" ")
    for name, share in _ways(data, declared):
        text = _try(data, name, share)
        if text is not None:
            return text
    return _guess(data)


def _ways(data: bytes, declared: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Yield the encodings to try in their order, each with the share of the text that must fit."""
    names = [name for name in map(_codec, declared) if name]
    yield from ((name, 1.0) for name in names if name.startswith(_ESCAPING))
    yield "utf-8", _HALF if "utf-8" in names else _MOST
    yield from ((name, _MOST) for name in names if name != "utf-8")
    if wide := detect_utf16(data):
        yield wide, _MOST


def _valid_utf8(data: bytes) -> str | None:
    """Decode valid UTF-8, as nearly every line of JSON is; return None for other bytes."""
    try:
        return None if b"\0" in data else data.decode()
    except UnicodeDecodeError:
        return None


def clean(text: str) -> str:
    r"""Replace the characters that are unsafe to annotate, store and show.

    Line ends become `\n`, other control characters spaces, and lone surrogates, which no
    encoding can write, the replacement character.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text):
        text = text.replace("\x85", "\n").translate(_CONTROLS)
    if text.isascii():
        return text
    return _SURROGATE.sub("\ufffd", text).removeprefix("\ufeff")


def is_binary(data: bytes) -> bool:
    """Return whether zero bytes show that the data is binary; a single one is a mistake."""
    return 0 in data and len(_BINARY.findall(data)) > 1 + len(data) // _SLIPS


def detect_utf16(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, found by the positions of its zero bytes."""
    head = data[:1024]
    if 2 * head[1::2].count(0) > len(head) // 2:
        return "utf-16-le"
    return "utf-16-be" if 2 * head[::2].count(0) > len(head) // 2 else None


def _codec(name: str) -> str | None:
    """Return the codec for a declared encoding; None where there is none."""
    label = name.strip().lower()
    for known in (label, label.removeprefix("x-"), label.replace("windows-", "cp")):
        try:
            b"a".decode(known, "ignore")  # raises for codecs that do not decode bytes to text
            codec = codecs.lookup(known).name
        except (LookupError, ValueError):
            continue
        return None if codec in _NO_CHARSETS else _LARGER.get(codec, codec)
    return None


def _try(data: bytes, name: str, share: float) -> str | None:
    """Decode a text if at least this share of its characters beyond ASCII decodes."""
    if name.startswith(_WIDE) and 0 not in data:
        return None  # every space and line break has a zero byte in them
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        text = data.decode(name, _errors(name))
        bad = sum(map(len, _BAD_BYTES.findall(text)))
        others = len(text) - len(text.encode("ascii", "ignore"))
        if others - bad < share * others:
            return None
        text = _repaired(text)
    return None if "\0" in text else text


def _errors(name: str) -> str:
    """Return the error handler for bytes that an encoding does not know."""
    return "replace" if name.startswith(_WIDE) else "surrogateescape"


def _repaired(text: str) -> str:
    """Replace the bytes that could not be decoded."""
    return _BAD_BYTES.sub(_replacement, text)


def _replacement(found: re.Match[str]) -> str:
    """Decode a single wrong byte as Windows-1252: such bytes were mostly pasted from it."""
    if len(found[0]) > 1:
        return "\ufffd"  # a part of a character
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")


def _guess(data: bytes) -> str:
    from shared.articles.encoding.detection import guess_encoding  # few objects need a guess

    name = guess_encoding(data)
    if name is None:
        raise PermanentError(
            "bad-encoding",
            "The bytes are not text in any encoding that could be recognised. Save as UTF-8.",
        )
    return data.decode(name, "replace")
