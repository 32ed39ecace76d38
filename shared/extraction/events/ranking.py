"""Which triggers of a sentence are what it asserts, and which it only mentions.

A sentence that condemns an attack tells of a condemnation: the attack is news elsewhere, or was.
So the verb of the main clause comes first, and what it governs or what stands in a subordinate
clause is background, unless the sentence asserts nothing else.
"""

from collections.abc import Sequence
from typing import NamedTuple

from shared.extraction.events.clauses import Clause
from shared.extraction.events.cues import AUXILIARY, BE, CARRYING, IRREGULAR_PASTS, PREPOSITION
from shared.extraction.events.matching import Match
from shared.extraction.events.status import Standing

# Steps away from what a sentence asserts; beyond the farthest a trigger is background.
_FORMS = {"finite": 0, "passive": 0, "infinitive": 1, "participle": 1, "noun": 1, "phrase": 0}
_WEAK = 2
_BARE = 2
_REDUCED = 2
_FRONTED = 2
_POINTED = 2
_FARTHEST = 2
_CARRIED = 7
_FINITE = AUXILIARY - {"'s", "be", "been", "being", "having", "'re", "'ve"}
_OURS = ("election", "commemorate", "disaster")
# `Nine people died when gunmen opened fire`: the clause tells how.
_TOLL = frozenset("die dies died killed injured wounded hurt".split())
_WRAPPING = {"agree": "planned", "reject": "denied"}
_CONCLUDED = ("agree/treaty", "agree/deal", "agree/plan-to-meet")
_WRAPPED = ("consult", "support", "cooperate", "aid", "retreat", "concede", "agree")


class Ranked(NamedTuple):
    """A match with its status and its place in the sentence.

    Attributes:
        match: the trigger.
        standing: its status.
        asserted: False for background.
    """

    match: Match
    standing: Standing
    asserted: bool


def rank(
    found: Sequence[tuple[Match, Standing]], clauses: Sequence[Clause], words: Sequence[str]
) -> list[Ranked]:
    """Tell what a sentence asserts from what it mentions.

    Args:
        found: matches with their status, in order.
        clauses: of the sentence.
        words: folded tokens of the field.

    Returns:
        All of them, in order.
    """
    plover = [one for one in found if not one[0].trigger.type.startswith(_OURS)]
    ours = [one for one in found if one[0].trigger.type.startswith(_OURS)]
    heads = [_head(plover, clauses, words)]
    if heads[0] is None or not _governs(heads[0][0], ours):
        heads.append(_head(ours, clauses, words))
    return [_ranked(match, stand, heads, found) for match, stand in found]


def _ranked(
    match: Match,
    stand: Standing,
    heads: Sequence[tuple[Match, Standing] | None],
    found: Sequence[tuple[Match, Standing]],
) -> Ranked:
    asserted = any(head is not None and match is head[0] for head in heads)
    return Ranked(_in_detail(match, found) if asserted else match, stand, asserted)


def _in_detail(match: Match, found: Sequence[tuple[Match, Standing]]) -> Match:
    """The mode that another word of the clause tells: `a suicide bomber struck`."""
    upper = match.trigger.type
    if "/" in upper:
        return match
    for other, _ in found:
        if other.clause == match.clause and other.trigger.type.startswith(upper + "/"):
            return match._replace(trigger=match.trigger._replace(type=other.trigger.type))
    return match


def _governs(head: Match, ours: Sequence[tuple[Match, Standing]]) -> bool:
    """Whether what we add to PLOVER is but the object of the head: called for elections."""
    return head.form in ("finite", "passive") and any(
        match.clause == head.clause and match.first > head.first for match, _ in ours
    )


def _head(
    found: Sequence[tuple[Match, Standing]], clauses: Sequence[Clause], words: Sequence[str]
) -> tuple[Match, Standing] | None:
    if not found:
        return None
    best = min(found, key=lambda one: _distance(one[0], clauses, words))
    if _distance(best[0], clauses, words)[0] > _FARTHEST:
        return None
    return _inner(best, found) or best


def _distance(match: Match, clauses: Sequence[Clause], words: Sequence[str]) -> tuple[int, int]:
    """How far a trigger is from being what the sentence asserts; then its place."""
    clause = clauses[match.clause]
    far = clause.level + _FORMS[match.form]
    if clause.kind == "relative" and _only_points(clauses[clause.parent], words):
        far -= _POINTED
    if words[clause.start] == "when" and not _TOLL.isdisjoint(
        words[clauses[0].start : clause.start]
    ):
        far -= _POINTED
    if match.trigger.weak:
        far += _WEAK
    if match.form == "finite" and _is_reduced(words, match, clause):
        far += _REDUCED
    if words[clause.start] in PREPOSITION and "," in words[match.last : clause.end]:
        far += _FRONTED if "," not in words[clause.start : match.first] else 0
    if match.form == "noun" and not _is_carried(words[clause.start : match.first]):
        far += _BARE
    return far, match.first


def _is_reduced(words: Sequence[str], match: Match, clause: Clause) -> bool:
    """Whether a past form only describes a noun, whose verb is still to come.

    `A group aligned with the senator has led the protests.`
    """
    first, after = words[match.first], words[match.first + 1 : match.first + 2]
    if not _is_past(first) or not after or after[0] not in PREPOSITION:
        return False
    return AUXILIARY.isdisjoint(words[max(clause.start, match.first - 3) : match.first]) and any(
        word in _FINITE for word in words[match.last : clause.end]
    )


def _only_points(clause: Clause, words: Sequence[str]) -> bool:
    """Whether a main clause says no more than who or what the relative clause is about."""
    inside = words[clause.start : clause.end]
    return not BE.isdisjoint(inside) and not any(map(_is_past, inside))


def _is_carried(left: Sequence[str]) -> bool:
    """Whether a noun is said to happen: by a verb that carries it, or as subject of its clause."""
    if not CARRYING.isdisjoint(left[-_CARRIED:]):
        return True
    return not any((word in AUXILIARY and word != "'s") or _is_past(word) for word in left)


def _is_past(word: str) -> bool:
    return word in IRREGULAR_PASTS - BE or (len(word) > 4 and word.endswith("ed"))


def _inner(
    head: tuple[Match, Standing], found: Sequence[tuple[Match, Standing]]
) -> tuple[Match, Standing] | None:
    """What somebody agreed to, or refused to do, where the words tell what it is."""
    type_ = head[0].trigger.type
    upper = type_.split("/")[0]
    if type_ in _CONCLUDED or upper not in _WRAPPING:
        return None
    wanted = _WRAPPING[upper]
    for match, stand in found:
        if match.first > head[0].first and match.clause == head[0].clause:
            if stand.status == wanted and match.trigger.type.startswith(_WRAPPED):
                return match, stand
            if not match.trigger.weak:
                return None
    return None
