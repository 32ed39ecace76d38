"""Words of English that extraction goes by, in sets; all in the folded lower case of tokens."""

from functools import cache
from pathlib import Path

_GIVEN_NAMES = Path(__file__).parent / "data" / "given_names.txt"


@cache
def given_names() -> frozenset[str]:
    """Given names of many countries, as data/given_names.txt lists them."""
    lines = _GIVEN_NAMES.read_text("utf-8").splitlines()
    return word_set(" ".join(line for line in lines if not line.startswith("#")))


def word_set(words: str) -> frozenset[str]:
    """The words of a string, apart by white space."""
    return frozenset(words.split())


TITLE_ABBREVIATIONS = word_set("""
    mr mrs ms mx dr prof gen lt col maj sgt cpl capt cmdr adm brig sen rep gov pres hon rev fr st
    mt ft messrs mme mlle m atty insp supt del amb vs fig approx ca cf ed eds vol
""")
"""Abbreviations whose full stop never ends a sentence."""

MAY_END = word_set("""
    jr sr inc ltd co corp plc llc dept univ assn bros etc al jan feb mar apr jun jul aug sep sept
    oct nov dec mon tue tues wed thu thur thurs fri sat sun ave blvd rd ala ariz ark calif colo
    conn fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va
    vt wash wis wyo
""")
"""Abbreviations whose full stop may end one, where a word of STARTERS follows."""

STARTERS = word_set("""
    the a an he she it they we i you his her its their our my this that these those there here in
    on at by for from with as to of and but or so yet if when while after before since until
    although though because however meanwhile moreover also both some many most all one two no
    not what who how why where is was were has had will would may might earlier later last next
    now then today yesterday such under over during among another according
""")
"""Words that, with a capital, show that a sentence begins."""

STREETS = word_set("""
    street st avenue ave road rd drive dr lane ln boulevard blvd highway hwy court ct circle terrace
    parkway pkwy turnpike pike trail alley
""")
"""Words that make the name before them a street's."""

LOCALITIES = word_set("""
    county township twp parish borough elementary creek heights hills hollow ridge springs mills
    middle-school village cemetery subdivision junction corners
""")
"""Words that make the name before them a small place's."""

PLACE_PREFIXES = word_set("""
    mount mt fort ft port lake camp point glen little saint st santa san new upper lower old
    los el la cape
""")
"""Words that make the name after them another place's."""

COURTESY = word_set("""
    mr mrs ms miss dr sir dame lady lord rev reverend sister brother judge coach sgt sergeant
    detective officer deputy lt lieutenant capt captain cpl trooper sheriff prof professor
""")
"""Titles of persons that are no office of state."""

STATE_BODIES = word_set("""
    prime president presidential parliament parliamentary foreign government defence defense army
    military ministry minister interior finance central national opposition ruling ambassador
    embassy supreme border borders troops forces
""")
"""Words that follow the name of a country, as against that of a state, town or person."""

SCHOOLS = word_set("high middle elementary senior junior")
"""Words between a place's name and `School`."""

LOCAL_NEWS = word_set("""
    county counties township sheriff sheriffs alderman aldermen councilman councilwoman selectmen
    borough parish
""")
"""Words of local news, where a great name is likely that of a small town."""

TOWN_BODIES = word_set("council hall commission commissioners manager clerk schools")
"""Words after `City` that make the name before it a town's."""

LANGUAGE_VERBS = word_set("""
    speak speaks spoke spoken speaking learn learns learned learnt learning study studies studied
    studying teach teaches taught teaching understand understands read reads write writes wrote
    written only fluent in into
""")
"""Words before the name of a language."""

LANGUAGES_BESIDE = word_set("english and or both spanish french german italian russian arabic")
"""Words that stand between those and a language's name."""

CLOSERS = word_set("""
    and or but to at for with on after before when while as during because if than that who which
    is was are were has had will would
""")
"""Words with which a noun phrase is over."""

PARTICLES = word_set("de da do dos das del della di du la le van von der den bin ibn al el ter zu")
"""Words in lower case within a person's name."""
