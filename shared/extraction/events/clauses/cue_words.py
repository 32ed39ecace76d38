"""Words by which clauses, readings and statuses are told: the closed classes of English.

All in the folded lower case of tokens.
"""

from shared.vocabulary.events.inflection import irregular_pasts, verb_forms


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _verbs(lemmas: str) -> frozenset[str]:
    return frozenset[str]().union(*map(verb_forms, lemmas.split()))


BE = _words("be am is are was were been being 's 're")
PASSIVE = (BE - {"'s", "'re"}) | _words("get gets got getting")
HAVE = _words("has have had having 've")
DO = _words("do does did")
WILL = _words("will shall 'll won't")
MODAL = _words("can could may might would should must")
AUXILIARY = (
    BE
    | HAVE
    | DO
    | WILL
    | MODAL
    | _words(
        "cannot can't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't "
        "wouldn't couldn't shouldn't"
    )
)
NEGATION = _words(
    "not never n't nor neither without cannot can't won't isn't aren't wasn't weren't hasn't "
    "haven't hadn't doesn't don't didn't wouldn't couldn't shouldn't"
)
PRONOUN = _words("i he she it they we you this")
PERSONAL = _words("he she it they we him her them his their its")
DETERMINER = _words(
    "the a an this these those its his her their our my your 's some any no each every another "
    "such several many few both all"
)
PREPOSITION = _words(
    "of in on at by for from with to into onto over about against between among amid under "
    "during through toward towards after before since until upon within near despite"
)
BEFORE_VERB = (
    PRONOUN
    | (AUXILIARY - BE)
    | _words(
        "to not and or but who that which also then never , \" ' i people police troops jointly us"
    )
)
IRREGULAR_PASTS = irregular_pasts()

# --- clauses
SAYING = _words("said says say saying told tells tell")
REPORTING = SAYING | _verbs(
    "announce add report confirm insist claim state note declare believe think know explain "
    "warn reveal stress argue disclose acknowledge suggest write inform hear show indicate admit "
    "promise vow agree tweet emphasize reiterate predict estimate conclude learn find hope fear "
    "allege complain demand threaten pledge deny decide"
)
ATTRIBUTING = SAYING | _words(
    "announced reported added confirmed informed according tweeted wrote insisted showed claimed"
)
RELATIVE = _words("who whom whose which where what")
SUBORDINATE = _words(
    "after before because since while although though if unless until when once whereas amid "
    "despite following as whenever whether"
)
NOT_CLAUSE_AFTER_AS = _words("a an part well many much of to for such far long soon if early the")
COORDINATE = _words("and but or nor yet")
RESUMING = _words("has have had is are was were will would")
CLAUSE_MARKS = (
    RESUMING
    | RELATIVE
    | SUBORDINATE
    | COORDINATE
    | SAYING
    | REPORTING
    | _words(", ; : ( ) -- - that then according")
)
NOT_PARTICIPLE = _words(
    "including regarding concerning according during nothing everything something anything "
    "notwithstanding beijing starting beginning king sterling"
)

# --- status
PLANS = _verbs(
    "plan expect schedule intend prepare agree pledge promise vow offer commit undertake arrange "
    "decide swear postpone guarantee volunteer"
) | _words(
    "willing ready set due likely poised slated going upcoming forthcoming planned scheduled "
    "proposed prepared determined expected tomorrow tonight willingness readiness intention plans "
    "scheduled bound looming"
)
DENIES = _verbs(
    "deny refuse reject decline cancel fail rebuff exclude oppose avoid prevent avert thwart foil "
    "forgo spurn snub scrap abandon scupper derail"
) | _words("unable unwilling reluctant refusal rejection cancellation")
DENYING_PAIRS = frozenset({
    ("call", "off"), ("calls", "off"), ("called", "off"), ("calling", "off"),
    ("rule", "out"), ("rules", "out"), ("ruled", "out"), ("ruling", "out"),
    ("turn", "down"), ("turned", "down"), ("pull", "out"), ("pulled", "out"),
    ("pulling", "out"), ("instead", "of"), ("rather", "than"), ("far", "from"),
})  # fmt: skip
NO_PLANS = frozenset({("no", "plan"), ("no", "plans"), ("no", "intention"), ("no", "desire")})
SUPPOSES = _verbs(
    "consider propose suggest seek hope want wish mull weigh urge recommend advocate aim try "
    "attempt push favor contemplate explore call demand ask request press discuss fear"
) | _words(
    "could may might if whether unless possible possibly perhaps maybe potential hypothetical "
    "possibility prospect would should chance risk plea bid calls call proposal"
)
ORDERS = _verbs("order force instruct command approve authorize")
GOES_ON = _verbs("continue keep remain") | _words("ongoing underway still amid")
MERE_INTEREST = _words("interest interested")
FUTURE_TIMES = _words("tomorrow tonight upcoming forthcoming")
HAPPENING = _verbs(
    "happen occur begin start take hold schedule cancel postpone end resume go come follow"
)

# --- verbs that carry a noun of happening: they add nothing but that it happened, or will not
CARRYING = (
    _verbs(
        "launch start begin open initiate commence mount unleash trigger announce declare order "
        "carry conduct stage hold perform wage make organize commit perpetrate undertake host "
        "convene chair lead continue resume renew intensify escalate step extend maintain attend "
        "join face suffer see report witness spark provoke cause erupt break end conclude "
        "complete finish pay embark kick have give issue receive offer impose mark celebrate "
        "sign reach take participate engage call rule cancel suspend halt stop postpone survive "
        "die kill hit strike arrive follow claim set go file express voice deliver "
        "build establish create form run spread record celebrate fly travel head"
    )
    | PLANS
    | DENIES
)
