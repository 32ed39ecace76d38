"""Inflected forms of English verbs and nouns, from a lemma, by rules and a list of exceptions.

British and American spellings are both given (`cancelled`, `canceled`; `recognise`, `recognize`). A
superfluous form does no harm: it is looked up, never printed.
"""

import re

_VOWELS = "aeiou"
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$|^(?:qu|squ)[aeiou][bdgmnprt]$")
# Verbs of more than one syllable, stressed on the last, that double their final consonant.
_DOUBLING_LONG = frozenset(
    "abet acquit admit allot annul commit compel concur confer control decontrol defer deter "
    "disbar embed expel extol fulfil incur infer kidnap occur omit patrol permit prefer propel "
    "readmit rebel rebut recur refer regret remit repel sidestep submit transfer transmit unban "
    "unplug wiretap worship".split()
)
# Verbs whose l is doubled in British English only.
_BRITISH_L = frozenset(
    "backpedal cancel channel counsel dial equal fuel label level marshal model pedal pummel "
    "quarrel rival shovel signal travel tunnel total".split()
)
_BE = frozenset("be am is are was were been being".split())
# lemma: past (and participle where it differs)
_IRREGULAR: dict[str, tuple[str, ...]] = {
    "arise": ("arose", "arisen"),
    "bear": ("bore", "borne"),
    "beat": ("beat", "beaten"),
    "become": ("became", "become"),
    "begin": ("began", "begun"),
    "bend": ("bent",),
    "bet": ("bet",),
    "bid": ("bid",),
    "bind": ("bound",),
    "bite": ("bit", "bitten"),
    "bleed": ("bled",),
    "blow": ("blew", "blown"),
    "break": ("broke", "broken"),
    "bring": ("brought",),
    "broadcast": ("broadcast",),
    "build": ("built",),
    "burn": ("burned", "burnt"),
    "burst": ("burst",),
    "buy": ("bought",),
    "cast": ("cast",),
    "catch": ("caught",),
    "choose": ("chose", "chosen"),
    "come": ("came", "come"),
    "cost": ("cost",),
    "cut": ("cut",),
    "deal": ("dealt",),
    "dig": ("dug",),
    "do": ("did", "done"),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "eat": ("ate", "eaten"),
    "fall": ("fell", "fallen"),
    "feed": ("fed",),
    "fight": ("fought",),
    "find": ("found",),
    "flee": ("fled",),
    "fling": ("flung",),
    "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"),
    "foresee": ("foresaw", "foreseen"),
    "forgive": ("forgave", "forgiven"),
    "freeze": ("froze", "frozen"),
    "get": ("got", "gotten"),
    "give": ("gave", "given"),
    "go": ("went", "gone"),
    "grow": ("grew", "grown"),
    "hang": ("hung", "hanged"),
    "have": ("had",),
    "hear": ("heard",),
    "hide": ("hid", "hidden"),
    "hit": ("hit",),
    "hold": ("held",),
    "hurt": ("hurt",),
    "keep": ("kept",),
    "kneel": ("knelt", "kneeled"),
    "know": ("knew", "known"),
    "lay": ("laid",),
    "lead": ("led",),
    "leap": ("leaped", "leapt"),
    "learn": ("learned", "learnt"),
    "leave": ("left",),
    "lend": ("lent", "lended"),
    "let": ("let",),
    "lie": ("lay", "lain", "lied"),
    "light": ("lit", "lighted"),
    "lose": ("lost",),
    "make": ("made",),
    "meet": ("met",),
    "mow": ("mowed", "mown"),
    "outlaw": ("outlawed",),
    "overcome": ("overcame", "overcome"),
    "override": ("overrode", "overridden"),
    "overrun": ("overran", "overrun"),
    "oversee": ("oversaw", "overseen"),
    "overthrow": ("overthrew", "overthrown"),
    "pay": ("paid",),
    "plead": ("pleaded", "pled"),
    "put": ("put",),
    "quit": ("quit",),
    "read": ("read",),
    "rebuild": ("rebuilt",),
    "rethink": ("rethought",),
    "rewrite": ("rewrote", "rewritten"),
    "ride": ("rode", "ridden"),
    "ring": ("rang", "rung"),
    "rise": ("rose", "risen"),
    "run": ("ran", "run"),
    "say": ("said",),
    "see": ("saw", "seen"),
    "seek": ("sought",),
    "sell": ("sold",),
    "send": ("sent",),
    "set": ("set",),
    "sew": ("sewed", "sewn"),
    "shake": ("shook", "shaken"),
    "shed": ("shed",),
    "shoot": ("shot",),
    "show": ("showed", "shown"),
    "shut": ("shut",),
    "sing": ("sang", "sung"),
    "sink": ("sank", "sunk"),
    "sit": ("sat",),
    "slay": ("slew", "slain"),
    "slit": ("slit",),
    "speak": ("spoke", "spoken"),
    "spend": ("spent",),
    "spill": ("spilled", "spilt"),
    "split": ("split",),
    "spread": ("spread",),
    "spring": ("sprang", "sprung"),
    "stand": ("stood",),
    "steal": ("stole", "stolen"),
    "stick": ("stuck",),
    "strike": ("struck", "stricken"),
    "swear": ("swore", "sworn"),
    "sweep": ("swept",),
    "swell": ("swelled", "swollen"),
    "swing": ("swung",),
    "take": ("took", "taken"),
    "tear": ("tore", "torn"),
    "tell": ("told",),
    "think": ("thought",),
    "throw": ("threw", "thrown"),
    "thrust": ("thrust",),
    "undergo": ("underwent", "undergone"),
    "undertake": ("undertook", "undertaken"),
    "uphold": ("upheld",),
    "win": ("won",),
    "wind": ("wound",),
    "withdraw": ("withdrew", "withdrawn"),
    "withhold": ("withheld",),
    "withstand": ("withstood",),
    "write": ("wrote", "written"),
}
_IRREGULAR_NOUNS: dict[str, str] = {
    "man": "men",
    "woman": "women",
    "gunman": "gunmen",
    "policeman": "policemen",
    "serviceman": "servicemen",
    "fisherman": "fishermen",
    "businessman": "businessmen",
    "spokesman": "spokesmen",
    "child": "children",
    "person": "people",
    "crisis": "crises",
    "coup": "coups",
    "life": "lives",
    "wife": "wives",
    "thief": "thieves",
    "chief": "chiefs",
    "aircraft": "aircraft",
    "police": "police",
    "personnel": "personnel",
}
# Not the Greek suffix: these keep their z.
_KEEP_Z = frozenset({"seize", "size", "prize", "capsize", "resize"})


def verb_forms(lemma: str) -> frozenset[str]:
    """Return all forms of a verb: base, third person, past, participle and -ing.

    Args:
        lemma: base form, lower case.
    """
    if lemma == "be":
        return _BE
    if lemma.endswith("ize") and lemma not in _KEEP_Z:
        return _conjugate(lemma) | _conjugate(lemma[:-3] + "ise")
    return _conjugate(lemma)


def noun_forms(lemma: str) -> frozenset[str]:
    """Return singular and plural of a noun.

    Args:
        lemma: singular, lower case.
    """
    return frozenset({lemma, _IRREGULAR_NOUNS.get(lemma) or _with_s(lemma)})


def word_forms(word: str) -> frozenset[str]:
    """Return a word, and what its forms would be if it were a verb's or a noun's lemma."""
    return frozenset({word}) | verb_forms(word) | noun_forms(word)


def _conjugate(lemma: str) -> frozenset[str]:
    past = _IRREGULAR.get(lemma) or _regular_past(lemma)
    return frozenset({lemma, _with_s(lemma), *past, *_with_ing(lemma)})


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _regular_past(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (lemma + "d",)
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return (lemma[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(lemma))


def _with_ing(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("ie"):
        return (lemma[:-2] + "ying",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (lemma[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(lemma))


def _stems(lemma: str) -> tuple[str, ...]:
    if lemma in _BRITISH_L:
        return (lemma, lemma + lemma[-1])
    if lemma in _DOUBLING_LONG or _DOUBLING.match(lemma):
        return (lemma + lemma[-1],)
    return (lemma,)


def irregular_pasts() -> frozenset[str]:
    """Return the past tenses and participles that do not end in -ed."""
    return frozenset(
        form for forms in _IRREGULAR.values() for form in forms if not form.endswith("ed")
    )
