"""A parser of JSON text whose cost is bounded by the size of the text."""

import json
import re
from collections.abc import Iterator

from shared.domain.errors import PermanentError

# No article nests deeper; ninjs reaches about 8.
_DEPTH = 64
# Each opening bracket may cost 200 bytes of memory and each comma 64: at most about 100 MB.
_BRACKETS = 200_000
_COMMAS = 1_000_000
_DECODER = json.JSONDecoder(strict=False)  # raw tabs and line breaks in strings are common
_SPACE = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[ \t\r\n]*(?:,[ \t\r\n]*)?")
# What pages and scripts write around JSON.
_BEFORE = re.compile(r"(?:/\*|//)?\s*+<!(?:\[CDATA\[|--)\s*+(?:\*/|//)?")
_AFTER = re.compile(r"(?:/\*|//)?\s*+(?:\]\]|--)>\s*+(?:\*/)?\Z")
_AFTER_LENGTH = 40
_STRING = r'"(?:[^"\\]++|\\.?)*+(?:"|\Z)'
_COMMENT = re.compile(rf"({_STRING})|/\*.*?(?:\*/|\Z)|//[^\n]*", re.DOTALL)
_SPARE_COMMA = re.compile(rf"({_STRING})|,(?=\s*[}}\]])", re.DOTALL)
_TOKEN = re.compile(r'(?P<string>"(?:[^"\\]++|\\.)*+")|(?P<open>")|(?P<mark>[\[\]{},])', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}
_ESCAPE = 6  # characters of the longest escape, `\u00e9`


def parse_json(text: str) -> object:
    """Parse one JSON value.

    If the text is not valid JSON, some parts are removed: comments, CDATA or HTML comments around
    it, a semicolon or comma after it, and commas before a closing bracket.

    Raises:
        PermanentError: `bad-json`, `too-deep` or `too-complex`.
    """
    _check_size(text)
    try:
        return _parsed(text)
    except PermanentError as error:
        bare = _bare(text)
        if error.reason != "bad-json" or bare == text:
            raise
        try:
            return _parsed(bare)
        except PermanentError:
            raise error from None


def parse_documents(text: str) -> list[object]:
    """Parse JSON values one after the other, each on one line or many, with or without commas.

    Raises:
        PermanentError: `bad-json`, `too-deep` or `too-complex`.
    """
    _check_size(text)
    found: list[object] = []
    at = _end(_SPACE, text, 0)
    while at < len(text):
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return [parse_json(text)] if len(found) <= 1 else _fail(text, at)
        found.append(_checked(value))
        at = _end(_BETWEEN, text, at)
    return found or [parse_json(text)]


def complete_json(text: str) -> Iterator[object]:
    """Parse a JSON value that is cut off, by closing its open brackets and strings.

    Yields:
        At most two values: first without the last member, whose value may be wrong, then
        with it.
    """
    try:
        _check_size(text)
    except PermanentError:
        return
    last_comma = inside = 0  # characters of the string that is open at the end
    for token in _TOKEN.finditer(text):
        if token["open"]:
            inside = len(text) - token.end()
            break
        if token["mark"] == ",":
            last_comma = token.start()
    before_last, closing = _closed(text[:last_comma]), _closing(text)
    within = (text[: len(text) - cut] + '"' + closing for cut in range(min(inside, _ESCAPE) + 1))
    for candidates in ((before_last,), (text + closing, *within)):
        value = next(filter(None, map(_value_or_none, candidates)), None)
        if value is not None:
            yield value


def _closed(text: str) -> str:
    return text + _closing(text)


def _closing(text: str) -> str:
    """Return the closing brackets that a text lacks at its end."""
    wanted: list[str] = []
    for token in _TOKEN.finditer(text):
        mark = token["mark"]
        if token["open"]:
            break
        if mark in ("{", "["):
            wanted.append(_CLOSING[mark])
        elif mark in ("}", "]") and wanted:
            wanted.pop()
    return "".join(reversed(wanted))


def _value_or_none(text: str) -> object:
    try:
        return _parsed(text)
    except PermanentError:
        return None


def _fail(text: str, at: int) -> list[object]:
    """Raise the error of the value that begins at a position."""
    parse_json("\n" * text.count("\n", 0, at) + text[at:])
    raise PermanentError("bad-json", "Not valid JSON after the first value.")


def _check_size(text: str) -> None:
    if text.count("{") + text.count("[") > _BRACKETS or text.count(",") > _COMMAS:
        raise PermanentError(
            "too-complex",
            "The JSON has more parts than any article. Upload many articles as JSON Lines, "
            "one on each line.",
        )


def _parsed(text: str) -> object:
    try:
        value = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise PermanentError(
            "bad-json", f"Not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from None
    except ValueError as error:  # a number of more digits than Python converts
        raise PermanentError("bad-json", f"Not usable JSON: {str(error)[:200]}.") from None
    except RecursionError:
        raise _too_deep() from None
    return _checked(value)


def _bare(text: str) -> str:
    """Remove what scripts and people write around and between JSON values, never in strings."""
    text = _unwrapped(text.strip().rstrip(";,").rstrip())
    text = _COMMENT.sub(lambda token: token[1] or " ", text)
    return _SPARE_COMMA.sub(lambda token: token[1] or "", text)


def _unwrapped(text: str) -> str:
    before = _BEFORE.match(text)
    after = _AFTER.search(text, max(0, len(text) - _AFTER_LENGTH))
    if before and after:
        return text[before.end() : after.start()].strip().rstrip(";,")
    return text


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _checked(value: object) -> object:
    if _is_deeper(value, _DEPTH):
        raise _too_deep()
    return value


def _is_deeper(value: object, depth: int) -> bool:
    level = [value]
    for _ in range(depth):
        level = [inner for outer in level for inner in _containers(outer)]
        if not level:
            return False
    return True


def _containers(value: object) -> list[object]:
    if isinstance(value, dict):
        value = list(value.values())
    return [v for v in value if isinstance(v, dict | list)] if isinstance(value, list) else []


def _too_deep() -> PermanentError:
    return PermanentError(
        "too-deep", f"The JSON nests deeper than {_DEPTH} levels, as no article does."
    )
