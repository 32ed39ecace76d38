"""The scope that an event stands in: its own auxiliaries, then what governs it, step by step.

The walk begins at the trigger and goes up: from a verb to its auxiliaries, from `to` to the verb,
noun or adjective before it, from a noun to the verb whose object it is. Each step tells a status,
and what is governed takes it over. What stands nearby but governs nothing has no say.
"""

from typing import Final, NamedTuple

from shared.extraction.events.assertion.governors import (
    ASSUMED,
    KNOWN_ALREADY,
    AssessedStatus,
    Effect,
    combine,
    effect_of,
)
from shared.extraction.events.assertion.verb_group import (
    VerbGroup,
    is_auxiliary_at,
    is_gerund,
    is_present,
    read_verb_group,
)
from shared.extraction.events.clauses.cue_words import (
    AFTERMATH,
    ANSWERS,
    AUXILIARY,
    BE,
    BEFOREHAND,
    CARRYING,
    CAUSES,
    COORDINATE,
    DECISION,
    DETERMINER,
    ENDS,
    GROUP_ADVERB,
    HAPPENING,
    HAVE,
    INDEFINITE,
    KNOWN,
    MODAL,
    NOBODY,
    NOT_NOBODY,
    ONGOING_ADJECTIVE,
    PAST_OF,
    PERCEIVING,
    PLANNED_ADJECTIVE,
    PLANS,
    POSSIBLE_ADJECTIVE,
    PREPOSITION,
    PRESENT_BE,
    PRESUPPOSING,
    PRONOUN,
    RELATIVE,
    RESTRAINS,
    SAYING,
    SEEMS,
    WAS,
    WILL,
)
from shared.extraction.events.clauses.verbs import is_auxiliary, is_past
from shared.extraction.events.thresholds import (
    GOVERNORS,
    HEADED_REACH,
    LEFT_REACH,
    RIGHT_REACH,
    SUBJECT_REACH,
)
from shared.extraction.text.tokens import Tokens

_STOPS: Final = frozenset(",;:()") | RELATIVE | {"that", "but"}
_PLANNED = AssessedStatus("planned", True)
_HYPOTHETICAL = AssessedStatus("hypothetical", True)
_DENIED = AssessedStatus("denied", True)
_ONGOING = AssessedStatus("ongoing", True)
_OCCURRED = AssessedStatus("occurred", True)
_BY_ADJECTIVE = {
    **dict.fromkeys(PLANNED_ADJECTIVE, _PLANNED),
    **dict.fromkeys(POSSIBLE_ADJECTIVE, _HYPOTHETICAL),
    **dict.fromkeys(ONGOING_ADJECTIVE, _ONGOING),
}
_SPEECH = ("request", "accuse", "threaten")
_COERCIVE = ("coerce", "sanction")
_HELD = ("consult", "protest", "election", "commemorate", "mobilize", "cooperate")
_BEFORE_BARE = frozenset({"do", "does", "did", "to"})
_PLACES = frozenset({"in", "on", "under", "at"})
_RULED: Final[dict[Effect | None, AssessedStatus]] = {
    "denied": _DENIED,
    "hypothetical": _HYPOTHETICAL,
}
_UNDER_WAY = frozenset({"underway", "ongoing", "continuing"})


class _Noun(NamedTuple):
    """What stands between a noun and a word that may govern it.

    Attributes:
        passed: prepositions, the nearest first.
        definite: True for the talks, its talks.
        indefinite: True for a visit, further talks.
        outermost: token of the farthest of the prepositions.
    """

    passed: list[str]
    definite: bool
    indefinite: bool
    outermost: int


class _Governed(NamedTuple):
    """What a noun's surroundings tell.

    Attributes:
        status: what its governor makes of it, None where the noun seems to be a subject.
        definite: True for the talks, its talks.
        adjective: what an adjective tells, or None.
    """

    status: AssessedStatus | None
    definite: bool
    adjective: AssessedStatus | None


class Scope:
    """The words of a clause in which one event stands, and how far to either side they count."""

    def __init__(self, tokens: Tokens, start: int, end: int, type: str, *, reported: bool) -> None:
        """Keep where the event stands.

        Args:
            tokens: the field.
            start: first token that can govern the event.
            end: one past the last.
            type: of the event.
            reported: True where the clause tells what somebody said, so that `would` looks ahead.
        """
        self.tokens = tokens
        self.words = tokens.words
        self.start = start
        self.end = end
        self.type = type
        self.reported = reported

    def of_verb(self, at: int, depth: int = 0) -> AssessedStatus:
        """Return the status of a verb from its group, and from what governs it."""
        group = self.group(at)
        if group.negated or self.has_no_subject(group.first) or self.has_no_object(at + 1):
            return _DENIED
        if group.infinitive:
            return self.of_infinitive(group, depth)
        return self._by_auxiliaries(group, self.words[at])

    def of_infinitive(self, group: VerbGroup, depth: int = 0) -> AssessedStatus:
        """Return the status of `to` and a verb from the word that governs them."""
        words, to = self.words, group.first
        before = to - 1
        while before > self.start and (words[before] in GROUP_ADVERB or words[before] in "\"'"):
            if words[before] in ("not", "never"):
                return _DENIED
            if words[before] == "yet":
                return _DENIED
            before -= 1
        if before < self.start:
            return _HYPOTHETICAL if words.at(self.start - 1) in SAYING else self._headed()
        if "have" in group.words:
            return _OCCURRED
        if words[before] == "due" and self.type.startswith("disaster"):
            return KNOWN_ALREADY
        if words[before] == "about":
            return _PLANNED
        if words[before] in BE or words[before] in HAVE:
            return self._by_be_or_have(before)
        return self._by_governor(before, group, depth)

    def of_noun(self, at: int, last: int, depth: int = 0) -> AssessedStatus:
        """Return the status of a noun.

        Args:
            at: its first token.
            last: one past its last.
            depth: governors that were passed on the way to it.
        """
        if at > self.start and self.words[at - 1] in PRESENT_BE and self._is_state(at):
            return _ONGOING
        if self.words.at(last) in AFTERMATH or self.words.between(at - 2, at) == ["post", "-"]:
            return KNOWN_ALREADY
        governed, definite, adjective = self._governor_of_noun(at, depth)
        if governed is None:
            governed = self._of_subject(last, definite=definite)
        if adjective and adjective.status == "planned" and governed.status == "hypothetical":
            return adjective
        return adjective if adjective and governed.status == "occurred" else governed

    def _is_state(self, at: int) -> bool:
        """Return whether a place tells of a state that lasts: in talks, under fire."""
        return self.words[at] in _PLACES and not self.type.startswith("support")

    def of_participle(self, at: int, depth: int = 0) -> AssessedStatus:
        """Return the status of a form in -ing, or of a participle that no auxiliary governs."""
        words = self.words
        group = read_verb_group(self.tokens, at, self.start)
        if group.finite or group.infinitive or group.negated:
            return self.of_verb(at, depth)
        before = words.at(group.first - 1) if group.first > self.start else ""
        if before == "without":
            return _DENIED
        if group.first == self.start and self._has_modal_after(at):
            return _HYPOTHETICAL
        if group.first <= self.start + 1 and words.at(at - 1) != ",":
            ruled = self._of_predicate(at)
            if ruled is not None:
                return ruled
        return self._governor_of_noun(at, depth, known=True).status or ASSUMED

    def has_no_subject(self, first: int) -> bool:
        """Return whether the subject of the verb group at `first` is nobody: no soldiers were."""
        words = self.words
        for here in range(first - 1, max(self.start, first - SUBJECT_REACH) - 1, -1):
            word = words[here]
            if word in NOBODY:
                return words.at(here + 1) not in NOT_NOBODY
            if word in _STOPS or word in AUXILIARY or (is_past(word) and here < first - 1):
                return False
        return False

    def has_no_object(self, last: int) -> bool:
        """Return whether what follows a verb is nobody or nothing: reached no accord."""
        words = self.words
        return last < self.end and words.at(last) in NOBODY and words.at(last + 1) not in NOT_NOBODY

    def group(self, at: int) -> VerbGroup:
        """Return the group of a verb; a bare verb shares the auxiliary or `to` of one before it."""
        group = read_verb_group(self.tokens, at, self.start)
        word = self.words[at]
        if group.words or not is_present(word) or word.endswith("s"):
            return group
        joined = self.words.at(group.first - 1) in COORDINATE
        for here in range(at - 1, max(self.start, at - SUBJECT_REACH) - 1, -1):
            before = self.words[here]
            if before in WILL or before in MODAL or before in _BEFORE_BARE:
                if (before == "to" and not self._is_infinitive(here)) or not (
                    joined or here == self.start
                ):
                    continue
                return read_verb_group(self.tokens, here + 1, self.start)
            if (before in _STOPS and before != ",") or before in PRONOUN or before == "who":
                break
        return group

    def _is_infinitive(self, to: int) -> bool:
        after = self.words.at(to + 1)
        return (
            after not in DETERMINER
            and after[:1].isalpha()
            and not self.tokens.raws.is_capital(to + 1)
        )

    def _by_auxiliaries(self, group: VerbGroup, verb: str) -> AssessedStatus:
        if group.future:
            return _PLANNED
        if "would" in group.words:
            return _PLANNED if self.reported and not group.perfect else _HYPOTHETICAL
        if group.modal:
            return _HYPOTHETICAL
        progressive = verb.endswith("ing") and not BE.isdisjoint(group.words)
        if (progressive and verb not in PLANS) or "being" in group.words:
            return _ONGOING if self._is_now(group) else _OCCURRED
        return _OCCURRED

    def _is_now(self, group: VerbGroup) -> bool:
        """Return whether a progressive is of the present, or reported: said it was looking into."""
        if WAS.isdisjoint(group.words):
            return group.in_progress
        return self.reported and self.words.at(self.start - 1) in {*SAYING, "that"}

    def _by_be_or_have(self, at: int) -> AssessedStatus:
        """`is to visit` is planned, `had to leave` happened, `has to leave` ought to happen."""
        group = read_verb_group(self.tokens, at, self.start)
        if group.negated:
            return _DENIED
        if self.words[at] in BE:
            return _PLANNED
        return _OCCURRED if self.words[at] == "had" else _HYPOTHETICAL

    def _by_governor(self, before: int, group: VerbGroup, depth: int) -> AssessedStatus:
        words = self.words
        for here in range(before, max(self.start, before - LEFT_REACH) - 1, -1):
            word = words[here]
            if word in _STOPS:
                break
            if word == "able" and not WAS.isdisjoint(words.between(here - 2, here)):
                return _OCCURRED
            effect = effect_of(words, here, "infinitive")
            if word in DECISION and self._is_taken(here):
                return ASSUMED
            if effect is not None:
                return self._under(here, effect, depth)
            if self._is_verb(here):
                return self._purpose(here, group, depth)
        if "be" in group.words or self._begins(before + 1):
            return _PLANNED
        return self._headed()

    def _is_taken(self, decision: int) -> bool:
        """Return whether a decision is known to be taken: `defended her decision to deny`."""
        words = self.words
        before = words.at(decision - 1)
        owned = before in DETERMINER and before not in INDEFINITE
        verb = words.at(decision - 2)
        told = is_past(verb) or words.at(decision - 3) == "to"
        return owned and told and verb not in CARRYING

    def _purpose(self, verb: int, group: VerbGroup, depth: int) -> AssessedStatus:
        """Return the status of a purpose: as real as the verb before it, and never told."""
        if self.words[verb] in SEEMS:
            return ASSUMED
        if "be" in group.words or self._is_there(verb):
            return _PLANNED
        own = self.of_verb(self._main_verb(verb), depth + 1) if depth < GOVERNORS else ASSUMED
        return own if own.status in ("planned", "hypothetical", "denied") else ASSUMED

    def _is_there(self, at: int) -> bool:
        """Return whether a verb only says where somebody is: `are in Beijing to meet`."""
        return self.words[at] in PRESENT_BE and self.words.at(at + 1) in _PLACES

    def _headed(self) -> AssessedStatus:
        """`Rivals to meet` in a headline is a plan."""
        return _PLANNED if self.tokens.field == "title" else ASSUMED

    def _begins(self, to: int) -> bool:
        """Return whether a line begins with a subject and `to`, as a headline does."""
        start = self.start
        opens = start == 0 or self.words.at(start - 1) in ".:"
        return opens and to - start <= HEADED_REACH and self.tokens.raws.is_capital(start)

    def _is_verb(self, at: int) -> bool:
        """Return whether a word is a verb, as far as its form tells."""
        if at >= self.end:
            return False
        past = is_past(self.words[at]) and self.words.at(at + 1) != "-"
        return past or is_auxiliary_at(self.tokens, at)

    def _main_verb(self, at: int) -> int:
        """Return the verb that the auxiliary at `at` belongs to; any other word is its own."""
        words = self.words
        here = at
        while here + 1 < self.end and (
            words[here] in AUXILIARY or words[here] in GROUP_ADVERB or words[here].endswith("ly")
        ):
            here += 1
        return here

    def _under(self, at: int, effect: Effect, depth: int) -> AssessedStatus:
        """Return what a governor makes of the event, by its own status."""
        if depth >= GOVERNORS:
            return AssessedStatus(combine(effect, "occurred", self.type), True)
        own = self._own(at, depth + 1)
        status = combine(effect, own.status, self.type)
        if effect in ("attempted", "occurred") and status == "occurred":
            return AssessedStatus(status, own.told)
        return AssessedStatus(status, True)

    def _own(self, at: int, depth: int) -> AssessedStatus:
        """Return the status of a governor, which may be verb, noun or adjective."""
        if self._is_noun(at):
            return self._governor_of_noun(at, depth).status or ASSUMED
        if self.words[at].endswith("ing") and not self.group(at).words:
            return self.of_participle(at, depth)
        return self.of_verb(at, depth)

    def _is_noun(self, at: int) -> bool:
        before = self.words.at(at - 1) if at > self.start else ""
        return (
            before in DETERMINER
            or (before in PREPOSITION and before != "to")
            or before == "'s"
            or before in _BY_ADJECTIVE
        )

    def _governor_of_noun(self, at: int, depth: int, *, known: bool = False) -> _Governed:
        words = self.words
        definite, indefinite = known or words[at] in KNOWN, False
        adjective: AssessedStatus | None = None
        passed: list[str] = []
        outermost = at
        for here in range(at - 1, max(self.start, at - LEFT_REACH) - 1, -1):
            word = words[here]
            if word in _STOPS:
                break
            if word in NOBODY and words.at(here + 1) not in NOT_NOBODY and passed in ([], ["of"]):
                return _Governed(_DENIED, definite, adjective)
            if word in _BY_ADJECTIVE and not passed:
                adjective = adjective or _BY_ADJECTIVE[word]
            elif word in DETERMINER or word == "'s":
                definite = definite or (not passed and word not in INDEFINITE)
                indefinite = indefinite or (not passed and word in INDEFINITE)
            elif word in PREPOSITION and (word != "to" or not self._has_verb_after(here, at)):
                if word == "without" and not passed:
                    return _Governed(_DENIED, definite, adjective)
                if self._presupposes(here, known=known):
                    return _Governed(_amid(word), definite, adjective)
                passed.append(word)
                outermost = here
            else:
                noun = _Noun(passed, definite, indefinite, outermost)
                found = self._by_word(here, noun, depth)
                if found is not None:
                    return _Governed(found, definite, adjective)
        return _Governed(None, definite, adjective)

    def _presupposes(self, at: int, *, known: bool) -> bool:
        """Return whether what follows a preposition is there already: `over the raid`, `due to`."""
        words = self.words
        if words[at] == "to":
            return words.at(at - 1) in CAUSES
        restrained = words[at] == "from" and known
        presupposing = words[at] in PRESUPPOSING and not restrained
        return presupposing and effect_of(words, at - 1, "other") is None

    def _has_verb_after(self, to: int, at: int) -> bool:
        """Return whether `to` begins an infinitive, and not the noun or form in -ing at `at`."""
        near = to == at - 1 and (is_gerund(self.words[at]) or self.words.at(to - 1) in CAUSES)
        return self._is_infinitive(to) and not near

    def _by_word(self, here: int, noun: _Noun, depth: int) -> AssessedStatus | None:
        """Return what a word left of a noun makes of it, None where it governs nothing."""
        words = self.words
        word = words[here]
        if word == "not":
            denied = words.at(here - 1) in BE and not (noun.passed and noun.definite)
            return _DENIED if denied else None
        if word == "to" and self._is_infinitive(here):
            return self._beyond_infinitive(here, noun, depth)
        if word in RESTRAINS and noun.passed[:1] == ["from"]:
            return self._under(here, "denied", depth)
        effect = effect_of(words, here, "other" if noun.passed else "object")
        if effect == "denied" and self._leaves_as_it_is(here, noun):
            return KNOWN_ALREADY
        if effect == "denied" and self._is_imperative(here):
            effect = "hypothetical"
        if effect is not None:
            return self._under(here, effect, depth)
        if word in BEFOREHAND and noun.passed:
            return _PLANNED
        carries = word in CARRYING and not self._is_noun(here)
        if not carries and not self._is_verb(here):
            return None
        return self._by_verb(here, noun, depth) if depth < GOVERNORS else ASSUMED

    def _leaves_as_it_is(self, here: int, noun: _Noun) -> bool:
        """Return whether a denying word does not say that the noun is not there.

        Who rejects a charge was charged, who rejects the order was ordered, and `denied any part
        in the raid` or `dropped its inquiry into a raid` deny what stands before the preposition.
        """
        if self.words[here] in ANSWERS and self.type.startswith(_SPEECH):
            return True
        if self.words[here] in ANSWERS and noun.definite and self.type.startswith(_COERCIVE):
            return True
        nested = bool(noun.passed) and noun.passed[-1] not in ("of", "from")
        return nested and not self._is_noun(here) and noun.outermost > here + 1

    def _is_imperative(self, here: int) -> bool:
        """Return whether a bare verb opens the clause: `Cancel the meeting`."""
        opens = here == self.start or (here == self.start + 1 and self.words[self.start] in "\"'")
        bare = is_present(self.words[here]) and not self.words[here].endswith("s")
        return opens and bare and self.tokens.field == "body"

    def _beyond_infinitive(self, to: int, noun: _Noun, depth: int) -> AssessedStatus | None:
        """Return the status of a noun that hangs on an infinitive: `asked to comment on criticism`.

        Only what it brings about may be as real as it: `hoped to see an attack`.
        """
        shares = not noun.passed and not noun.definite and not self.type.startswith(_SPEECH)
        if shares or noun.passed[-1:] == ["for"] or noun.passed[:1] in (["in"], ["by"]):
            return None
        own = self.of_verb(to + 1, depth + 1) if depth < GOVERNORS else ASSUMED
        known = own.status != "occurred" and not self.type.startswith(_HELD)
        return KNOWN_ALREADY if known else ASSUMED

    def _by_verb(self, here: int, noun: _Noun, depth: int) -> AssessedStatus:
        """Return what the verb tells that a noun is object of, or adjunct to."""
        words = self.words
        verb = self._main_verb(here) if is_auxiliary_at(self.tokens, here) else here
        if words[here] in BE and verb == here + 1 and self._is_state(verb):
            return _ONGOING if words[here] in PRESENT_BE else ASSUMED
        own = self._own(verb, depth + 1)
        if own.status == "occurred" or words[verb] in ENDS or "of" in noun.passed:
            return ASSUMED
        if noun.definite and words[verb] in PERCEIVING:
            return KNOWN_ALREADY
        there = noun.passed[-1:] in (["in"], ["at"]) and self.type.startswith(_HELD)
        if there and own.status == "planned":
            return own
        copular = words[here] in BE and not noun.passed
        if copular or words[verb] in CARRYING:
            return own
        if noun.indefinite and (not noun.passed or own.status != "denied"):
            return own
        return KNOWN_ALREADY if noun.definite else ASSUMED

    def _of_subject(self, last: int, *, definite: bool) -> AssessedStatus:
        """Return the status of a noun from the verb after it, whose subject it is."""
        words = self.words
        if words.at(last) == "," and self._is_reduced(last + 1):
            last += 1
        for here in range(last, min(self.end, last + RIGHT_REACH)):
            word = words[here]
            if word in _STOPS or (word in COORDINATE and self._is_verb(here + 1)):
                break
            if (
                self._is_verb(here)
                or word in HAPPENING
                or (here == last and self._is_reduced(here))
            ):
                return self._by_verb_after(here, definite=definite)
        return ASSUMED

    def _is_reduced(self, at: int) -> bool:
        """Return whether a participle right after a noun tells of it: talks planned for May."""
        return at < self.end and effect_of(self.words, at, "object") in ("planned", "denied")

    def _by_verb_after(self, here: int, *, definite: bool) -> AssessedStatus:
        words = self.words
        verb = self._main_verb(here)
        group = read_verb_group(self.tokens, verb, here)
        if not _UNDER_WAY.isdisjoint(words.between(here, verb + 2)) or (
            words.at(verb) == "under" and words.at(verb + 1) == "way"
        ):
            return _ONGOING
        if self._lasts(here, verb):
            return _ONGOING
        effect = effect_of(words, verb, "object") if verb < self.end else None
        own = self.of_verb(verb) if verb < self.end else ASSUMED
        told = verb == here or not BE.isdisjoint(group.words)
        if effect == "planned" and not self._plans_the_subject(verb):
            return KNOWN_ALREADY
        if effect in ("planned", "denied", "hypothetical") and told:
            return AssessedStatus(combine(effect, own.status, self.type), True)
        if words[verb] in HAPPENING:
            return _ONGOING if words[verb] in ("continues", "continue") else own
        if words.at(verb) in ("off", "over") and (
            words[verb] == "off" or self.type.startswith(("agree", "retreat/ceasefire"))
        ):
            return _DENIED
        return self._by_other_verb(group, definite=definite)

    def _plans_the_subject(self, at: int) -> bool:
        """Return whether a plan is that the subject happens: `talks are set to begin`.

        `A critic is set to win` plans the win.
        """
        words = self.words
        if words.at(at + 1) != "to" or self.type.startswith(_HELD):
            return True
        verb = self._main_verb(at + 2)
        return words.at(verb) in HAPPENING or words.at(verb) in CARRYING or verb >= self.end

    def _lasts(self, here: int, verb: int) -> bool:
        """Return whether a noun goes on: is in its ninth day, has entered its tenth."""
        words = self.words
        after = words.between(verb, verb + 3)
        if "its" in after and (after[0] == "in" or after[0].startswith("enter")):
            return True
        if words.at(verb) in ("goes", "go") and words.at(verb + 1) == "on":
            return True
        now = words[here] in PRESENT_BE and words.at(verb).endswith("ing")
        return now and self.type.startswith("disaster")

    def _by_other_verb(self, group: VerbGroup, *, definite: bool) -> AssessedStatus:
        """`The visit will be the first`; `a visit would change things`, not `the visit would`."""
        if group.future and "be" in group.words:
            return _PLANNED
        if not definite and (group.modal or "would" in group.words):
            return _HYPOTHETICAL
        return ASSUMED

    def _of_predicate(self, at: int) -> AssessedStatus | None:
        """Return what is said of a gerund: finding a deal is impossible, is unlikely."""
        words = self.words
        for here in range(at + 1, min(self.end, at + SUBJECT_REACH)):
            if words[here] in BE and not self._is_noun(here):
                effect = effect_of(words, self._main_verb(here), "object")
                return _RULED.get(effect)
            if is_auxiliary(words[here]) or is_past(words[here]):
                return None
        return None

    def _has_modal_after(self, at: int) -> bool:
        """Return whether a gerund is the subject of a modal: stopping the talks would mean."""
        for word in self.words.between(at + 1, min(self.end, at + SUBJECT_REACH)):
            if word in MODAL:
                return True
            if is_auxiliary(word) or is_past(word):
                return False
        return False


def _amid(word: str) -> AssessedStatus:
    if word == "amid":
        return AssessedStatus("ongoing", False)
    return KNOWN_ALREADY if word == "to" or word in PAST_OF else ASSUMED
