"""Paragraphs of running text, with one blank line between them, and the summary before them."""

import re

# A line break and the blank lines after it; no two matches share a run of spaces.
_BLANK = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")
_CUT = re.compile(r"\s*(?:\[\s*)?(?:…|\.{3})(?:\s*\])?$")
_KICKER_CHARACTERS = 40
_NO_LETTERS = re.compile(r"[\W_]+")


def paragraphs(text: str) -> str:
    """Return a text with one blank line between paragraphs and no space around it."""
    text = text.strip()
    return _BLANK.sub("\n\n", text).strip() if "\n" in text else text


def join_summary(summary: str, body: str) -> tuple[str | None, str]:
    """Make a separate summary the first paragraph of the body.

    The beginning of the body with dots at its end, as content systems write it, is no summary.

    Returns:
        The summary, or None where there is none, and the body that begins with it.
    """
    summary = " ".join(summary.split())
    if not summary:
        return None, body
    first, _, _ = body.partition("\n\n")
    if " ".join(first.split()) == summary:
        return first, body
    cut = _CUT.sub("", summary)
    if cut != summary and " ".join(body[: 2 * len(summary) + 200].split()).startswith(cut):
        return None, body
    return summary, f"{summary}\n\n{body}" if body else summary


def strip_title(body: str, title: str) -> str:
    """Return a body without a first paragraph that repeats the title.

    A kicker, such as the department, may be above the title and is removed too.
    """
    key = title.strip().casefold()
    first, _, rest = body.partition("\n\n")
    if not key or first.strip().casefold() == key:
        return rest if key else body
    second, _, after = rest.partition("\n\n")
    is_kicker = len(first) <= _KICKER_CHARACTERS and not first.rstrip().endswith((".", "!", "?"))
    return after if is_kicker and after and second.strip().casefold() == key else body


def comparison_key(text: str) -> str:
    """Return the letters and digits of a text in lower case, to compare spellings."""
    return _NO_LETTERS.sub("", text.casefold())
