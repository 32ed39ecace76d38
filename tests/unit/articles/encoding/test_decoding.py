"""Bytes to characters: wrong bytes, wrong declarations, and none at all."""

import io

import pytest

from shared.articles import read_articles
from shared.articles.encoding.decoding import decode, decode_raw
from shared.articles.readers.html.encoding import decode_page
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS

PORTUGUESE = "O presidente francês não irá à reunião de maio, mas a situação preocupa a nação."
SENTENCES = {
    "cp1252": [
        PORTUGUESE,
        "A navegação no rio será livre, disse o porta-voz da missão às agências.",
        "Le président a été reçu à l’Élysée par ses hôtes étrangers, où il a dîné.",
        "Die Gespräche über die Brücke führten zu keinem Ergebnis, hieß es später.",
        "El señor alcalde pidió más años de cárcel para los que robaron el camión.",
        "Många väntade på tåget när bron öppnades för första gången i går.",
        "Perché il ministro è già partito? Nessuno lo sa, né qui né altrove, però verrà.",
        "“The bridge is open,” she said – and it wasn’t raining.",
        "Ríkisstjórnin fundaði í gær um brúna og sagði að hún yrði opnuð á föstudag.",
    ],
    "cp1250": [
        "Prezydent powiedział, że most zostanie otwarty w przyszłym tygodniu, mimo śniegu.",
        "Předseda vlády řekl, že most bude otevřen příští týden, přestože ještě sněží.",
        "A miniszterelnök szerint a hidat jövő héten nyitják meg, bár még esős az idő.",
    ],
    "iso8859_2": [
        "Predsjednik vlade rekao je da će most biti otvoren idući tjedan, iako još sniježi.",
        "Predseda vlády povedal, že most otvoria budúci týždeň, hoci ešte stále sneží.",
    ],
    "cp1254": [
        "Başbakan köprünün gelecek hafta açılacağını, ancak işçilerin yorgun olduğunu söyledi."
    ],
    "cp1257": [
        "Ministras pirmininkas sakė, kad tiltas bus atidarytas kitą savaitę, nors dar šąla."
    ],
    "cp1251": [
        "Глава правительства сказал, что мост откроют на будущей неделе, если не будет снега."
    ],
    "koi8_r": [
        "Глава правительства сказал, что мост откроют на будущей неделе, если не будет снега."
    ],
    "cp1253": ["Ο πρωθυπουργός είπε ότι η γέφυρα θα ανοίξει την άλλη εβδομάδα, αν δεν χιονίσει."],
    "cp1255": ["ראש הממשלה אמר שהגשר ייפתח בשבוע הבא אם לא ירד שלג בהרים."],
    "cp1256": ["قال رئيس الوزراء إن الجسر سيفتح في الأسبوع المقبل إذا لم تسقط الثلوج."],
    "cp874": ["นายกรัฐมนตรีกล่าวว่าสะพานจะเปิดในสัปดาห์หน้าหากฝนไม่ตกหนัก"],
    "cp932": ["首相は、雪が降らなければ来週に橋が開通すると記者団に語った。"],
    "euc_jp": ["首相は、雪が降らなければ来週に橋が開通すると語った。野党は反対している。"],
    "gb18030": ["总理说，如果不下雪，大桥将在下周通车，记者们提了许多问题。"],
    "big5": ["總理說，如果不下雪，大橋將在下週通車，記者們提了許多問題。"],
    "cp949": ["총리는 눈이 오지 않으면 다음 주에 다리가 개통될 것이라고 기자들에게 말했다."],
}
CASES = [(name, text) for name, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize(("encoding", "sentence"), CASES)
def test_an_encoding_that_nothing_declares_is_guessed(encoding: str, sentence: str) -> None:
    assert decode(sentence.encode(encoding)) == sentence


@pytest.mark.parametrize(("encoding", "sentence"), CASES)
def test_scripts_and_markup_take_no_part_in_the_guess(encoding: str, sentence: str) -> None:
    page = f"<html><script>var menu = 'Ö ç Ñ';{'x();' * 9_000}</script><p lang='xx'>{sentence}</p>"
    assert sentence in decode_page(page.replace("Ö ç Ñ", "").encode(encoding))
    noise = b"\xd6 \xe7 \xd1 \xfe"
    before = page.partition("Ö ç Ñ")[0].encode(encoding) + noise
    assert sentence in decode_page(before + page.partition("Ö ç Ñ")[2].encode(encoding))


@pytest.mark.parametrize("at", [0, 20, -1])
@pytest.mark.parametrize("bad", [b"\xff", b"\xa9", b"\xe9", b"\xe2\x80", b"\0"])
@pytest.mark.parametrize("declared", [[], ["utf-8"], ["iso-8859-1"], ["windows-1251"], ["gbk"]])
@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "cp932", "cp874"])
def test_a_wrong_byte_does_not_garble_utf_8(
    encoding: str, declared: list[str], bad: bytes, at: int
) -> None:
    text = f"{SENTENCES[encoding][0]} " * 2
    data = text.encode()
    words = data.split(b" ")
    place = at % len(words)
    broken = b" ".join([*words[:place], bad, *words[place:]])
    assert SENTENCES[encoding][0] in decode_raw(broken, declared)


def test_a_lone_byte_is_read_as_windows_1252_and_a_broken_character_is_marked() -> None:
    assert decode(PORTUGUESE.encode() + b" \xa9 2024") == f"{PORTUGUESE} © 2024"
    assert decode(PORTUGUESE.encode() + b" \xe2\x80") == f"{PORTUGUESE} \ufffd"
    assert decode(b"\xef\xbb\xbfS\xe3o Paulo, caf\xc3\xa9") == "São Paulo, café"


def test_a_wrong_byte_does_not_garble_what_is_declared() -> None:
    for name in ("windows-1251", "shift_jis", "gb2312", "euc-kr", "windows-1253"):
        codec = {"windows-1251": "cp1251", "shift_jis": "cp932", "gb2312": "gb18030"}
        codec |= {"euc-kr": "cp949", "windows-1253": "cp1253"}
        sentence = SENTENCES[codec[name]][0]
        data = f"{sentence}\n{sentence}".encode(codec[name]) + b" \xff"
        assert sentence in decode(data, [name])


@pytest.mark.parametrize(("encoding", "sentence"), CASES)
@pytest.mark.parametrize("lie", ["utf-8", "utf-16", "klingon", "idna", "unicode_escape", "hex"])
def test_a_declaration_that_cannot_be_true_is_passed_over(
    encoding: str, sentence: str, lie: str
) -> None:
    assert decode(sentence.encode(encoding), [lie]) == sentence


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("x-sjis", "cp932"),
        ("Windows-31J", "cp932"),
        ("ks_c_5601-1987", "cp949"),
        ("x-gbk", "gb18030"),
        ("windows-874", "cp874"),
        ("TIS-620", "cp874"),
        ("x-cp1251", "cp1251"),
        ("iso-8859-9", "cp1254"),
    ],
)
def test_labels_of_the_web(label: str, codec: str) -> None:
    sentence = f"“{SENTENCES[codec][0]}” a"  # quotes that the smaller encodings lack
    if codec in ("cp932", "cp949", "gb18030"):
        sentence = f"{SENTENCES[codec][0]}①"
    assert decode(sentence.encode(codec), [label]) == sentence


def test_japanese_mail_in_seven_bits() -> None:
    sentence = SENTENCES["cp932"][0]
    assert decode(sentence.encode("iso2022_jp"), ["ISO-2022-JP"]) == sentence
    assert decode(sentence.encode(), ["ISO-2022-JP"]) == sentence


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "cp1250"])
def test_a_page_may_declare_its_encoding_late(encoding: str) -> None:
    sentence = SENTENCES[encoding][0][:30]
    script = f"<script>{'x();' * 20_000}</script>"
    page = f"<html><head>{script}<meta charset = '{encoding}'></head><p>{sentence}"
    assert sentence in decode_page(page.encode(encoding))


def test_a_charset_that_a_page_only_speaks_of_is_none() -> None:
    page = f"<html><script charset='koi8-r'></script><a type='x; charset=big5'><p>{PORTUGUESE}</p>"
    assert PORTUGUESE in decode_page(page.encode("cp1252"))


def test_what_the_container_declares_goes_before_the_page() -> None:
    page = "<meta charset='iso-8859-1'><p>Мост</p>".encode("cp1251")
    assert "Мост" in decode_page(page, ["windows-1251"])


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x80\x01\x02\x03\xff\x05" * 500])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(PermanentError) as caught:
        decode(data)
    assert caught.value.reason == "bad-encoding"


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.md", "a.json", "a.xml"])
def test_a_stray_zero_byte_makes_no_binary_file(name: str) -> None:
    text = f"<html><p>{PORTUGUESE}</p><p>{PORTUGUESE}</p></html>"
    if name == "a.json":
        text = f'{{"title": "Governo", "text": "{PORTUGUESE}"}}'
    data = text.encode().replace("não irá".encode(), "não\0irá".encode())
    (article,) = read_articles(io.BytesIO(data), name, moments=MOMENTS)
    assert isinstance(article, Article)
    assert PORTUGUESE in article.body
