"""The agency's decision on the publication of an item: its status and embargo.

The statuses are those of IPTC (NITF `management-status`, NewsML-G2 and ninjs `pubStatus`: usable,
withheld, canceled) and the words that agencies write for them.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from shared.articles.dates.moments import Moments
from shared.articles.dates.parser import to_iso
from shared.domain.errors import PermanentError

# A status may begin with the name of its vocabulary, which ends in one of these (`stat:canceled`).
_VOCABULARY = re.compile(r".*[:/#]")
_REFUSED = re.compile(
    r"(?:cancel|with?held|withhold|withdr[ae]w|kill|recall|retract|delete|revoke|void|spike)\w*",
    re.IGNORECASE,
)
_EMBARGOED = re.compile(r"embargo\w*", re.IGNORECASE)
# How the note to editors begins when an agency withdraws a story.
_KILL = re.compile(
    r"\W*(?:(?:mandatory|bulletin|urgent|immediate|news|story|advisory|editors?|attention)\W+)*"
    r"(?:kill(?:ed)?|withdrawal|withdrawn|withheld|cancell?ed|cancell?ation|retraction|retracted)\b",
    re.IGNORECASE,
)
LAST_DAY = date(9000, 1, 1)
"""The last day on which an embargo may end: later times do not fit into all time zones."""
_LONGEST = 100


def check_release(
    item: str | None,
    moments: Moments,
    *,
    statuses: Iterable[str] = (),
    notices: Iterable[str] = (),
    ends: Iterable[str] = (),
) -> None:
    """Check that an item may be published now.

    Args:
        item: the agency's own name of the item, or None.
        moments: the times of the object; embargoes are compared with `now`.
        statuses: the item's statuses, with or without the name of a vocabulary (`stat:canceled`).
        notices: notes to editors, such as `BULLETIN KILL: the name is wrong`.
        ends: the ends of embargoes in ISO 8601. One without a zone is in UTC, and one without a
            time is the beginning of the day. Empty ones are ignored.

    Raises:
        PermanentError: `not-for-publication`, or `embargoed`. An embargo whose end is missing or
            cannot be read counts as `embargoed`.
    """
    words = [_VOCABULARY.sub("", status.strip()[:_LONGEST]) for status in statuses]
    if taken_back := next(filter(_REFUSED.fullmatch, words), None):
        raise _not_for_publication(f"Its status is {taken_back[:_LONGEST]!r}", item)
    if kill := next(filter(_KILL.match, notices), None):
        raise _not_for_publication(f"Its note to editors says {kill.strip()[:_LONGEST]!r}", item)
    told = [end.strip() for end in ends if end.strip()]
    for end in told:
        _check_embargo(end, moments)
    if not told and any(map(_EMBARGOED.fullmatch, words)):
        raise _embargoed(
            "The item is under an embargo and tells no end of it. Upload it again when it may be "
            "published, with the status `usable`"
        )


def _not_for_publication(why: str, item: str | None) -> PermanentError:
    name = f" ({item[:_LONGEST]})" if item else ""
    return PermanentError(
        "not-for-publication",
        f"{why}, so this item{name} is not for publication, and what was uploaded under this key "
        "before is gone too. A copy under another key stays: delete or replace it there.",
    )


def _check_embargo(value: str, moments: Moments) -> None:
    written = to_iso(value, LAST_DAY)
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


def _embargoed(sentence: str, until: datetime | None = None) -> PermanentError:
    return PermanentError("embargoed", f"{sentence}.", until)
