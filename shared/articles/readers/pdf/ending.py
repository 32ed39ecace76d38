"""What stands below the text of a PDF and is no part of it: links to other pages, notices."""

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile

from shared.articles.readers.pdf.layout import body_size, ends_sentence
from shared.articles.readers.pdf.lines import Line

_NOTICE = re.compile(r"(?:©|\(c\)|copyright\b).{0,150}", re.IGNORECASE)


def without_notice(lines: Sequence[Line]) -> list[Line]:
    """Take the notice of copyright off the end of a text."""
    return _without_last(lines, lambda line: _NOTICE.fullmatch(line.text) is not None)


def without_links(lines: Sequence[Line]) -> list[Line]:
    """Take off what a page of the web links to below its text.

    That is set in another size than the text, and its lines are headlines and no sentences.
    """
    size = body_size(lines)
    return _without_last(
        lines,
        lambda line: (
            _NOTICE.fullmatch(line.text) is not None
            or (line.size != size and not ends_sentence(line.text))
        ),
    )


def _without_last(lines: Sequence[Line], is_none: Callable[[Line], bool]) -> list[Line]:
    kept = list(dropwhile(is_none, reversed(lines)))
    return kept[::-1] or list(lines)
