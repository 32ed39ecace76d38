"""Who acts in an event and who is acted upon, as PLOVER has source and target.

The grammar of the trigger's clause decides: its subject, its objects, the voice of its verb, the
owner of its noun, and the prepositions between.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from shared.extraction.events.clauses.clause import Clause
from shared.extraction.events.clauses.cue_words import (
    AIMED,
    AT_PLACE,
    CARRYING,
    CLAUSE_ENDS,
    DETERMINER,
    FEELING,
    LOOSELY_AIMED,
    NEEDS_OBJECT,
    OBJECT_BEGINS,
    PASSIVE,
    PERFORMING,
    PLANS,
    PREPOSITION,
    UNDERGOING,
)
from shared.extraction.events.clauses.day_expressions import DATE_WORDS
from shared.extraction.events.clauses.verbs import has_finite, is_auxiliary, is_past
from shared.extraction.events.details.bystanders import is_of_private, is_title_of
from shared.extraction.events.details.participants import Participants
from shared.extraction.events.details.prepositions import governor_after, governor_before
from shared.extraction.events.thresholds import OWNER_REACH, PASSIVE_REACH, SHARED_REACH
from shared.extraction.events.triggers.trigger_matches import TriggerMatch
from shared.extraction.text.tokens import EntityMention, Tokens

type _Reach = Literal["object", "aim", "by the way"]
"""How closely an act reaches somebody. Only who is reached most closely is a recipient."""

_JOINT = ("consult", "agree", "cooperate", "retreat/ceasefire")
_ONE_SIDED = ("consult/visit", "consult/third-party")
_OF_MANY = "consult/multilateral"
_OF_NOBODY = "disaster"
# In the passive of these the subject still acts: sworn in; Canadian troops were sent.
_HONOURING = ("election", "commemorate")
_OF_OWN_FORCES = ("mobilize", "retreat/withdraw")
# The owner of these nouns, and who follows `of`, suffers the act: Duterte's arrest.
_DONE_TO_PERSON = ("coerce", "assault", "sanction/convict", "retreat/release")
_OWNER_SUFFERS = (
    "coerce/arrest",
    "coerce/coup",
    "coerce/deport",
    "assault",
    "sanction/convict",
    "retreat/release",
)
# What is done to people reaches their country; what is said to them does not.
_TO_PEOPLE = ("assault", "coerce", "sanction", "protest", "election", "commemorate")
_TO_OTHERS = ("accuse", "reject", "request", "support", "threaten")
_OF_DOER = ("consult", "agree", "cooperate", "protest", "mobilize", "retreat")
_FROM_GIVER = ("aid", "support", "accuse", "assault", "threaten", "request", "reject", "concede")
_ANSWERING = ("accuse", "reject")
# These reach whoever is at the place of the act.
_REACHING_PLACE = ("assault", "consult/visit")
# The preposition that counts as much as an object: tanks to Ukraine, discussed it with Xi.
_CLOSEST = {"aid": "to", "consult": "with", "agree": "with", "cooperate": "with"}

_SIDE_BY_SIDE = frozenset({"with", "between"})
_OF_SUBJECT = frozenset({"", "of", "from"})


class Roles(NamedTuple):
    """Who does what to whom: ids of leaders and codes of countries, in order of appearance.

    Attributes:
        actors: who did it.
        recipients: to whom.
    """

    actors: list[str]
    recipients: list[str]


def is_joint(type_: str) -> bool:
    """Return whether all who take part in an event of a type do the same: they talk or agree."""
    return type_.startswith(_JOINT) and not type_.startswith(_ONE_SIDED)


def find_roles(
    tokens: Tokens, match: TriggerMatch, clause: Clause, involved: Participants
) -> Roles:
    """Tell the actors of a matched event from its recipients; who is neither is in neither list.

    Args:
        tokens: the field.
        match: the trigger.
        clause: its clause.
        involved: who takes part.

    Returns:
        The roles. In a joint event whose sides are named together (`A and B met`) everybody is
        both. Nobody has a role in a disaster.
    """
    if match.trigger.type.startswith(_OF_NOBODY) or not involved.all():
        return Roles([], [])
    return _Sides(tokens, match, clause, involved).find()


class _Sides:
    """Gathers the two sides of one event, mention by mention."""

    def __init__(
        self, tokens: Tokens, match: TriggerMatch, clause: Clause, involved: Participants
    ) -> None:
        self.tokens, self.words = tokens, tokens.words
        self.match = match
        self.clause = clause
        self.type = match.trigger.type
        self.involved = involved
        self.ends = {mention.last for mention in involved.own}
        self.actors: list[EntityMention] = []
        self.reached: dict[_Reach, list[EntityMention]] = {
            "object": [],
            "aim": [],
            "by the way": [],
        }
        self.feels = not FEELING.isdisjoint(self.words[match.first : match.last])
        self.reduced = self._lacks_object()
        self.suffers = self._subject_suffers()

    def find(self) -> Roles:
        """Return both sides."""
        for mention in self.involved.subjects:
            if self._does_subject():
                self._add_subject(mention)
        for mention in self.involved.own:
            self._read(mention)
        self.reached["object"].extend(self.involved.objects)
        actors = self._without_titles(self.actors)
        recipients: list[str] = []
        for mentions in self.reached.values():
            named = self._without_titles(mentions)
            recipients = recipients or [id for id in named if id not in actors]
        if not recipients and is_joint(self.type) and self.type != _OF_MANY and len(actors) > 1:
            recipients = actors
        return Roles(actors, recipients)

    def _does_subject(self) -> bool:
        """Return whether the subject of another clause does what the trigger tells."""
        if self.match.form != "noun":
            return True
        return self._performs(self.words[self.clause.start : self.match.first])

    def _without_titles(self, mentions: Sequence[EntityMention]) -> list[str]:
        """Return ids without the country that tells a leader's office: Xi, not `Chinese`."""
        if len(mentions) < 2:
            return _ids(mentions)
        return _ids(
            [
                one
                for one in mentions
                if not any(is_title_of(self.words, one, other) for other in mentions)
            ]
        )

    def _subject_suffers(self) -> bool:
        """Return whether the subject of the trigger's verb is who it is done to."""
        first, form = self.match.first, self.match.form
        if self.feels:
            return False
        if not UNDERGOING.isdisjoint(self.words.between(first - 1, first + 1)):
            return True
        if form == "noun" or self.type.startswith((*_HONOURING, *_OF_OWN_FORCES)):
            return False
        if form == "participle":
            return not self.words[first].endswith("ing") and not is_joint(self.type)
        if self.words[first] in PASSIVE:  # a pattern that begins with it: was arrested
            return any(map(is_past, self.words[first + 1 : self.match.last + 1]))
        left = self.clause.inside(self.words).between(first - PASSIVE_REACH, first)
        passive = is_past(self.words[first]) and not PASSIVE.isdisjoint(left)
        passive = form == "passive" or passive or self._goes_on_in_passive()
        return passive or self.reduced

    def _lacks_object(self) -> bool:
        """Return whether a participle without object describes who suffers: `people killed in`."""
        first = self.match.first
        after = self.words.at(first + 1)
        ends = after in PREPOSITION or after in DATE_WORDS
        noun = self.words.at(first - 1) in DETERMINER
        bare = not noun and PASSIVE.isdisjoint(self.words.between(first - PASSIVE_REACH, first))
        return ends and bare and self.words[first] in NEEDS_OBJECT | FEELING

    def _goes_on_in_passive(self) -> bool:
        """Return whether a participle shares the auxiliary before `and`: was shot and detained."""
        words, start, first = self.words, self.clause.start, self.match.first
        if self.clause.kind != "coordinate" or not is_past(words[first]) or first - start > 1:
            return False
        after = words.at(self.match.last)
        if after in OBJECT_BEGINS or self.tokens.raws.is_capital(self.match.last):
            return False
        return any(
            is_past(words[at]) and words.at(at - 1) in PASSIVE
            for at in range(start - 1, max(0, start - SHARED_REACH), -1)
        )

    def _add_subject(self, mention: EntityMention) -> None:
        if is_of_private(self.words, mention) and not self.type.startswith(_TO_PEOPLE):
            return
        (self.reached["object"] if self.suffers else self.actors).append(mention)

    def _read(self, mention: EntityMention) -> None:
        before = mention.first < self.match.first
        if before and self.match.form == "noun":
            self._read_before_noun(mention)
        elif before:
            self._read_before_verb(mention)
        elif self._is_doer_after(mention) or self._is_listed(mention):
            self.actors.append(mention)
        else:
            self._read_after(mention)

    def _read_before_verb(self, mention: EntityMention) -> None:
        governor = self._governor(mention)
        side = governor in _SIDE_BY_SIDE and is_joint(self.type)
        if self._is_called_for_it(mention):
            self.reached["object"].append(mention)
        elif side or (governor == "by" and not self._is_agent_of_other(mention)):
            self.actors.append(mention)
        elif governor in AIMED and (self.suffers or self.type.startswith("assault")):
            self.reached["aim"].append(mention)
        elif governor in _OF_SUBJECT and not self._describes_other(mention):
            self._add_subject(mention)

    def _is_called_for_it(self, mention: EntityMention) -> bool:
        """Return whether a name is the object of who talks: `called Chile to discuss the war`."""
        purpose = self.match.form == "infinitive" and is_joint(self.type)
        return purpose and has_finite(self.words, self.involved.start, mention.first)

    def _describes_other(self, mention: EntityMention) -> bool:
        """Return whether a participle describes a noun after the verb: `hid men arrested in`."""
        return self.reduced and has_finite(self.words, mention.last, self.match.first)

    def _is_agent_of_other(self, mention: EntityMention) -> bool:
        """Return whether `by` names who did what another participle tells: a law passed by Peru."""
        words = self.words
        by = next(at for at in range(mention.first - 1, -1, -1) if words[at] == "by")
        return not self.suffers and is_past(words.at(by - 1))

    def _read_before_noun(self, mention: EntityMention) -> None:
        between = self.words[mention.last : self.match.first]
        if self.type.startswith("election") and CARRYING.isdisjoint(between):
            return
        if not UNDERGOING.isdisjoint(between) or _is_hit(between):
            self.suffers = True
            self.reached["object"].append(mention)
        elif self._owns(between):
            self._read_owner(mention)
        elif self._performs(between):
            self._read_before_verb(mention)

    def _performs(self, between: Sequence[str]) -> bool:
        """Return whether the verb between does what the noun tells: not `denied the charges`."""
        if is_joint(self.type) or self.type.startswith("consult"):
            return True
        verbs = [word for word in between if word in PERFORMING or word in PLANS or is_past(word)]
        return bool(verbs) and (verbs[-1] in PERFORMING or verbs[-1] in PLANS)

    def _owns(self, between: Sequence[str]) -> bool:
        """Return whether a noun is somebody's: Israel's attack, the US strike, China-led drills."""
        return len(between) <= OWNER_REACH and not any(
            word in CLAUSE_ENDS or word in PREPOSITION or is_auxiliary(word) or is_past(word)
            for word in between
            if word not in ("and", "'s")
        )

    def _read_owner(self, mention: EntityMention) -> None:
        """Take in the owner of a noun, who suffers what is done to a person: Duterte's arrest."""
        personal = mention.facet == "leader" and self.type.startswith(_OWNER_SUFFERS)
        if personal and self.words.at(self.match.last) not in ("of", "on", "against"):
            self.reached["object"].append(mention)
        else:
            self.actors.append(mention)

    def _is_doer_after(self, mention: EntityMention) -> bool:
        """Return whether who follows the trigger does it: seized by, aid from, talks between."""
        governor = self._governor(mention)
        if governor == "between":
            return is_joint(self.type)
        if mention.last < self.match.last and self.match.form in ("noun", "phrase"):
            passive = not PASSIVE.isdisjoint(self.words[self.match.first : self.match.last])
            return governor in _OF_SUBJECT and not passive  # within `jets of Israel bombed`
        if governor == "of":
            doer = self.type.startswith(_OF_DOER) and not self.type.startswith(_DONE_TO_PERSON)
            return doer and self.match.form == "noun"
        if governor == "from":
            return self._is_giver(mention)
        return governor == "by" and not self.feels and self._names_agent(mention)

    def _is_listed(self, mention: EntityMention) -> bool:
        """Return whether a list tells the subject apart: `ten voted against, including Peru`."""
        last = self.match.last
        listed = self.words.at(last) == "," and self.words.at(last + 1) == "including"
        return listed and not self.suffers and mention.first > last

    def _is_giver(self, mention: EntityMention) -> bool:
        """Return whether `from` names who acts: aid from, faces sanctions from, by troops from."""
        first, last = self.match.first, self.match.last
        if self.match.form == "noun" and self.type.startswith(_FROM_GIVER):
            return True
        undergone = not UNDERGOING.isdisjoint(self.words.between(first - 1, last))
        return self.suffers and (undergone or "by" in self.words[last : mention.first])

    def _names_agent(self, mention: EntityMention) -> bool:
        """Return whether `by` names who does it: of a noun, and of a passive."""
        between = self.words[self.match.first : mention.first]
        passive = self.suffers or self.match.form in ("noun", "passive")
        return passive or not PASSIVE.isdisjoint(between)

    def _read_after(self, mention: EntityMention) -> None:
        reach = self._reach(mention)
        private = self.type.startswith(_TO_OTHERS) and is_of_private(self.words, mention)
        if reach is not None and not private:
            self.reached[reach].append(mention)

    def _reach(self, mention: EntityMention) -> _Reach | None:
        """Return how closely an act reaches who follows its trigger, None where it does not."""
        governor = self._governor(mention)
        if self._is_elsewhere(mention):
            return None
        if governor == _CLOSEST.get(self.type.partition("/")[0]):
            return "object"
        if governor == "":
            return self._reach_of_object(mention)
        if governor in AT_PLACE and not (governor == "at" and self.match.form == "noun"):
            return "by the way" if self.type.startswith(_REACHING_PLACE) else None
        if governor in AIMED:
            return "aim" if self._belongs_to_trigger(mention) else None
        if self.type.startswith("reject") and governor != "of":
            return None
        loose = governor in LOOSELY_AIMED or (governor == "by" and self.type.startswith("accuse"))
        return "by the way" if loose else None

    def _reach_of_object(self, mention: EntityMention) -> _Reach | None:
        """Return how closely an act reaches who follows without a preposition.

        A noun has no object, and what is asked for is no object of who is asked.
        """
        if mention.first >= self.match.last:
            if self.match.form == "noun" and not self.type.startswith("assault"):
                return None
            if self.type.startswith("request") and self._names_addressee():
                return None
        return "aim" if self.type.startswith("aid") else "object"

    def _names_addressee(self) -> bool:
        """Return whether a pattern holds who is asked: urged Peru to visit Chile."""
        first, last = self.match.first, self.match.last
        return self.words[last - 1] == "to" and any(
            first < one.first < last for one in self.involved.own
        )

    def _is_elsewhere(self, mention: EntityMention) -> bool:
        """Return whether another verb stands between a noun and who follows it."""
        if self.type.startswith("election"):
            return True
        between = self.words[self.match.last : mention.first]
        return (
            self.match.form == "noun"
            and any(map(is_past, between))
            and not self.type.startswith("assault")
        )

    def _belongs_to_trigger(self, mention: EntityMention) -> bool:
        """Return whether a preposition belongs to the trigger rather than to what is answered."""
        if not self.type.startswith(_ANSWERING) or self.match.form == "noun":
            return True
        return PREPOSITION.isdisjoint(self.words[self.match.last + 1 : mention.first])

    def _governor(self, mention: EntityMention) -> str:
        if mention.first < self.match.first:
            return governor_before(self.tokens, mention, self.involved.start, self.ends)
        first, last = self.match.first, self.match.last
        return governor_after(self.tokens, mention, first, last, self.ends)


def _is_hit(between: Sequence[str]) -> bool:
    """Return whether the noun is what somebody was hit by."""
    return "by" in between and not PASSIVE.isdisjoint(between)


def _ids(mentions: Sequence[EntityMention]) -> list[str]:
    return list(dict.fromkeys([mention.id for mention in mentions]))
