"""The headline of a page, chosen from the five places where a page may have one.

Each place may have the site's name, a section or a shorter form instead. So all places are
compared, and the headline that most of them have is chosen.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml import html

from shared.articles.readers.html.metadata.element_text import class_and_id, visible_line
from shared.articles.text.names import unescaped

# A word of a script with spaces, or one character of a script without.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+"
)
_INVISIBLE = re.compile("[\xad\u200b\u2060\ufeff]")
_SEPARATOR = re.compile(r"\s*[|｜ㅣ¦]\s*|\s+[-–—:·•»›«‹/_~]+\s+|:\s+")
_CUT = re.compile(r"\s*(?:\.\.\.|…)\Z")
_CUT_LENGTH = 100  # search engines ask for at most 110 code points
_MOST_HEADINGS = 50
_SHORTER = 3  # times by which a heading may be shorter than another form of the headline
_MOST_NAMES = 4  # names of the site in one title
_MOST_LINKS = 10
_MOST_STYLE = 300
_LONGEST = 1_000  # code points of a line that can be a headline
_ASIDE = frozenset("header nav footer aside form dialog noscript template".split())
_STORY = frozenset("article main".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|(?:site|blog)[_-]?(?:title|name))(?:$|[\s_-])", re.IGNORECASE
)
_LABEL = re.compile(r"(?:co|com|org|net|gov|edu|ac)\Z")


def headline_key(text: str) -> str:
    """Return the words of a headline as one key, to compare spellings."""
    return "".join(_words(text))


def share_words(one: str, other: str) -> bool:
    """Return whether two headlines share half of the words of the shorter one."""
    own, others = set(_words(one)), set(_words(other))
    return bool(own and others) and 2 * len(own & others) >= min(len(own), len(others))


def _words(text: str) -> list[str]:
    return _WORD.findall(_INVISIBLE.sub("", text[:_LONGEST]).casefold())


def site_keys(names: Iterable[str | None], addresses: Iterable[str]) -> frozenset[str]:
    """Return the keys of a site's names: those that it gives itself and those of its host.

    Args:
        names: the names of site and publisher.
        addresses: the page's absolute addresses.
    """
    keys = {headline_key(name) for name in names if name}
    for address in addresses:
        labels = (urlsplit(address).hostname or "").removeprefix("www.").split(".")
        keys |= {headline_key(".".join(labels)), headline_key(".".join(labels[-2:]))}
        named = [label for label in labels[:-1] if not _LABEL.fullmatch(label)]
        keys |= {headline_key(label) for label in named[-1:]}
    return frozenset(key.removeprefix("the") for key in keys if key)


def is_site_name(line: str, sites: frozenset[str]) -> bool:
    """Return whether a line is a name of the site, with or without a leading `The`.

    Args:
        line: any line.
        sites: the result of `site_keys`.
    """
    return headline_key(line).removeprefix("the") in sites


def find_site_name(title: str, own: Iterable[str]) -> str | None:
    """Return the part of a title that is the site's name, because its host has the same name.

    Args:
        title: the text of the `title` element: `Ferry sails again | World | Harbour Post`.
        own: the page's absolute addresses.
    """
    hosts = site_keys([], own)
    parts = _SEPARATOR.split(unescaped(title[:_LONGEST]))
    return next((part for part in reversed(parts[1:]) if headline_key(part) in hosts), None)


def strip_site_name(title: str, sites: frozenset[str]) -> str:
    """Return a title without the name of its site before or after it.

    Any other text before or after a bar, such as a kicker, belongs to the headline.
    """
    title = unescaped(title)
    for _ in range(_MOST_NAMES):
        shorter = _without_name(title, sites)
        if shorter == title:
            break
        title = shorter
    return title


def _without_name(title: str, sites: frozenset[str]) -> str:
    cuts = list(_SEPARATOR.finditer(title))
    for cut in cuts[-_MOST_NAMES:]:
        before, after = title[: cut.start()], title[cut.end() :]
        if is_site_name(after, sites) and headline_key(before):
            return before
    for cut in reversed(cuts[:_MOST_NAMES]):
        before, after = title[: cut.start()], title[cut.end() :]
        if is_site_name(before, sites) and headline_key(after):
            return after
    return title


@dataclass(frozen=True, slots=True)
class Headings:
    """The first-level headings of a page.

    Attributes:
        story: those that may be headlines, the most probable first.
        logos: those that are the site's name.
    """

    story: tuple[str, ...]
    logos: tuple[str, ...]


def find_headings(tree: html.HtmlElement) -> Headings:
    """Return the first-level headings: those in an article before others, hidden ones last."""
    told = [
        (_place(node), _is_logo(node), visible_line(node))
        for node in islice(tree.iter("h1"), _MOST_HEADINGS)
    ]
    ranked = sorted(told, key=lambda entry: entry[0])
    story = (text for _, is_logo, text in ranked if not is_logo)
    logos = (text for _, is_logo, text in ranked if is_logo)
    return Headings(tuple(filter(None, story)), tuple(filter(None, logos)))


def _place(heading: html.HtmlElement) -> int:
    around = [heading, *heading.iterancestors()]
    tags = {node.tag for node in around}
    if any(
        "hidden" in n.attrib or _HIDDEN.search((n.get("style") or "")[:_MOST_STYLE]) for n in around
    ):
        return 3
    return 0 if tags & _STORY else 2 if tags & _ASIDE else 1


def _is_logo(heading: html.HtmlElement) -> bool:
    """Return whether a heading is the site's name, by its class or a link to the front page."""
    links = [*heading.iter("a"), *(node for node in heading.iterancestors() if node.tag == "a")]
    if _LOGO.search(class_and_id(heading)):
        return True
    return any(_leads_home(link.get("href") or "") for link in islice(links, _MOST_LINKS))


def _leads_home(href: str) -> bool:
    if href.startswith(("#", "?", "javascript:", "mailto:")) or not href:
        return False
    try:
        return urlsplit(href).path in ("", "/", "./", "../", "/index.html", "index.html")
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class HeadlineCandidates:
    """The lines of a page that may be its headline; empty where the page has no such line.

    Attributes:
        data: JSON-LD's headline.
        preview: the title for previews in social networks (OpenGraph).
        card: the title for Twitter's cards.
        shown: the headings that may be headlines, the most probable first.
        title: the `title` element.
    """

    data: str
    preview: str
    card: str
    shown: Sequence[str]
    title: str


def choose_headline(lines: HeadlineCandidates, sites: frozenset[str]) -> str:
    """Choose the headline of a page.

    JSON-LD is preferred, with one exception. If heading and preview share a line, this line is
    chosen where JSON-LD has only a part of it. It is also chosen where JSON-LD has the same as the
    `title`, which is made for search engines.

    Args:
        lines: the candidates.
        sites: the keys of the site's names.
    """
    told = [_own(line, sites) for line in (lines.data, lines.preview, lines.card, lines.title)]
    heading = _heading([one for line in lines.shown if (one := _own(line, sites))], told)
    data, preview, card, title = (_whole(_without_rest(t, heading), [*told, heading]) for t in told)
    keys = [headline_key(line) for line in (data, preview, heading, title)]
    if keys[1] and keys[1] == keys[2] and (keys[0] == keys[3] or keys[0] in keys[1]):
        return preview or data or title
    weights = Counter({headline_key(preview): 2})
    weights[headline_key(card)] += 1
    weights[headline_key(heading)] += 2
    shown = max(
        filter(None, (heading, preview, card)), key=lambda t: weights[headline_key(t)], default=""
    )
    return data or shown or title or unescaped(lines.title)


def _own(line: str, sites: frozenset[str]) -> str:
    """Return a line without the site's name; empty if nothing is left or the line is too long."""
    line = strip_site_name(line, sites) if len(line) <= _LONGEST else ""
    return "" if is_site_name(line, sites) else line


def _heading(shown: Sequence[str], told: Sequence[str]) -> str:
    """Choose the heading that the page's data have too; the most probable one if they have no line.

    A heading with only a few of their words is a section or the site.
    """
    known = (one for one in shown if any(_is_whole(one, other) for other in told))
    return next(known, next(iter(shown), "") if not any(told) else "")


def _is_whole(heading: str, line: str) -> bool:
    return share_words(heading, line) and _SHORTER * len(_words(heading)) >= len(_words(line))


def _without_rest(line: str, heading: str) -> str:
    """Return a line without a section that follows the shown headline after a bar or dash."""
    key = headline_key(heading)
    ends = (cut.start() for cut in _SEPARATOR.finditer(line) if len(line) < 2 * cut.end())
    return heading if key and any(headline_key(line[:end]) == key for end in ends) else line


def _whole(line: str, lines: Sequence[str]) -> str:
    """Return the whole form of a line that is cut short, if another place has it."""
    short = _CUT.sub("", line)
    if short == line and len(line) < _CUT_LENGTH:
        return line
    return next((one for one in lines if one.startswith(short) and not _CUT.search(one)), line)
