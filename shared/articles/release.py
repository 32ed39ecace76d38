"""Whether an agency lets an item be published: its status, and an embargo on it.

The statuses are those of IPTC (NITF `management-status`, NewsML-G2 and ninjs `pubStatus`: usable,
withheld, canceled) and the words that agencies write for them.
"""

import re
from datetime import UTC, date, datetime

from shared.articles.dates import to_iso
from shared.articles.moments import Moments
from shared.domain.errors import PermanentError

# What stands before the last of these in a status is the name of its vocabulary (`stat:canceled`).
_VOCABULARY = re.compile(r".*[:/#]")
_REFUSED = re.compile(
    r"(?:cancel|with?held|withhold|withdr[ae]w|kill|recall|retract|delete|revoke|void|spike)\w*",
    re.IGNORECASE,
)
_EMBARGOED = re.compile(r"embargo\w*", re.IGNORECASE)
# How agencies head the message that takes a story back.
_KILL = re.compile(
    r"\W*(?:(?:mandatory|bulletin|urgent|immediate|news|story|advisory|editors?|attention)\W+)*"
    r"(?:kill(?:ed)?|withdrawal|withdrawn|withheld|cancell?ed|cancell?ation|retraction|retracted)\b",
    re.IGNORECASE,
)
_LAST = date(9000, 1, 1)  # later times cannot be moved into another zone
_LONGEST = 100


def check_status(status: str, item: str | None) -> bool:
    """Refuse an item that is not for publication.

    Args:
        status: what the item says of itself, perhaps with the name of a vocabulary before it.
        item: the agency's own name of the item, or None.

    Returns:
        Whether it is held under an embargo, whose end the item tells elsewhere.

    Raises:
        PermanentError: `not-for-publication`.
    """
    word = _VOCABULARY.sub("", status.strip())
    if _REFUSED.fullmatch(word):
        raise not_for_publication(f"Its status is {word[:_LONGEST]!r}", item)
    return _EMBARGOED.fullmatch(word) is not None


def check_notice(notice: str, item: str | None) -> None:
    """Refuse an item whose note to editors takes it back.

    Args:
        notice: the note, such as `BULLETIN KILL: the name is wrong`.
        item: the agency's own name of the item, or None.

    Raises:
        PermanentError: `not-for-publication`.
    """
    if _KILL.match(notice):
        raise not_for_publication(f"Its note to editors says {notice.strip()[:_LONGEST]!r}", item)


def not_for_publication(why: str, item: str | None) -> PermanentError:
    """Make the error of an item that its agency takes back.

    Args:
        why: the beginning of a sentence that tells the sign of it.
        item: the agency's own name of the item, or None.
    """
    name = f" ({item[:_LONGEST]})" if item else ""
    return PermanentError(
        "not-for-publication",
        f"{why}, so this item{name} is not for publication, and what was uploaded under this key "
        "before is gone too. A copy under another key stays: delete or replace it there.",
    )


def check_embargo(value: str, moments: Moments) -> None:
    """Hold an item back until its embargo has passed.

    Args:
        value: the end of the embargo in ISO 8601, empty for none; read as UTC where it has no
            zone, and as the beginning of the day where it has no time.
        moments: what tells the present.

    Raises:
        PermanentError: `embargoed`, also where the end cannot be read.
    """
    value = value.strip()
    if not value:
        return
    written = to_iso(value, _LAST)
    if written is None:
        raise _embargoed(
            f"The item is under an embargo, and its end {value[:_LONGEST]!r} is no time that can "
            "be read. It is held back to be safe. Upload it again with the time in ISO 8601"
        )
    until = datetime.fromisoformat(written)
    zone = "" if until.tzinfo else ", read as UTC since no zone is given"
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    if moments.now < until:
        raise _embargoed(
            f"The item is under an embargo until {until.isoformat()}{zone}. After that time "
            "`summitry quarantine retry KEY` brings it in; nothing does so by itself",
            until,
        )


def embargo_without_end() -> PermanentError:
    """Make the error of an item that is held under an embargo and does not say until when."""
    return _embargoed(
        "The item is under an embargo and tells no end of it. Upload it again when it may be "
        "published, with the status `usable`"
    )


def _embargoed(sentence: str, until: datetime | None = None) -> PermanentError:
    return PermanentError("embargoed", f"{sentence}.", until)
