"""The authors and the publisher of an item, in elements of agencies' XML."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from shared.articles.markup.xml_elements import attribute, children, local_name, outermost, role_of
from shared.articles.markup.xml_text import element_line
from shared.articles.text.bylines import parse_bylines

_ADDRESS = re.compile(r"\S*(?:://|@|\.[a-z]{2,})(?:/\S*)?", re.IGNORECASE)
_ENDS = " \t-–—/|,;:"
_LONGEST = 200
_TITLES = ("byttl", "function", "alt-code")
_SHORT_NAMES = ("mnemonic", "short", "code", "sort")


def byline_names(bylines: Iterable[Element]) -> tuple[str, ...]:
    """Return the people in bylines: those with marks of their own, or the names in the text.

    The title of a writer (`byttl`) is left out.
    """
    found: list[str] = []
    for byline in bylines:
        people = [_without_titles(one) for one in outermost(byline, frozenset({"person"}))]
        people = [name for one in people if one for name in parse_bylines([one]) or [one]]
        found += people or parse_bylines([_without_titles(byline)])
    return tuple(dict.fromkeys(found))


def publisher_in(*texts: str) -> str | None:
    """Return the first text that is a name: not empty and no address."""
    bare = (text.strip(_ENDS) for text in texts)
    names = (text for text in bare if 0 < len(text) <= _LONGEST)
    return next((name for name in names if not _ADDRESS.fullmatch(name)), None)


def party_names(parties: Iterable[Element]) -> list[str]:
    """Return the names of parties in NewsML-G2: of each its `name`, otherwise its `literal`.

    A `qcode` is a code in some list and no name.
    """
    found = (_party_name(party) for party in parties)
    return [name for name in found if name]


def _party_name(party: Element) -> str:
    named = sorted(children(party, "name"), key=lambda name: role_of(name) in _SHORT_NAMES)
    texts = (element_line(name) for name in named)
    return (
        next(filter(None, texts), "") or attribute(party, "literal") or (party.text or "").strip()
    )


def _without_titles(byline: Element) -> str:
    """Return the text of a byline or a person without titles and trades."""
    parts = [byline.text or ""]
    for child in byline:
        parts += ["" if local_name(child) in _TITLES else element_line(child), child.tail or ""]
    return " ".join(" ".join(parts).split())
