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
NO_PLANS = _pairs("no_plans")

ADJECTIVE = _SETS["adjective"]
ADVERB = _SETS["adverb"]
AIMED = _SETS["aimed"]
ASIDE = _SETS["aside"]
AT_PLACE = _SETS["at_place"]
ATTRIBUTING = _SETS["attributing"]
AUXILIARY = _SETS["auxiliary"]
BE = _SETS["be"]
BEFORE_PRONOUN = _SETS["before_pronoun"]
BEFORE_VERB = _SETS["before_verb"]
BY_WAY = _SETS["by_way"]
CARRYING = _SETS["carrying"]
CLAUSE_ENDS = _SETS["clause_ends"]
CLAUSE_MARKS = _SETS["clause_marks"]
COORDINATE = _SETS["coordinate"]
DEFINITE = _SETS["definite"]
DENIES = _SETS["denies"]
DESCRIBING = _SETS["describing"]
DETERMINER = _SETS["determiner"]
FIRST_PERSON = _SETS["first_person"]
FUTURE_TIMES = _SETS["future_times"]
GOES_ON = _SETS["goes_on"]
HAPPENING = _SETS["happening"]
HAVE = _SETS["have"]
LONG_AGO = _SETS["long_ago"]
LOOSELY_AIMED = _SETS["loosely_aimed"]
MEASURE = _SETS["measure"]
MERE_INTEREST = _SETS["mere_interest"]
MODAL = _SETS["modal"]
NEEDS_VERB = _SETS["needs_verb"]
NEGATION = _SETS["negation"]
NOT_CLAUSE_AFTER_AS = _SETS["not_clause_after_as"]
NOT_OF_ONE = _SETS["not_of_one"]
NOT_PARTICIPLE = _SETS["not_participle"]
OBJECT_BEGINS = _SETS["object_begins"]
OF_SPEAKER = _SETS["of_speaker"]
ORDERS = _SETS["orders"]
PARTICLE = _SETS["particle"]
PASSIVE = _SETS["passive"]
PERSONAL = _SETS["personal"]
PLANS = _SETS["plans"]
PREPOSITION = _SETS["preposition"]
PRONOUN = _SETS["pronoun"]
RELATED = _SETS["related"]
RELATIVE = _SETS["relative"]
REPORTING = _SETS["reporting"]
RESUMING = _SETS["resuming"]
SAYING = _SETS["saying"]
SUBJECT_PRONOUN = _SETS["subject_pronoun"]
STANCE = _SETS["stance"]
SUBORDINATE = _SETS["subordinate"]
SUBORDINATE_PREPOSITION = _SETS["subordinate_preposition"]
SUPPOSES = _SETS["supposes"]
TOLL = _SETS["toll"]
TOPIC = _SETS["topic"]
UNDERGOING = _SETS["undergoing"]
WILL = _SETS["will"]

FUNCTION_WORDS = AUXILIARY | CLAUSE_MARKS | DETERMINER | NEGATION | PERSONAL | PREPOSITION | PRONOUN
"""Words that every sentence has, whatever it is about."""
