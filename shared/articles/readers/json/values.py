"""JSON text to values, at a cost that its size bounds."""

import json

from shared.domain.errors import PermanentError

# No article nests deeper; ninjs reaches about 8.
_DEPTH = 64
# Each opening bracket may cost 200 bytes of memory and each comma 64: at most about 100 MB.
_BRACKETS = 200_000
_COMMAS = 1_000_000


def parse_json(text: str) -> object:
    """Parse one JSON value.

    Raises:
        PermanentError: `bad-json`, `too-deep` or `too-complex`.
    """
    if text.count("{") + text.count("[") > _BRACKETS or text.count(",") > _COMMAS:
        raise PermanentError(
            "too-complex",
            "The JSON has more parts than any article. Upload many articles as JSON Lines, "
            "one on each line.",
        )
    try:
        value = json.loads(text, strict=False)  # raw tabs and line breaks in strings are common
    except json.JSONDecodeError as error:
        raise PermanentError(
            "bad-json", f"Not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from None
    except ValueError as error:  # a number of more digits than Python converts
        raise PermanentError("bad-json", f"Not usable JSON: {str(error)[:200]}.") from None
    except RecursionError:
        raise _too_deep() from None
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
