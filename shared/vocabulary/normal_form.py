"""The normal form of text, in which vocabulary and articles are compared.

Accents, letter forms, apostrophes, quotes, dashes and spaces are folded one for one, so that
offsets stay the same. Combining marks, zero-width characters and ligatures cannot be folded one for
one. For these `normalise` returns the original offset of each character.
"""

import re
import unicodedata

_LETTERS = (*range(0xA0, 0x250), *range(0x1E00, 0x1F00), *range(0xFF01, 0xFF5F))
_STROKED = {
    "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ł": "l", "Ł": "L",
    "ħ": "h", "Ħ": "H", "ı": "i", "ŧ": "t", "Ŧ": "T", "ə": "e", "Ə": "E",
}  # fmt: skip
_SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_MARKS = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u0060\u00b4\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
    " ": _SPACES,
    "\n": "\u2028\u2029\u0085",
}
_SPELT_OUT = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th",
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff"
)
"""Characters without a width, as the inside of a character class of `re`. They are hyphens and
joiners for line breaks and fonts, marks of direction, and selectors of a glyph. Unicode calls them
default ignorable."""

_DROPPED = f"{INVISIBLE}\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"


def _base(code: int) -> str | None:
    """Return the ASCII letter or digit of which an accented or full-width character is a form."""
    parts = unicodedata.normalize("NFKD", chr(code))
    if parts[0].isascii() and all(unicodedata.combining(mark) for mark in parts[1:]):
        return parts[0]
    return None


def _one_for_one() -> dict[str, str]:
    table = {chr(code): base for code in _LETTERS if (base := _base(code))}
    table.update(_STROKED)
    for plain, forms in _MARKS.items():
        table.update(dict.fromkeys(forms, plain))
    return table


_FOLDED = _one_for_one()
_TRANSLATE = str.maketrans(_FOLDED)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNEVEN = re.compile(f"[{_DROPPED}]+|[{''.join(_SPELT_OUT)}]")
_FEW = 12  # up to a dozen characters, str.replace for each is faster than one translate

TOKEN = re.compile(
    r"""(
    [A-Za-z0-9]++(?=\ )                   # most words, told at once
    | [A-Za-z](?:\.[A-Za-z](?!\w))+\.?    # U.S., a.m., J.K.
    | \d+(?:[.,:]\d+)+                    # 1,200.50, 10:30
    | [^\W_]+(?:'(?![sS]\b)[^\W_]+)*      # words, N'Djamena, don't
    | (?<=[\w.])'[sS]\b                   # the possessive is a token of its own
    | (?P<mark>_|[^\w\s])(?P=mark)*       # one mark, or a run of the same: ..., --
    )""",
    re.VERBOSE,
)


def fold(text: str) -> str:
    """Fold accents, letter forms, apostrophes, quotes, dashes and spaces; keep case and length.

    `len(fold(text)) == len(text)`, and the result in lower case has the same length too.
    """
    if text.isascii():
        return text
    found = set(_NOT_ASCII.findall(text))
    if len(found) > _FEW:
        return text.translate(_TRANSLATE)
    for character in found:
        text = text.replace(character, _FOLDED.get(character, character))
    return text


def normalise(text: str) -> tuple[str, list[int] | None]:
    """Fold a text, spell out its ligatures and drop characters without a width.

    Returns:
        The normal form, and None where it has the length of `text`. Else a list of offsets: for
        each character of the normal form, the offset in `text` of its origin; the last entry is
        `len(text)`.
    """
    if text.isascii():
        return text, None
    folded = fold(text)
    if not _UNEVEN.search(folded):
        return folded, None
    return _with_origins(folded)


def _with_origins(folded: str) -> tuple[str, list[int]]:
    pieces: list[str] = []
    origins: list[int] = []
    done = 0
    for match in _UNEVEN.finditer(folded):
        start, end = match.span()
        spelt = _SPELT_OUT.get(match[0], "")
        pieces += (folded[done:start], spelt)
        origins += range(done, start)
        origins += [start] * len(spelt)
        done = end
    pieces.append(folded[done:])
    origins += range(done, len(folded) + 1)
    return "".join(pieces), origins


def split_tokens(text: str) -> tuple[list[str], list[str]]:
    """Split a normal form into its tokens.

    Returns:
        The text before each token and after the last one, mostly white space; and the tokens.
    """
    pieces = TOKEN.split(text)
    return pieces[0::3], pieces[1::3]  # every third is the pattern's own group


def form_words(form: str) -> tuple[str, ...]:
    """Return the folded, lower-case tokens of a surface form, made as those of articles."""
    if form.isascii() and form.replace(" ", "").isalnum():
        return tuple(form.lower().split())  # four forms in five: nothing to fold or to split
    normal, _ = normalise(form)
    return tuple([match[0] for match in TOKEN.finditer(normal.lower())])
