"""The encodings of bytes in an RTF document: those of its fonts and that of the document."""

import codecs

# The numbers of \fcharset, which are those of Windows' LOGFONT.
_OF_FONTS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
ENCODING_WORDS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
DEFAULT = "cp1252"


def font_encoding(number: int) -> str | None:
    r"""Return the encoding of a font's `\fcharset`; None where it is that of the document."""
    return _OF_FONTS.get(number)


def code_page_encoding(number: int) -> str:
    """Return the encoding of a code page."""
    name = {10000: "mac_roman", 65001: "utf-8"}.get(number, f"cp{number}")
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT
    return name
