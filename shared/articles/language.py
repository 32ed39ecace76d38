"""The language of a text: English by its commonest words, any other by py3langid."""

import re

_SAMPLE = 3_000
_FEWEST_CHARACTERS = 20
# In English news a third of the words are among these; in no other language a tenth.
_ENGLISH = frozenset(
    "the of and to that for with was were said from has have had are his their which will be by "
    "not after this who would been they its".split()
)
_ENGLISH_SHARE = 0.18
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]*)?")


def primary_language(tag: str | None) -> str | None:
    """Return the primary subtag of a BCP 47 tag in lower case, or None where it is no such tag."""
    found = _TAG.fullmatch(tag.strip()) if tag else None
    return found[1].lower() if found else None


def detect_language(text: str) -> str | None:
    """Tell the language of a text.

    Returns:
        An ISO 639-1 code, or None where the text is too short to tell.
    """
    sample = text[:_SAMPLE]
    if len(sample) < _FEWEST_CHARACTERS:
        return None
    words = sample.lower().split()
    if sum(map(_ENGLISH.__contains__, words)) >= _ENGLISH_SHARE * len(words):
        return "en"
    return _classify(sample)


def _classify(text: str) -> str:
    import py3langid  # half a second with numpy; a stream of English news never needs it

    code: str = py3langid.classify(text)[0]
    return code
