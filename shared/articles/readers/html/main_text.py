"""Which text of a page is its article: what it shows, or what its metadata tells in full."""

import re

# A word of a script with spaces, or one character of a script without.
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_RUN = 4
"""Words in a row that two texts share by accident only seldom."""
_STRANGE = 0.2
"""Two texts that share a smaller part of their runs are different texts."""
_HALF = 0.5
_SAME = 0.8
"""Part of a shown paragraph's runs that what is told must have, to stand in its place."""
_MARGIN = 0.05
"""Part of the shown text that what is told must have more; it has fewer paragraphs."""


def choose_fuller_text(shown: str, told: str, title: str) -> str:
    """Choose between the text that a page shows and the one that its metadata tells.

    What is shown is preferred, for its paragraphs, as long as it is as full. It may be something
    else altogether, such as a text about consent, where scripts build the article; or the
    beginning of an article that goes on behind a wall.

    Args:
        shown: main text of the page; may be empty.
        told: the `articleBody` of its metadata; may be empty.
        title: its headline, which tells one of two strange texts for the article.

    Returns:
        One of the two; or what is told within what is shown beyond it, where they overlap.
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
    """Keep the paragraphs that are shown only, before what is told or after it."""
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
    """Tell which of two strange texts is the article: it has more of the headline's words."""
    headline, told_words, shown_words = (_WORD.findall(t.casefold()) for t in (title, told, shown))
    named = len(set(headline) & set(told_words)) - len(set(headline) & set(shown_words))
    if named:
        return named > 0
    return len(told_words) > _HALF * len(shown_words)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))
