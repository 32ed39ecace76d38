"""The codes and names of languages that files use."""

from functools import cache

# Code of ISO 639-1, codes of ISO 639-2 and -3, name in English and in the language itself (CLDR).
_LANGUAGES = """
aa aar afar qafar
ab abk abkhazian аԥсшәа
ae ave avestan
af afr afrikaans
ak aka akan
am amh amharic አማርኛ
an arg aragonese aragonés
ar ara arabic العربية
as asm assamese অসমীয়া
av ava avaric
ay aym aymara
az aze azerbaijani azərbaycan
ba bak bashkir
be bel belarusian беларуская
bg bul bulgarian български
bi bis bislama
bm bam bambara bamanakan
bn ben bangla বাংলা
bo bod tib tibetan བོད་སྐད་
br bre breton brezhoneg
bs bos bosnian bosanski
ca cat catalan català
ce che chechen нохчийн
ch cha chamorro
co cos corsican corsu
cr cre cree
cs ces cze czech čeština
cu chu церковнослове́нскїй
cv chv chuvash чӑваш
cy cym wel welsh cymraeg
da dan danish dansk
de deu ger german deutsch
dv div divehi ދިވެހިބަސް
dz dzo dzongkha རྫོང་ཁ
ee ewe eʋegbe
el ell gre greek ελληνικά
en eng english
eo epo esperanto
es spa spanish español
et est estonian eesti
eu eus baq basque euskara
fa fas per persian فارسی
ff ful fula pulaar
fi fin finnish suomi
fj fij fijian
fo fao faroese føroyskt
fr fra fre french français
fy fry frysk
ga gle irish gaeilge
gd gla gàidhlig
gl glg galician galego
gn grn guarani avañe’ẽ
gu guj gujarati ગુજરાતી
gv glv manx gaelg
ha hau hausa
he heb hebrew עברית
hi hin hindi हिन्दी
ho hmo
hr hrv croatian hrvatski
ht hat
hu hun hungarian magyar
hy hye arm armenian հայերեն
hz her herero
ia ina interlingua
id ind indonesian indonesia
ie ile interlingue
ig ibo igbo
ii iii ꆈꌠꉙ
ik ipk inupiaq
io ido
is isl ice icelandic íslenska
it ita italian italiano
iu iku inuktitut ᐃᓄᒃᑎᑐᑦ
ja jpn japanese 日本語
jv jav javanese jawa
ka kat geo georgian ქართული
kg kon kongo
ki kik kikuyu gikuyu
kj kua kuanyama
kk kaz kazakh
kl kal kalaallisut
km khm khmer ខ្មែរ
kn kan kannada ಕನ್ನಡ
ko kor korean 한국어
kr kau kanuri
ks kas kashmiri کٲشُر
ku kur kurdish
kv kom komi
kw cor cornish kernewek
ky kir kyrgyz кыргызча
la lat latin latina
lb ltz luxembourgish lëtzebuergesch
lg lug ganda luganda
li lim limburgish
ln lin lingala lingála
lo lao ລາວ
lt lit lithuanian lietuvių
lu lub luba-katanga tshiluba
lv lav latvian latviešu
mg mlg malagasy
mh mah marshallese
mi mri mao māori
mk mkd mac macedonian македонски
ml mal malayalam മലയാളം
mn mon mongolian монгол
mr mar marathi मराठी
ms msa may malay melayu
mt mlt maltese malti
my mya bur burmese မြန်မာ
na nau nauru
nb nob
nd nde isindebele
ne nep nepali नेपाली
ng ndo ndonga
nl nld dut dutch nederlands
nn nno
no nor norwegian norsk
nr nbl isindebele
nv nav navajo
ny nya nyanja
oc oci occitan
oj oji ojibwa
om orm oromo oromoo
or ori odia ଓଡ଼ିଆ
os oss ossetic ирон
pa pan punjabi ਪੰਜਾਬੀ
pi pli pali
pl pol polish polski
ps pus pashto پښتو
pt por portuguese português
qu que quechua runasimi
rm roh romansh rumantsch
rn run rundi ikirundi
ro ron rum romanian română
ru rus russian русский
rw kin kinyarwanda ikinyarwanda
sa san sanskrit
sc srd sardinian sardu
sd snd sindhi سنڌي
se sme davvisámegiella
sg sag sango sängö
si sin sinhala සිංහල
sk slk slo slovak slovenčina
sl slv slovenian slovenščina
sm smo samoan
sn sna shona chishona
so som somali soomaali
sq sqi alb albanian shqip
sr srp serbian српски
ss ssw swati siswati
st sot sesotho
su sun sundanese
sv swe swedish svenska
sw swa swahili kiswahili
ta tam tamil தமிழ்
te tel telugu తెలుగు
tg tgk tajik тоҷикӣ
th tha thai ไทย
ti tir tigrinya ትግርኛ
tk tuk turkmen
tl tgl tagalog
tn tsn tswana setswana
to ton tongan
tr tur turkish türkçe
ts tso tsonga xitsonga
tt tat tatar татар
tw twi
ty tah tahitian
ug uig uyghur ئۇيغۇرچە
uk ukr ukrainian українська
ur urd urdu اردو
uz uzb uzbek o‘zbek
ve ven venda tshivenḓa
vi vie vietnamese
vo vol volapük
wa wln walloon walon
wo wol wolof
xh xho xhosa isixhosa
yi yid yiddish ייִדיש
yo yor yoruba
za zha zhuang vahcuengh
zh zho chi chinese 中文
zu zul zulu isizulu
"""
# Codes that ISO 639-1 replaced, and codes that mean no language.
_FORMER = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr"}
_NONE = frozenset(("und", "mul", "mis", "zxx"))


def language_code(word: str) -> str | None:
    """Return the code of a language that a code or a name stands for.

    Args:
        word: a code of ISO 639, or a name in English or in the language itself, in any case.

    Returns:
        The code of ISO 639-1; the one of ISO 639-3 for languages that have no shorter one; None
        where the word stands for no language.
    """
    word = word.casefold()
    known = _codes().get(_FORMER.get(word, word))
    if known or word in _NONE or len(word) != 3 or not (word.isascii() and word.isalpha()):
        return known
    return word


@cache
def _codes() -> dict[str, str]:
    rows = (row.split() for row in _LANGUAGES.strip().split("\n"))
    return {word: row[0] for row in rows for word in row}
