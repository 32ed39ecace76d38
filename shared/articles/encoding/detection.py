"""The detection of the encoding of text that declares none.

charset-normalizer tells scripts and double-byte encodings apart. It cannot tell the eight-bit
encodings of Latin letters apart on a page with few accents: each of them has letters for the same
bytes. For these, the language of the text decides, which its ASCII letters show.
"""

import re

from charset_normalizer import from_bytes

from shared.articles.language.detection import likeliest_language

# Markup says nothing about the text's encoding. Both patterns take linear time.
_SCRIPT = re.compile(rb"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_HIGH = re.compile(rb"[\x80-\xff]")
# Detection needs no more bytes than these, and its cost grows with their number.
_SAMPLE = 16 * 1024
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 100
"""One control character in so many bytes is a mistake; more of them mean binary data."""
_SCRIPTS = (
    "cp1251 koi8_r koi8_u cp866 cp1253 cp1255 cp1256 cp874 cp932 euc_jp gb18030 big5 cp949".split()
)
_WESTERN = "cp1252"
# The web's encodings of other Latin letters, with the languages that are written in them.
_LATIN = {
    "cp1250": frozenset("bs cs hr hu pl ro sk sl sq sr".split()),
    "cp1254": frozenset({"az", "ku", "tr"}),
    "cp1257": frozenset({"et", "lt", "lv"}),
}
_CENTRAL = "iso8859_2"
_HACEK = frozenset("bs cs hr sk sl sr".split())


def guess_encoding(data: bytes) -> str | None:
    """Return the most probable encoding of a text; None where the data is no text.

    Args:
        data: the whole text, which may be marked up; it is not in a Unicode encoding.
    """
    sample = _sample(_TAG.sub(b"\n", _SCRIPT.sub(b"\n", data))) or _sample(data)
    if len(_CONTROL.findall(sample)) * _CONTROL_SHARE > len(sample):
        return None
    if _has_kana(sample, "euc_jp"):
        return "euc_jp"
    known = [*_SCRIPTS, _WESTERN, _CENTRAL, *_LATIN]
    best = from_bytes(sample, cp_isolation=known).best()
    if best is not None and best.encoding in _SCRIPTS:
        return best.encoding
    return _of_latin_letters(sample)


def _sample(data: bytes) -> bytes:
    """Return the lines with characters beyond ASCII; a long line from its first such word on."""
    lines: list[bytes] = []
    left = _SAMPLE
    for line in data.split(b"\n"):
        if (found := _HIGH.search(line)) and left > 0:
            start = line.rfind(b" ", 0, found.start()) + 1 if len(line) > left else 0
            lines.append(line[start : start + left])
            left -= len(lines[-1])
    return b"\n".join(lines)


def _has_kana(sample: bytes, name: str) -> bool:
    """Return whether a fifth of the characters are kana, which only EUC has at these bytes."""
    text = sample.decode(name, "replace")
    kana = sum("\u3041" <= letter <= "\u30ff" for letter in text)
    return 5 * kana > sum(letter > "\x7f" for letter in text)


def _of_latin_letters(sample: bytes) -> str:
    """Choose the encoding that makes the text likeliest to be in one of its languages."""
    elsewhere = frozenset().union(*_LATIN.values())
    likely: list[tuple[float, str, str]] = []
    for name in (*_LATIN, _WESTERN):
        language, probability = likeliest_language(sample.decode(name, "replace"))
        if language and (language in _LATIN[name] if name in _LATIN else language not in elsewhere):
            likely.append((probability, name, language))
    _, name, language = max(likely, default=(0.0, _WESTERN, ""))
    return _of_central_europe(sample, language) if name == "cp1250" else name


def _of_central_europe(sample: bytes, language: str) -> str:
    """Choose between Windows-1250 and ISO 8859-2: the one with more letters.

    If both have as many, š and ž decide: their bytes in ISO 8859-2 are letters in both.
    """
    windows, iso = (
        sum(map(str.isalpha, sample.decode(name, "replace"))) for name in ("cp1250", _CENTRAL)
    )
    if windows == iso:
        return _CENTRAL if language in _HACEK else "cp1250"
    return "cp1250" if windows > iso else _CENTRAL
