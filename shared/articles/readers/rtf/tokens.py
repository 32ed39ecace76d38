"""The tokens of RTF: control words and symbols, bytes in hexadecimal, brackets, text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shared.domain.errors import PermanentError

_TOKEN = re.compile(
    r"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|'(?P<hex>[0-9a-fA-F]{2})"
    r"|(?P<symbol>[^a-zA-Z]))|(?P<bracket>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
# A file of 20 MB with pictures has 300,000.
_TOKENS = 1_000_000


@dataclass(frozen=True, slots=True)
class Token:
    r"""A token; only one of its texts is not empty.

    Attributes:
        word: the name of a control word, as in `\par`.
        number: the number after the word, or None.
        symbol: the character of a control symbol, as in `\~`.
        bracket: `{` or `}`.
        data: bytes of the document's text, in its encoding.
    """

    word: str = ""
    number: int | None = None
    symbol: str = ""
    bracket: str = ""
    data: bytes = b""


def tokenize_rtf(text: str) -> Iterator[Token]:
    """Split RTF into tokens, without binary data.

    Args:
        text: the file, with one character for each byte.

    Raises:
        PermanentError: `too-complex`.
    """
    at = count = 0
    while found := _TOKEN.match(text, at):
        at = found.end()
        count += 1
        if count > _TOKENS:
            raise PermanentError(
                "too-complex", "The document has more parts than any article. Save it as .docx."
            )
        number = int(found["number"]) if found["number"] else None
        if found["word"] == "bin":
            at += max(number or 0, 0)
        elif found["word"]:
            yield Token(word=found["word"], number=number)
        elif found["hex"]:
            yield Token(data=bytes.fromhex(found["hex"]))
        elif found["symbol"]:
            yield Token(symbol=found["symbol"])
        elif found["bracket"]:
            yield Token(bracket=found["bracket"])
        elif found["text"]:
            yield Token(data=found["text"].encode("latin-1"))


def bad_rtf(what: str) -> PermanentError:
    """Return the error of a damaged document."""
    return PermanentError(
        "bad-rtf", f"The document is damaged ({what}). Save it again, or save it as .docx."
    )
