"""Words of English that extraction goes by, in sets; data/words.txt holds them and says why."""

from functools import cache
from pathlib import Path

from shared.vocabulary.events.inflection import noun_forms, verb_forms

_DATA = Path(__file__).parent / "data"


def read_word_sets(path: Path) -> dict[str, frozenset[str]]:
    """Return every set of a word list by its name.

    Args:
        path: the file. A line in brackets names a set, and the words below it are in it: a word
            as it is, `plan.v` and `visit.n` in all forms of the verb or noun, and `@other` for the
            words of a set above. Lines that begin with `#` are comments.

    Raises:
        KeyError: a set is named that is not above.
    """
    sets: dict[str, frozenset[str]] = {}
    name = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            sets[name] = frozenset()
        elif line and not line.startswith("#"):
            sets[name] = sets[name].union(*[_words_of(item, sets) for item in line.split()])
    return sets


def _words_of(item: str, sets: dict[str, frozenset[str]]) -> frozenset[str]:
    if item.startswith("@"):
        return sets[item[1:]]
    if item.endswith(".v"):
        return verb_forms(item[:-2])
    if item.endswith(".n"):
        return noun_forms(item[:-2])
    return frozenset({item})


@cache
def given_names() -> frozenset[str]:
    """Given names of many countries, as data/given_names.txt lists them."""
    lines = (_DATA / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


_SETS = read_word_sets(_DATA / "words.txt")

ACTS = _SETS["acts"]
ADDRESSES = _SETS["addresses"]
AFTER_SURNAME = _SETS["after_surname"]
AFTER_PERSON = _SETS["after_person"]
AIDE_ROLES = _SETS["aide_roles"]
BODY_ROLES = _SETS["body_roles"]
BRITISH = _SETS["british"]
BUILDINGS = _SETS["buildings"]
CAPITAL_ROLES = _SETS["capital_roles"]
CLOSERS = _SETS["closers"]
COMMON_NAMES = _SETS["common_names"]
COMPANY_ROLES = _SETS["company_roles"]
COMPANY_TITLES = _SETS["company_titles"]
COMPLEMENTS = _SETS["complements"]
COMPOUND_PARTICIPLES = _SETS["compound_participles"]
COURTESY = _SETS["courtesy"]
DETERMINERS = _SETS["determiners"]
ELECTED = _SETS["elected"]
FORMERLY = _SETS["formerly"]
FURNITURE_BEGINS = _SETS["furniture_begins"]
FURNITURE_HOLDS = _SETS["furniture_holds"]
GENERATIONS = _SETS["generations"]
HEAD_OFFICES = _SETS["head_offices"]
HEADING_VERBS = _SETS["heading_verbs"]
HONORIFICS = _SETS["honorifics"]
HOUSES = _SETS["houses"]
INDEFINITE = _SETS["indefinite"]
LANGUAGES_BESIDE = _SETS["languages_beside"]
LANGUAGE_VERBS = _SETS["language_verbs"]
LESSER = _SETS["lesser"]
ADVERBS = _SETS["adverbs"]
LOCALITIES = _SETS["localities"]
LESSER_TITLE = _SETS["lesser_title"]
LOCAL_NEWS = _SETS["local_news"]
MAY_END = _SETS["may_end"]
MONARCHS = _SETS["monarchs"]
MONTH_SIGNS = _SETS["month_signs"]
MINOR_BODIES = _SETS["minor_bodies"]
NAMED_AFTER = _SETS["named_after"]
NAMESAKES = _SETS["namesakes"]
NATIONAL_TITLES = _SETS["national_titles"]
NOT_NAMES = _SETS["not_names"]
OFFICERS_OF_STATE = _SETS["officers_of_state"]
PARTIES = _SETS["parties"]
PARTICLES = _SETS["particles"]
OF_PARTY = _SETS["of_party"]
PARTY_BODIES = _SETS["party_bodies"]
PARTY_ROLES = _SETS["party_roles"]
PLACE_PREFIXES = _SETS["place_prefixes"]
POLITICS = _SETS["politics"]
POSSESSIVES = _SETS["possessives"]
PREDICATES = _SETS["predicates"]
PRIVATE_BODIES = _SETS["private_bodies"]
PUBLIC_BODIES = _SETS["public_bodies"]
ROLE_WORDS = _SETS["role_words"]
SCHOOLS = _SETS["schools"]
SENIOR_OFFICERS = _SETS["senior_officers"]
SMALL_WORDS = _SETS["small_words"]
ATTRIBUTING = _SETS["attributing"]
CANDIDACY_VERBS = _SETS["candidacy_verbs"]
STARTERS = _SETS["starters"]
STATE_BODIES = _SETS["state_bodies"]
STATE_ADDRESSES = _SETS["state_addresses"]
STATE_MATTERS = _SETS["state_matters"]
STATE_ROLES = _SETS["state_roles"]
STREETS = _SETS["streets"]
TITLE_ALONE = _SETS["title_alone"]
TITLE_ABBREVIATIONS = _SETS["title_abbreviations"]
WEEKDAYS = _SETS["weekdays"]
TITLES_OF_STATE = _SETS["titles_of_state"]
TITLE_MODIFIERS = _SETS["title_modifiers"]
TOWN_BODIES = _SETS["town_bodies"]
TOWN_NEWS = _SETS["town_news"]
TOWN_PEOPLE = _SETS["town_people"]
TOWN_PREFIXES = _SETS["town_prefixes"]
WITHIN = _SETS["within"]
WOMEN = _SETS["women"]
WORD_NAMES = _SETS["word_names"]
WOMENS_NAMES = _SETS["womens_names"]
