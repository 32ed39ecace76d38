"""Words of English that extraction goes by, in sets; all in the folded lower case of tokens."""


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
