"""Names of languages by their codes, for callers who write `language=German`."""

from collections.abc import Mapping
from functools import cache

# source: ISO 639-1, with CLDR's English and own names by Babel 2.18.0; some common names were added
_NAMES = """
aa Afar; Qafar
ab Abkhazian; Аԥсшәа
ae Avestan
af Afrikaans
ak Akan
am Amharic; አማርኛ
an Aragonese; aragonés
ar Arabic; العربية
as Assamese; অসমীয়া
av Avaric
ay Aymara
az Azerbaijani; azərbaycan
ba Bashkir; башҡорт теле
be Belarusian; беларуская
bg Bulgarian; български
bi Bislama
bm Bambara; bamanakan
bn Bangla; বাংলা; Bengali
bo Tibetan; བོད་སྐད་
br Breton; brezhoneg
bs Bosnian; bosanski
ca Catalan; català
ce Chechen; нохчийн
ch Chamorro
co Corsican; corsu
cr Cree
cs Czech; čeština
cu Church Slavic; церковнослове́нскїй
cv Chuvash; чӑваш
cy Welsh; Cymraeg
da Danish; dansk
de German; Deutsch
dv Divehi; ދިވެހިބަސް
dz Dzongkha; རྫོང་ཁ
ee Ewe; eʋegbe
el Greek; Ελληνικά; Modern Greek
en English
eo Esperanto
es Spanish; español; Castilian
et Estonian; eesti
eu Basque; euskara
fa Persian; فارسی; Farsi
ff Fula; Pulaar
fi Finnish; suomi
fj Fijian
fo Faroese; føroyskt
fr French; français
fy Western Frisian; Frysk
ga Irish; Gaeilge
gd Scottish Gaelic; Gàidhlig
gl Galician; galego
gn Guarani; avañe’ẽ
gu Gujarati; ગુજરાતી
gv Manx; Gaelg
ha Hausa
he Hebrew; עברית; Ivrit
hi Hindi; हिन्दी
ho Hiri Motu
hr Croatian; hrvatski
ht Haitian Creole; Kreyòl Ayisyen
hu Hungarian; magyar
hy Armenian; հայերեն
hz Herero
ia Interlingua
id Indonesian; Indonesia
ie Interlingue
ig Igbo
ii Sichuan Yi; ꆈꌠꉙ
ik Inupiaq
io Ido
is Icelandic; íslenska
it Italian; italiano
iu Inuktitut; ᐃᓄᒃᑎᑐᑦ
ja Japanese; 日本語
jv Javanese; Jawa
ka Georgian; ქართული
kg Kongo
ki Kikuyu; Gikuyu
kj Kuanyama
kk Kazakh; қазақ тілі
kl Kalaallisut
km Khmer; ខ្មែរ
kn Kannada; ಕನ್ನಡ
ko Korean; 한국어
kr Kanuri
ks Kashmiri; کٲشُر
ku Kurdish; kurdî (kurmancî)
kv Komi
kw Cornish; kernewek
ky Kyrgyz; кыргызча
la Latin; Latina
lb Luxembourgish; Lëtzebuergesch
lg Ganda; Luganda
li Limburgish
ln Lingala; lingála
lo Lao; ລາວ
lt Lithuanian; lietuvių
lu Luba-Katanga; Tshiluba
lv Latvian; latviešu
mg Malagasy
mh Marshallese
mi Māori
mk Macedonian; македонски
ml Malayalam; മലയാളം
mn Mongolian; монгол
mr Marathi; मराठी
ms Malay; Melayu
mt Maltese; Malti
my Burmese; မြန်မာ; Myanmar
na Nauru
nb Norwegian Bokmål; norsk bokmål; Norwegian
nd North Ndebele; isiNdebele
ne Nepali; नेपाली
ng Ndonga
nl Dutch; Nederlands
nn Norwegian Nynorsk; norsk nynorsk
no Norwegian; norsk
nr South Ndebele; isiNdebele
nv Navajo; Diné Bizaad
ny Nyanja
oc Occitan
oj Ojibwa
om Oromo; Oromoo
or Odia; ଓଡ଼ିଆ
os Ossetic; ирон
pa Punjabi; ਪੰਜਾਬੀ
pi Pali
pl Polish; polski
ps Pashto; پښتو
pt Portuguese; português
qu Quechua; Runasimi
rm Romansh; rumantsch
rn Rundi; Ikirundi
ro Romanian; română
ru Russian; русский
rw Kinyarwanda; Ikinyarwanda
sa Sanskrit; संस्कृत भाषा
sc Sardinian; sardu
sd Sindhi; سنڌي
se Northern Sami; davvisámegiella
sg Sango; Sängö
sh Serbo-Croatian
si Sinhala; සිංහල
sk Slovak; slovenčina
sl Slovenian; slovenščina
sm Samoan
sn Shona; chiShona
so Somali; Soomaali
sq Albanian; shqip
sr Serbian; српски
ss Swati; siSwati
st Southern Sotho; Sesotho
su Sundanese; Basa Sunda
sv Swedish; svenska
sw Swahili; Kiswahili
ta Tamil; தமிழ்
te Telugu; తెలుగు
tg Tajik; тоҷикӣ
th Thai; ไทย
ti Tigrinya; ትግርኛ
tk Turkmen; türkmen dili
tl Tagalog; Filipino
tn Tswana; Setswana
to Tongan; lea fakatonga
tr Turkish; Türkçe
ts Tsonga; Xitsonga
tt Tatar; татар
tw Twi
ty Tahitian
ug Uyghur; ئۇيغۇرچە
uk Ukrainian; українська
ur Urdu; اردو
uz Uzbek; o‘zbek
ve Venda; Tshivenḓa
vi Vietnamese; Tiếng Việt
vo Volapük
wa Walloon; walon
wo Wolof
xh Xhosa; IsiXhosa
yi Yiddish; ייִדיש
yo Yoruba; Èdè Yorùbá
za Zhuang; Vahcuengh
zh Chinese; 中文; Mandarin
zu Zulu; isiZulu
"""


@cache
def language_names() -> Mapping[str, tuple[str, ...]]:
    """Return the names of each language, the English one first, by ISO 639-1 code."""
    rows = (line.split(" ", 1) for line in _NAMES.split("\n") if line)
    return {code: tuple(names.split("; ")) for code, names in rows}
