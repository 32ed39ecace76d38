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

NAMESAKES = word_set("""
    airport tower towers foundation center centre library organization organisation university
    school college institute museum award awards prize medal street avenue boulevard highway bridge
    stadium hotel hospital building house hall park plaza square memorial monument theater theatre
    arena doctrine scholarship fellow fellowship scholars lecture cup trophy expressway tunnel dam
    reservoir island lake mountain peak county township elementary academy clinic pavilion parkway
    drive road lane trail cemetery chapel carrier corporation company inc ltd corp co llc bank group
    brothers sons associates partners motors ventures hotels resort resorts casino golf club gallery
    archives estate properties enterprises international syndrome isd effect curve
""")
"""Words that make the name before them that of a thing: Trump Tower, Kennedy Airport."""

NAMED_AFTER = word_set("fort ft uss hms lake mount mt port camp cape st saint san santa")
"""Words that make the name after them that of a thing."""

COMMON_NAMES = word_set("""
    adams allen anderson bailey baker baldwin ball banks barker barnes barr barry bell bennett bishop
    black blair blake bond booth boyd bradley brady brooks brown bryan bryant burke burns bush butler
    byrd campbell carey carr carson carter castle chase chen cheney church clark clarke clay clinton
    cole coleman collins cook cooper cox craig crane crawford cruz curtis davies davis day dean diaz
    dixon dole douglas doyle duke duncan dunn dutton edwards elliott ellis evans fisher fitzgerald
    fletcher flores ford foster fox francis franklin frank fraser freeman french frost garcia gardner
    gates george gibson gilbert gill gomez gonzalez gordon gore graham grant graves gray green greene
    griffin hague hall hamilton hammond han hancock hansen harding hardy harper harris harrison hart
    harvey hawkins hayes henderson henry hernandez hill hoffman holder holland holmes hood hope hopkins
    house howard howe hughes hume hunt hunter hussein jackson james jefferson jenkins jensen johnson
    johnston jones jordan joseph kaine kelly kennedy kent khan kim king kirk knight lam lamb lane
    larsen law lawrence lawson le lee lewis li lim lincoln lindsay little liu lloyd long lopez love
    lynch lynn ma major mann manning march marsh marshall martin martinez mason matthews may mcdonald
    meyer miles miller mills mitchell moore moran morales morgan morris morrison murphy murray myers
    nelson newman newton nixon noble norris north obrien oliver olsen oneill ortiz osborne owen page
    palmer park parker patel patterson paul payne pearce pence perez perkins perry peters peterson
    pierce polk pope porter potter powell power price prince pritchard quinn ramirez ramos ray reed
    reid reyes reynolds rice rich richards richardson rivera roberts robertson robinson rodriguez
    rogers roman romero rose ross rowe russell ryan sanchez sanders santos scott shaw silva simmons
    simon simpson singh smith snow song spencer stanley stark steele stephens stevens stewart stone
    straw sullivan summers sun sunday taft tan taylor thomas thompson torres tower truss tucker turner
    tyler van vance vaughan vargas wade walker wallace walsh walters walz wang ward warner warren
    washington watson watt webb weber wells west white wilkinson williams williamson willis wilson wise
    wong wood woods wright wu yang york young yun zhang zhu patten clegg bolton berry barton best
    lake madison dulles friday yogi dan jay arthur hu he ho an in ali ahmed hassan mohamed mohammed abbas saleh aziz rahman hamid karim hussain malik
    sharma kumar shah reddy das roy gandhi ivanov petrov popov smirnov novak horvath nagy muller
    schmidt schneider fischer wagner becker schulz richter klein wolf neumann schwarz zimmermann koch
    costa rossi russo ferrari bianchi romano greco conte gallo bruno suzuki sato tanaka watanabe ito
    yamamoto nakamura kobayashi kato nguyen tran pham hoang vu dang bui do ngo duong ly
    choi choe jung jeong kang cho yoon jang shin oh seo kwon hwang ahn yoo hong jeon moon son ko
    pak ri han chung lin huang zhao zhou xu ma gao guo luo zheng
""")
"""Surnames that many people bear, or that are words: alone they need more than a surname."""

ROLE_WORDS = word_set("""
    actor actress singer author novelist writer poet journalist reporter correspondent anchor
    columnist editor historian professor economist scientist physicist philosopher sociologist
    musician composer painter artist director producer filmmaker comedian host player coach
    quarterback footballer golfer swimmer boxer businessman entrepreneur investor banker lawyer
    attorney judge justice bishop archbishop cardinal rabbi imam priest pastor theologian activist
    scholar critic blogger analyst pollster strategist consultant executive ceo founder inventor
    engineer architect explorer physician doctor surgeon detective officer sheriff
""")
"""Callings that are not political: a person introduced by one is no politician by that."""

ADDRESSES = word_set("""
    mr mrs ms miss dr sir lord lady dame republican democrat democratic labour tory conservative
    liberal incumbent candidate challenger ayatollah sheikh sheik imam gen general col colonel
    comrade president-elect rival rivals ally predecessor successor strongman dictator
    administration
""")
"""Words before a surname that leave it his own: Mr. Bush, Republican Bush."""

AFTER_SURNAME = word_set("""
    administration administrations white republican republicans democrat democrats cabinet
    government campaign era team presidency years supporters allies aides doctrine justice
    state national
""")
"""Capitalised words after a surname that leave it a person's."""

MONTH_SIGNS = word_set("""
    in of since until till by last this next early late mid from to through through on before after
    during every each
""")
"""Words before `May` that make it the month."""

POLITICS = word_set("""
    president presidents presidency presidential vice-president premier minister ministers
    ministry ministerial chancellor government governments cabinet parliament parliamentary
    congress congressional congressman congresswoman senate senator senators election elections
    electoral elected reelected re-elected candidate candidates candidacy nominee nomination
    nominated party parties politician politicians political politics mp mps legislator
    legislature lawmaker lawmakers vote votes voted voters ballot campaign campaigned coalition
    republican republicans democrat democrats democratic conservative conservatives liberal
    liberals labour socialist socialists communist communists opposition referendum inauguration
    administration governor governors mayor deputy deputies secretary ambassador treaty summit
    diplomat diplomatic constitution constitutional impeachment coup regime dictator resigned
    resignation inaugurated sworn cabinets speaker leader leaders leadership bundestag knesset duma
    politburo rally caucus caucuses primaries primary incumbent runoff run-off landslide
""")
"""Words that show a sentence to be about politics."""

NOT_NAMES = word_set("""
    party parties committee commission council university college court act bill street avenue
    association union federation front movement league alliance coalition conference congress
    parliament assembly senate house cabinet government ministry department agency office bureau
    bank company group inc corp ltd foundation institute centre center school academy church board
    force forces army navy police guard war treaty agreement accord convention summit election
    elections referendum revolution day week month year january february march april june july
    august september october november december monday tuesday wednesday thursday friday saturday
    sunday times post news press herald tribune journal magazine review world international
    national federal democratic republican socialist communist liberal conservative labour labor
    green christian social people's workers peoples state states city county river mountain lake
    north south east west northern southern eastern western central act's general new the a an of
    and in on at for to by with from mp mps mr mrs ms jr sr officer officers marshal chief deputy
    executive financial director commissioner chairman chairwoman secretary minister president
    senator governor mayor sheriff captain colonel col sgt sergeant lieutenant lt capt detective
    residents visitors road fire attack race building staff
""")
"""Capitalised words that end a person's name, or show that it was none."""

FORMERLY = word_set("former ex then late onetime erstwhile deposed ousted previous future next")
"""Words before a title that make its holder another than the present one."""

WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
"""Days of the week, which are surnames too."""

NATIONAL_TITLES = word_set("""
    president interim-president prime-minister interim-prime-minister chancellor premier king queen
    emperor emir sultan supreme-leader vice-president deputy-prime-minister vice-premier
    crown-prince senator governor secretary-general opposition-leader state-counsellor pope
    taoiseach candidate president-elect speaker majority-leader minority-leader
""")
"""Keys of offices whose bare title, without a country, is one of state where politics is at hand."""

ACTS = word_set("""
    's said says told tells warned warns vowed vows urged urges called calls met meets announced
    announces ordered orders signed signs visited visits arrived arrives rejected rejects accused
    accuses denied denies resigned resigns won wins lost loses wants wanted will would has had is was
    did does agreed agrees spoke speaks plans planned hopes backs backed
""")
"""Words after a surname that show somebody who acts."""

DETERMINERS = word_set("the a an your his her its their my our it them this that these those")
"""Words that follow a verb rather than an adjective."""
