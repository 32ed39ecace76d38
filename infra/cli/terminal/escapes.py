"""File names and keys as a terminal may show them: whole, and without any effect of their own."""

import unicodedata

_WITHOUT_LOOKS = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that steer a terminal, reorder a line or cannot be written."""
_JOINERS = "\u200c\u200d"
"""Persian words and emoji need them, and they do no harm."""


def escape_controls(text: str, *, lines: bool = False) -> str:
    r"""Write what steers a terminal or reorders a line as an escape: `\x1b`, `\n`, `\u202e`.

    Args:
        text: a name as the system gives it; bytes that are no UTF-8 are lone surrogates in it.
        lines: whether line breaks are the text's own and stay.
    """
    return "".join(_escaped(one) if _acts(one, lines) else one for one in text)


def _acts(one: str, lines: bool) -> bool:
    if one in _JOINERS or (lines and one == "\n"):
        return False
    return unicodedata.category(one) in _WITHOUT_LOOKS


def _escaped(one: str) -> str:
    byte = ord(one) - 0xDC00
    if 0x80 <= byte <= 0xFF:
        return f"\\x{byte:02x}"  # what os.fsdecode makes of a byte that is not UTF-8
    return one.encode("unicode_escape").decode("ascii")
