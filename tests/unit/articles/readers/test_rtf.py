"""RTF documents."""

import io

import pytest

from shared.articles import read_articles
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS, PARAGRAPH, rtf

TITLE = "Bridge opens between Peru and Chile"


def read(data: bytes, name: str = "a.rtf") -> Article:
    (article,) = read_articles(io.BytesIO(data), name, moments=MOMENTS)
    assert isinstance(article, Article)
    return article


def reason_of(data: bytes) -> str:
    with pytest.raises(PermanentError) as caught:
        read(data)
    return caught.value.reason


def body_of(inner: str) -> str:
    return read(rtf(rf"{TITLE}\par {inner}\par")).body


@pytest.mark.parametrize("name", ["a.rtf", "a.txt", "a.doc", "a"])
def test_headline_date_byline_and_text(name: str) -> None:
    lines = (TITLE, "The Border Post, 6 May 2019", "By Ana Ruiz", PARAGRAPH, "More of it.")
    article = read(rtf("\\par\n".join(lines)), name)
    assert (article.title, article.body) == (TITLE, f"{PARAGRAPH}\n\nMore of it.")
    assert (article.published, article.source) == ("2019-05-06", "The Border Post")
    assert article.authors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (r"caf\'e9 \b bold\b0  word", "café bold word"),
        (r"\u321?\'f3d\u378?", "Łódź"),
        (r"\uc2\u8220\'81\'81quoted\u8221\'81\'81", "“quoted”"),
        (r"{\uc0\u8364}5 \u8364?5", "€5 €5"),
        (r"a \u55357?\u56832? b", "a \U0001f600 b"),
        (r"\u-10179?\u-8704?", "\U0001f600"),
        (r"\ldblquote so\rdblquote\emdash he\rquote s", "“so”—he’s"),
        (r"co\_op a\~b \{c\} \\d", "co\u2011op a\xa0b {c} \\d"),
        (r"mini\-ster", "minister"),
        (r"kept{\v hidden} more\v x\v0  end", "kept more end"),
        (r"kept{\deleted gone}{\revised put in}", "keptput in"),
        (r"kept{\footnote a note}{\*\annotation ask him}", "kept"),
        (r"{\field{\*\fldinst HYPERLINK \\x}{\fldrslt a link}}", "a link"),
        (r"{\*\unknown not shown}kept{\pict\wmetafile8 0a0b0c}", "kept"),
        (r"{\shp{\*\shpinst{\sp{\sn n}{\sv v}}{\shptxt a box\par}}}beside", "a box\n\nbeside"),
        (r"a\line b\tab c", "a\nb\tc"),
        ("one\r\n two\nthree", "one twothree"),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\f2 \'93\'fa\'83A}", "日ア"),
        (r"{\listtext\'b7\tab}an entry", "an entry"),
        (r"\bin4 {{{{after", "after"),
    ],
)  # fmt: skip
def test_the_words_of_a_document(inner: str, text: str) -> None:
    assert body_of(inner) == text


def test_a_row_of_short_cells_is_one_line() -> None:
    row = r"\trowd\pard\intbl Peru\cell 3\cell\row\trowd\intbl Chile\cell 4\cell\row\pard after"
    assert body_of(row) == "Peru | 3\n\nChile | 4\n\nafter"


def test_a_table_for_the_layout_keeps_its_paragraphs() -> None:
    row = rf"\trowd\pard\intbl {PARAGRAPH}\par More.\cell Beside it.\cell\row\pard"
    assert body_of(row) == f"{PARAGRAPH}\n\nMore.\n\nBeside it."


@pytest.mark.parametrize("set_as", [r"\s1", r"\s7", r"\outlinelevel0"])
def test_what_is_set_as_the_headline_is_it(set_as: str) -> None:
    lines = rf"BORDERS\par\pard{set_as} {TITLE}\par\pard By Ana Ruiz\par {PARAGRAPH}\par"
    article = read(rtf(lines))
    assert (article.title, article.authors) == (TITLE, ("Ana Ruiz",))
    assert article.body == f"BORDERS\n\n{PARAGRAPH}"


def test_what_the_file_tells_of_itself_is_the_last_resort() -> None:
    info = (
        r"{\title Word document}{\author Ana Ruiz}{\creatim\yr2019\mo5\dy6\hr8\min5}{\*\company X}"
    )
    article = read(rtf(rf"{TITLE}\par {PARAGRAPH}\par", info=info))
    assert (article.published, article.date_basis) == ("2019-05-06T08:05:00", "file")
    assert (article.title, article.authors) == (TITLE, ("Ana Ruiz",))


@pytest.mark.parametrize(
    ("page", "word"), [("1251", "Москва"), ("1250", "Łódź"), ("10000", "élan"), ("932", "東京")]
)
def test_code_pages(page: str, word: str) -> None:
    codec = {"10000": "mac_roman"}.get(page, f"cp{page}")
    written = "".join(rf"\'{byte:02x}" for byte in word.encode(codec))
    data = rtf(rf"{TITLE}\par {written}\par").replace(b"ansicpg1252", f"ansicpg{page}".encode())
    assert read(data).body == word


@pytest.mark.long
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rtf(""), "no-text"),
        (rtf(TITLE)[:-1], "truncated"),
        (b"plain words", "bad-rtf"),
        (rtf("{" * 600 + "}" * 600), "too-deep"),
        (rtf("word " * 500_000), "text-too-long"),
        (rtf(r"\b" * 1_000_001), "too-complex"),
    ],
)
def test_what_is_no_document_says_why(data: bytes, reason: str) -> None:
    assert reason_of(data) == reason
