"""The choice between the text that a page shows and the text in its metadata."""

import re

# A word of a script with spaces, or one character of a script without.
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_RUN = 4
"""The length of a run of words that two texts seldom share by chance."""
_STRANGE = 0.2
"""Two texts that share a smaller part of their runs are different texts."""
_HALF = 0.5
_SAME = 0.8
"""The part of a shown paragraph's runs that the metadata must have to replace it."""
_MARGIN = 0.05
"""The part by which the metadata's text must be longer, because it has fewer paragraphs."""


def choose_fuller_text(shown: str, told: str, title: str) -> str:
    """Choose between the text that a page shows and the text in its metadata.

    The shown text is preferred if it is as long, because it has paragraphs. It may be only the
    beginning of the article, or another text, such as one about consent.

    Args:
        shown: main text of the page; may be empty.
        told: the `articleBody` of its metadata; may be empty.
        title: the headline, which shows which of two different texts is the article.

    Returns:
        One of the two; or the metadata's text with the paragraphs that only the page has.
    """
    if not shown or not told:
        return shown or told
    runs, told_runs = _runs(shown), _runs(told)
    shared = len(runs & told_runs)
    if shared < _STRANGE * min(len(runs), len(told_runs)):
        return told if _is_more_likely(told, shown, title) else shown
    more = len(told_runs) - len(runs)
    return _united(shown, told, told_runs) if more > _MARGIN * len(runs) else shown


def _united(shown: str, told: str, told_runs: set[tuple[str, ...]]) -> str:
    """Join the metadata's text with the paragraphs before and after it that only the page shows."""
    before: list[str] = []
    after: list[str] = []
    met = False
    for paragraph in shown.split("\n\n"):
        runs = _runs(paragraph)
        if runs and len(runs & told_runs) >= _SAME * len(runs):
            met = True
        elif runs or paragraph not in told:
            (after if met else before).append(paragraph)
    return "\n\n".join([*before, told, *after])


def _is_more_likely(told: str, shown: str, title: str) -> bool:
    """Return whether the metadata's text has more of the headline's words than the shown text."""
    headline, told_words, shown_words = (_WORD.findall(t.casefold()) for t in (title, told, shown))
    named = len(set(headline) & set(told_words)) - len(set(headline) & set(shown_words))
    if named:
        return named > 0
    return len(told_words) > _HALF * len(shown_words)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))
