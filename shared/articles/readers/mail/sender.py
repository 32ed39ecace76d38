"""The sender of a mail: a person, who is the author, or an organisation, which is the source."""

import re
from email.message import Message
from email.utils import parseaddr

from shared.articles.readers.mail.parts import decoded_words, header
from shared.articles.text.lead import is_outlet

_ORGANISATION = re.compile(
    r"\b(?:press|news\w*|media|office|ministry|department|communications?|team|desk|service|"
    r"agency|daily|times|post|herald|tribune|gazette|journal|magazine|review|weekly|today|editors?|"
    r"editorial|redaktion|pressestelle|prensa|presse|rédaction|redacción|redazione|government|"
    r"council|commission|union|bank|group|inc|ltd|gmbh|llc|university|institute|foundation|"
    r"association|cent(?:re|er)|party|embassy|parliament|secretariat|the|of|for|and|alerts?|info|"
    r"no-?reply|headlines|briefing|bulletin|updates?|wire|radio|tv)\b|[&@\d]",
    re.IGNORECASE,
)
# The local parts of addresses that belong to no person.
_ROLES = re.compile(
    r"^(?:press|news|media|info|no-?reply|do-?not-?reply|editor|desk|contact|newsletter|pr|office|"
    r"communications?|comms|presse|prensa|redaktion|redaction|alerts?|hello|mail|updates?)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"^(?P<name>[^()|]{3,80}?)\s*(?:\(|\||,| via | at | from )\s*(?P<house>[^()|]+)\)?$"
)
_WORDS = range(2, 6)


def read_sender(message: Message) -> tuple[str | None, tuple[str, ...]]:
    """Return the source and authors of a mail, by its sender.

    Returns:
        The organisation or None, and the person or an empty tuple.
    """
    source, authors = split_sender(header(message, "From"))
    return header(message, "Organization") or source, authors


def split_sender(written: str) -> tuple[str | None, tuple[str, ...]]:
    """Return source and authors by a sender as written: `Ines Costa <ines@post.example>`."""
    name, address = parseaddr(written)
    name = " ".join(decoded_words(name).strip(" '\"").split()) or re.sub(r"<[^>]*>", "", written)
    name = name.strip(" '\"*")
    if not name or "@" in name:
        return None, ()
    if _is_person(name, address):
        return None, (_in_order(name),)
    beside = _BESIDE.match(name)
    if beside and _is_person(beside["name"], address) and not _is_person(beside["house"], ""):
        return beside["house"].strip(), (beside["name"].strip(),)
    return name, ()


def _is_person(name: str, address: str) -> bool:
    if _ORGANISATION.search(name) or len(name.split()) not in _WORDS:
        return False
    local = address.partition("@")[0]
    if is_outlet(name) and name.split()[0].lower() not in local.lower():
        return False
    if any(len(word) > 2 and word.lower() in local.lower() for word in name.split()):
        return True
    return not _ROLES.match(local) and not name.isupper()


def _in_order(name: str) -> str:
    """Return `Costa, Ines` as `Ines Costa`."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name
