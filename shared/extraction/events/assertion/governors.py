"""What a verb, noun or adjective says of the event that it governs."""

from typing import Literal, NamedTuple

from shared.domain.annotations import Status
from shared.extraction.events.clauses.cue_words import (
    ATTEMPTS,
    DENIES,
    DENYING_PAIRS,
    GOES_ON,
    IMPLIES,
    LASTING_PAIRS,
    NO_PLANS,
    ORDERS,
    PLANS,
    SUPPOSES,
    SUPPOSES_BEFORE,
    SUPPOSING_PAIRS,
)
from shared.extraction.text.words import Words

type Effect = Literal["planned", "hypothetical", "denied", "ongoing", "attempted", "occurred"]
type Complement = Literal["infinitive", "object", "other"]
"""How the event hangs on its governor: `to visit`, `a visit`, or by a preposition or `that`."""

_BOTH_SIDES = ("agree", "retreat")


class AssessedStatus(NamedTuple):
    """A status, and whether words say so or it is what texts mean when they say nothing.

    Attributes:
        status: the status.
        told: True where a cue or the verb's own tense tells it.
        known: True where the text takes it as known that it happened: `after the attack`.
    """

    status: Status
    told: bool
    known: bool = False


ASSUMED = AssessedStatus("occurred", False)
KNOWN_ALREADY = AssessedStatus("occurred", False, known=True)


def effect_of(words: Words, at: int, complement: Complement) -> Effect | None:
    """Return what a word makes of the event that it governs, None where it governs none.

    Args:
        words: folded tokens of the field.
        at: the word.
        complement: how the event hangs on it.
    """
    word, after = words[at], words.at(at + 1)
    pair = word, after
    if word == "way" and words.at(at - 2) == "on":
        return "planned"
    if word in DENIES or pair in DENYING_PAIRS or (words.at(at - 1), word) in NO_PLANS:
        return "denied"
    if word in SUPPOSES or pair in SUPPOSING_PAIRS:
        return "hypothetical"
    if word in SUPPOSES_BEFORE and complement != "object":
        return "hypothetical"
    if word in ATTEMPTS:
        return "attempted" if complement == "infinitive" else "hypothetical"
    if pair == ("drop", "in") or (word == "set" and after not in ("to", "for")):
        return None
    if word in PLANS and (complement == "infinitive" or (word, after) != ("due", "to")):
        return "planned"
    if word in GOES_ON or (pair in LASTING_PAIRS and complement != "infinitive"):
        return "ongoing"
    return "occurred" if word in ORDERS or word in IMPLIES else None


def combine(effect: Effect, own: Status, type: str) -> Status:
    """Return the status of an event from what governs it.

    Args:
        effect: what the governor makes of it.
        own: the governor's status: `did not plan` is denied.
        type: of the event. An attempt at what two sides must reach has reached nothing yet.
    """
    if effect == "attempted":
        effect = "hypothetical" if type.startswith(_BOTH_SIDES) else "occurred"
    if effect == "planned":
        return own if own in ("denied", "hypothetical") else "planned"
    if effect == "hypothetical":
        return "denied" if own == "denied" else "hypothetical"
    if effect == "denied":
        return "hypothetical" if own in ("denied", "hypothetical") else "denied"
    if effect == "ongoing" and own == "occurred":
        return "ongoing"
    return own
