"""Words by which the rules of events tell clauses, the roles of words, and statuses.

`events/data/words.txt` holds them and says where a new one goes.
"""

from pathlib import Path

from shared.extraction.text.word_lists import read_word_sets
from shared.vocabulary.events.inflection import irregular_pasts

_SETS = read_word_sets(Path(__file__).parents[1] / "data" / "words.txt")


def _pairs(name: str) -> frozenset[tuple[str, str]]:
    """Return a set of two words each, which stand as `call_off` in the data."""
    first_and_second = (pair.partition("_") for pair in _SETS[name])
    return frozenset([(first, second) for first, _, second in first_and_second])


IRREGULAR_PASTS = irregular_pasts()
DENYING_PAIRS = _pairs("denying_pairs")
LASTING_PAIRS = _pairs("lasting_pairs")
NO_PLANS = _pairs("no_plans")
SUPPOSING_PAIRS = _pairs("supposing_pairs")

ADJECTIVE = _SETS["adjective"]
ADVERB = _SETS["adverb"]
AFTERMATH = _SETS["aftermath"]
AGES = _SETS["ages"]
AIMED = _SETS["aimed"]
AIMS = _SETS["aims"]
ANSWERS = _SETS["answers"]
ASIDE = _SETS["aside"]
ATTEMPTS = _SETS["attempts"]
ATTRIBUTING = _SETS["attributing"]
AT_PLACE = _SETS["at_place"]
AUXILIARY = _SETS["auxiliary"]
BARE_ING = _SETS["bare_ing"]
BE = _SETS["be"]
BEFOREHAND = _SETS["beforehand"]
BEFORE_GERUND = _SETS["before_gerund"]
BEFORE_PRONOUN = _SETS["before_pronoun"]
BEFORE_TIME = _SETS["before_time"]
BEFORE_VERB = _SETS["before_verb"]
BY_WAY = _SETS["by_way"]
CARRYING = _SETS["carrying"]
CAUSES = _SETS["causes"]
CLAUSE_ENDS = _SETS["clause_ends"]
CLAUSE_MARKS = _SETS["clause_marks"]
CONDITIONAL = _SETS["conditional"]
COORDINATE = _SETS["coordinate"]
DECISION = _SETS["decision"]
DEFINITE = _SETS["definite"]
DENIES = _SETS["denies"]
DESCRIBING = _SETS["describing"]
DETERMINER = _SETS["determiner"]
EARLIER_TIMES = _SETS["earlier_times"]
ENDS = _SETS["ends"]
FALL = _SETS["fall"]
FEELING = _SETS["feeling"]
FIRST_PERSON = _SETS["first_person"]
FIRST_PERSON_WORDS = _SETS["first_person_words"]
EXPECTED = _SETS["expected"]
FORUM = _SETS["forum"]
FUTURE_TIMES = _SETS["future_times"]
GENERIC = _SETS["generic"]
GERUND_PREPOSITION = _SETS["gerund_preposition"]
GOES_ON = _SETS["goes_on"]
GROUP_ADVERB = _SETS["group_adverb"]
HAPPENING = _SETS["happening"]
HAVE = _SETS["have"]
IFS = _SETS["ifs"]
IMPLIES = _SETS["implies"]
INDEFINITE = _SETS["indefinite"]
KNOWN = _SETS["known"]
LEADING = _SETS["leading"]
LED = _SETS["led"]
LONG_AGO = _SETS["long_ago"]
LOOSELY_AIMED = _SETS["loosely_aimed"]
MEASURE = _SETS["measure"]
MERE_ABILITY = _SETS["mere_ability"]
MERE_INTEREST = _SETS["mere_interest"]
MODAL = _SETS["modal"]
NEEDS_OBJECT = _SETS["needs_object"]
NEEDS_VERB = _SETS["needs_verb"]
NEGATION = _SETS["negation"]
NOBODY = _SETS["nobody"]
NOT_CLAUSE_AFTER_AS = _SETS["not_clause_after_as"]
NOT_NOBODY = _SETS["not_nobody"]
NOT_OF_ONE = _SETS["not_of_one"]
NOT_PARTICIPLE = _SETS["not_participle"]
NOW = _SETS["now"]
OBJECT_BEGINS = _SETS["object_begins"]
OF_SPEAKER = _SETS["of_speaker"]
ONGOING_ADJECTIVE = _SETS["ongoing_adjective"]
ONE_PERSON = _SETS["one_person"]
ORDERS = _SETS["orders"]
OTHER_DAY = _SETS["other_day"]
OTHER_TIME = _SETS["other_time"]
PAIR = _SETS["pair"]
PAST_OF = _SETS["past_of"]
PAIR_OF_PERSONS = _SETS["pair_of_persons"]
PARTICLE = _SETS["particle"]
PASSIVE = _SETS["passive"]
PAST_AUXILIARY = _SETS["past_auxiliary"]
PERCEIVING = _SETS["perceiving"]
PERFORMING = _SETS["performing"]
PERSONAL = _SETS["personal"]
PLACE = _SETS["place"]
PLANNED_ADJECTIVE = _SETS["planned_adjective"]
PLANS = _SETS["plans"]
POSSESSIVE = _SETS["possessive"]
POSSIBLE_ADJECTIVE = _SETS["possible_adjective"]
PREPOSITION = _SETS["preposition"]
PRESENT_BE = _SETS["present_be"]
PRESENT_PERFECT = _SETS["present_perfect"]
PRESUPPOSING = _SETS["presupposing"]
PRONOUN = _SETS["pronoun"]
RECENT_DAYS = _SETS["recent_days"]
RELATED = _SETS["related"]
RELATED_GROUP = _SETS["related_group"]
RELATIVE = _SETS["relative"]
REPORTING = _SETS["reporting"]
RESTRAINS = _SETS["restrains"]
RESUMING = _SETS["resuming"]
SAME_PAST = _SETS["same_past"]
SAYING = _SETS["saying"]
SECOND_PERSON = _SETS["second_person"]
SEEMS = _SETS["seems"]
STANCE = _SETS["stance"]
SUBJECT_PRONOUN = _SETS["subject_pronoun"]
SUBORDINATE = _SETS["subordinate"]
SUBORDINATE_PREPOSITION = _SETS["subordinate_preposition"]
SUPPOSES = _SETS["supposes"]
SUPPOSES_BEFORE = _SETS["supposes_before"]
TIME_SPANS = _SETS["time_spans"]
TOLL = _SETS["toll"]
TOPIC = _SETS["topic"]
UNDERGOING = _SETS["undergoing"]
WAS = _SETS["was"]
WILL = _SETS["will"]

FUNCTION_WORDS = AUXILIARY | CLAUSE_MARKS | DETERMINER | NEGATION | PERSONAL | PREPOSITION | PRONOUN
"""Words that every sentence has, whatever it is about."""
