"""Word documents."""

import io

import pytest

from shared.articles import read_articles
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS, PARAGRAPH, docx, paragraph, zipped

STYLES = (
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="Untertitel"><w:name w:val="Subtitle"/></w:style>'
)
TITLE = "Bridge opens between Peru and Chile"


def read(data: bytes, name: str = "a.docx") -> Article:
    (article,) = read_articles(io.BytesIO(data), name, moments=MOMENTS)
    assert isinstance(article, Article)
    return article


def reason_of(data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(PermanentError) as caught:
        read(data, name)
    return caught.value.reason


def body_of(*blocks: str) -> str:
    return read(docx(paragraph(TITLE), *blocks)).body


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.zip", "a"])
def test_headline_date_byline_and_text(name: str) -> None:
    lines = (TITLE, "The Border Post, 6 May 2019", "By Ana Ruiz", PARAGRAPH, "More of it.")
    article = read(docx(*map(paragraph, lines)), name)
    assert (article.title, article.body) == (TITLE, f"{PARAGRAPH}\n\nMore of it.")
    assert (article.published, article.date_basis) == ("2019-05-06", None)
    assert (article.source, article.authors) == ("The Border Post", ("Ana Ruiz",))


@pytest.mark.parametrize("style", ["Titel", "berschrift1", "Title"])
def test_what_is_set_as_the_headline_is_it_wherever_it_stands(style: str) -> None:
    blocks = (
        paragraph("The Border Post"),
        paragraph("6 May 2019"),
        paragraph("BORDERS"),
        paragraph(TITLE, style),
        paragraph("By Ana Ruiz"),
        paragraph(PARAGRAPH),
    )
    article = read(docx(*blocks, styles=STYLES))
    assert (article.title, article.body) == (TITLE, f"BORDERS\n\n{PARAGRAPH}")
    assert (article.source, article.published) == ("The Border Post", "2019-05-06")
    assert article.authors == ("Ana Ruiz",)


def test_a_heading_deep_in_the_text_is_no_headline() -> None:
    blocks = [paragraph(TITLE), paragraph(PARAGRAPH), paragraph("What next", "berschrift1")]
    assert read(docx(*blocks, paragraph("More."), styles=STYLES)).title == TITLE


def test_a_subtitle_is_the_summary() -> None:
    blocks = (paragraph(TITLE, "Titel"), paragraph("A river is crossed", "Untertitel"))
    article = read(docx(*blocks, paragraph(PARAGRAPH), styles=STYLES))
    assert article.summary == "A river is crossed"
    assert article.body == f"A river is crossed\n\n{PARAGRAPH}"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>one </w:t></w:r><w:r><w:t>two</w:t></w:r>", "one two"),
        ("<w:ins><w:r><w:t>put in</w:t></w:r></w:ins>", "put in"),
        ("<w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "kept"),
        ("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:r><w:t>b</w:t></w:r>", "b"),
        ("<w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>", "here"),
        ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
        ("<w:sdt><w:sdtContent><w:r><w:t>put in</w:t></w:r></w:sdtContent></w:sdt>", "put in"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Tap here</w:t>"
            "</w:r></w:sdtContent></w:sdt><w:r><w:t>kept</w:t></w:r>",
            "kept",
        ),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r><w:r><w:t>kept</w:t></w:r>", "kept"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>', "shown"),
        ("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>shown</w:t></w:r>", "shown"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a\nb\tc"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>", "co\u2011op"),
        ("<w:r><w:t>mini</w:t><w:softHyphen/><w:t>ster</w:t></w:r>", "minister"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>kept</w:t></w:r>", "kept"),
        ("<w:r><w:t>kept</w:t><w:footnoteReference/><w:commentReference/></w:r>", "kept"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>kept</w:t>"
         "</w:r></w:rubyBase></w:ruby></w:r>", "kept"),
    ],
)  # fmt: skip
def test_the_words_of_a_paragraph_are_those_of_the_final_version(inner: str, text: str) -> None:
    assert body_of(f"<w:p>{inner}</w:p>") == text


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    block = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Beside it.</w:t></w:r></w:p>"
    )
    assert body_of(block) == "In the box.\n\nBeside it."


def cell(*texts: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"


def test_a_row_of_short_cells_is_one_line() -> None:
    rows = f"<w:tr>{cell('Peru')}{cell('3')}</w:tr><w:tr>{cell('Chile')}{cell('4')}</w:tr>"
    assert body_of(f"<w:tbl>{rows}</w:tbl>") == "Peru | 3\n\nChile | 4"


def test_a_table_for_the_layout_keeps_its_paragraphs() -> None:
    row = f"<w:tr>{cell(PARAGRAPH, 'More of it.')}{cell('Beside it.')}</w:tr>"
    assert body_of(f"<w:tbl>{row}</w:tbl>") == f"{PARAGRAPH}\n\nMore of it.\n\nBeside it."


CREATED = "<dcterms:created>2019-05-06T08:00:00Z</dcterms:created>"


def test_the_day_on_which_the_file_was_made_is_the_last_resort_and_says_so() -> None:
    article = read(docx(paragraph(TITLE), paragraph(PARAGRAPH), properties=CREATED))
    assert (article.published, article.date_basis) == ("2019-05-06T08:00:00+00:00", "file")


@pytest.mark.parametrize(
    ("creator", "authors"),
    [("Ana Ruiz", ("Ana Ruiz",)), ("Microsoft Office User", ()), ("admin", ()), ("", ())],
)
def test_the_author_of_the_file_unless_it_is_an_account(
    creator: str, authors: tuple[str, ...]
) -> None:
    data = docx(paragraph(TITLE), paragraph("x"), properties=f"<dc:creator>{creator}</dc:creator>")
    assert read(data).authors == authors


def test_the_properties_of_a_template_tell_nothing() -> None:
    properties = f"<dc:creator>python-docx</dc:creator>{CREATED}"
    article = read(docx(paragraph(TITLE), paragraph(PARAGRAPH), properties=properties))
    assert (article.published, article.authors) == (None, ())


@pytest.mark.parametrize(
    ("told", "title"), [(TITLE, TITLE), ("Microsoft Word - x.docx", ""), ("text_v2.docx", "")]
)
def test_the_title_of_the_file_counts_where_the_text_begins_without_a_headline(
    told: str, title: str
) -> None:
    data = docx(paragraph(PARAGRAPH), paragraph("More."), properties=f"<dc:title>{told}</dc:title>")
    article = read(data)
    assert PARAGRAPH in f"{article.title}\n{article.body}"
    assert (article.title == title) is bool(title)


def test_strict_documents_and_other_names_of_the_text_part() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = docx(paragraph(TITLE), paragraph("x y"), part="word/document2.xml", namespace=strict)
    assert read(data).body == "x y"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx(), "no-text"),
        (docx('<w:altChunk r:id="x" xmlns:r="r"/>'), "no-text"),
        (docx("<w:p>"), "bad-docx"),
        (docx(paragraph(TITLE))[:-40], "bad-docx"),
        (b"plain words", "bad-docx"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<x/>"}), "unknown-format"),
        (zipped({"[Content_Types].xml": "", "ppt/a.xml": "<x/>"}), "unknown-format"),
        (zipped({"_rels/.rels": "<x/>"}), "bad-docx"),
        (zipped({"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "unsafe-xml"),
    ],
)
def test_what_is_no_document_says_why(data: bytes, reason: str) -> None:
    assert reason_of(data) == reason
