"""The end matter of a PDF: links to other pages and notices below the text."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from shared.articles.readers.pdf.layout import body_size, ends_sentence
from shared.articles.readers.pdf.lines import Line

_NOTICE = re.compile(r"(?:©|\(c\)|copyright\b).{0,150}", re.IGNORECASE)
_LINKS = re.compile(
    r"(?:more|read (?:more|next|also)|related|most (?:read|popular|viewed)|see also|latest|"
    r"trending|top stories|recommended|you (?:may|might) also like|popular|recent posts|"
    r"mehr zum thema|das könnte sie auch interessieren|lesen sie auch|meistgelesen|"
    r"à lire aussi|lire aussi|sur le même sujet|les plus lus|más noticias|lea también|"
    r"noticias relacionadas|lo más (?:leído|visto)|leggi anche|leia (?:também|mais)|"
    r"lees ook)\b.{0,40}",
    re.IGNORECASE,
)


def strip_copyright_notice(lines: Sequence[Line]) -> list[Line]:
    """Remove the copyright notice from the end of a text."""
    kept = list(dropwhile(lambda line: _NOTICE.fullmatch(line.text), reversed(lines)))
    return kept[::-1] or list(lines)


def strip_related_links(lines: Sequence[Line]) -> list[Line]:
    """Remove the links below the text of a web page.

    The links are headlines below a heading such as `More on this story`. They are no sentences and
    have another font size than the text.
    """
    size = body_size(lines)
    end = len(lines)
    while end and (lines[end - 1].size != size or _NOTICE.fullmatch(lines[end - 1].text)):
        end -= 1
    below = lines[end:]
    heading = next((n for n, line in enumerate(below) if _LINKS.fullmatch(line.text)), None)
    if heading is None or any(_is_sentence(line) for line in below[heading:]):
        return list(lines)
    return list(lines[: end + heading])


def _is_sentence(line: Line) -> bool:
    return ends_sentence(line.text) and _NOTICE.fullmatch(line.text) is None
