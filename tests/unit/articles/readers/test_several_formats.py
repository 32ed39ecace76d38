"""HTML pages, web archives, PDF files and news XML."""

import io

import pytest

from shared.articles import Unreadable, read_articles
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS, NEWSML, NITF, PAGE, PARAGRAPH, pdf, warc

ADDRESS = "https://post.example/1"


def read(data: bytes | str, name: str) -> list[Article | Unreadable]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(read_articles(io.BytesIO(raw), name, moments=MOMENTS))


def read_one(data: bytes | str, name: str) -> Article:
    (article,) = read(data, name)
    assert isinstance(article, Article)
    return article


def reason_of(data: bytes | str, name: str) -> str:
    with pytest.raises(PermanentError) as caught:
        read(data, name)
    return caught.value.reason


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    article = read_one(PAGE, "a.html")
    assert article.body.startswith(PARAGRAPH)
    assert "rights reserved" not in article.body
    assert "Home" not in article.body
    assert article.title == "Bridge opens between Peru and Chile"
    assert article.published == "2019-05-06T08:00:00-05:00"
    assert (article.source, article.url) == ("The Border Post", "https://post.example/bridge")
    assert (article.language, article.authors) == ("en", ("Ana Ruiz",))


def test_json_ld_goes_before_opengraph() -> None:
    script = (
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"W"},'
        '{"@type":"NewsArticle","headline":"From JSON-LD","datePublished":"2020-01-02",'
        '"author":[{"name":"B"}],"publisher":{"name":"P"}}]}</script></head>'
    )
    article = read_one(PAGE.replace("</head>", script), "a.html")
    assert (article.title, article.published) == ("From JSON-LD", "2020-01-02")
    assert (article.source, article.authors) == ("P", ("B",))


def test_a_page_that_scripts_build_gives_the_body_of_its_json_ld() -> None:
    page = (
        '<html><script type="application/ld+json">{"@type":"NewsArticle","headline":"H",'
        f'"articleBody":"{PARAGRAPH}"}}</script><body><div id="app"></div></body></html>'
    )
    assert read_one(page, "a.html").body == PARAGRAPH


def test_a_page_without_an_article_is_refused_with_a_way_out() -> None:
    page = "<html><body><div id='app'></div><script>draw()</script></body></html>"
    with pytest.raises(PermanentError, match="save the page") as caught:
        read(page, "a.html")
    assert caught.value.reason == "no-text"


def test_a_page_too_nested_to_judge_still_gives_its_paragraphs() -> None:
    page = "<html><body>" + "<div>" * 150 + f"<p>{PARAGRAPH}</p>" * 5_000
    article = read_one(page, "a.html")
    assert article.body.split("\n\n")[:2] == [PARAGRAPH, PARAGRAPH]


def test_a_page_in_a_declared_encoding() -> None:
    page = PAGE.replace("<head>", "<head><meta charset='iso-8859-2'>").replace("Peru", "Łódź")
    article = read_one(page.encode("iso-8859-2"), "a.html")
    assert "Łódź and Chile" in article.body


@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_gives_its_html_responses_only(compressed: bool) -> None:
    pages = [(ADDRESS, "text/html", PAGE.encode()), ("https://x.test/i", "image/png", b"\x89PNG")]
    article = read_one(warc(*pages, compressed=compressed), "a.warc.gz" if compressed else "a.warc")
    assert article.title == "Bridge opens between Peru and Chile"
    assert (article.record_id, article.position) == (ADDRESS, 1)


def test_a_page_without_text_leaves_the_others_of_its_archive() -> None:
    good = (ADDRESS, "text/html", PAGE.encode())
    found = read(warc(good, ("https://x.test", "text/html", b"<html></html>"), good), "a.warc.gz")
    assert [type(outcome) for outcome in found] == [Article, Unreadable, Article]


def test_a_cut_archive_keeps_its_whole_pages() -> None:
    good = (ADDRESS, "text/html", PAGE.encode())
    first, last = read(warc(good, good, compressed=False)[:-300], "a.warc")
    assert isinstance(first, Article)
    assert isinstance(last, Unreadable)
    assert last.reason == "truncated"


def test_a_pdf_gives_title_date_author_and_pages() -> None:
    article = read_one(pdf("Bridge opens", "Lorries crossed it.", title="Bridge opens"), "a.pdf")
    assert (article.title, article.body) == ("Bridge opens", "Lorries crossed it.")
    assert (article.published, article.authors) == ("2019-05-06T08:00:00+00:00", ("Ana Ruiz",))


def test_a_pdf_of_pictures_asks_for_text_recognition() -> None:
    with pytest.raises(PermanentError, match="OCR") as caught:
        read(pdf(""), "a.pdf")
    assert caught.value.reason == "no-text"


def test_nitf() -> None:
    article = read_one(NITF, "a.xml")
    assert article == Article(
        title="Bridge opens",
        body=f"A river is crossed.\n\n{PARAGRAPH}",
        summary="A river is crossed.",
        published="2019-05-06T08:00:00-05:00",
        source="The Border Post",
        language="es",
        authors=("Ana Ruiz",),
        record_id="b-17",
    )


def test_newsml_g2_gives_every_item() -> None:
    first, second = read(NEWSML, "a.xml")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.body, first.source) == (f"{PARAGRAPH}\n\nMore.", "The Border Post")
    assert (second.body, second.record_id, second.position) == (PARAGRAPH, "urn:2", 1)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        ("<menu><item/></menu>", "a.xml", "unknown-xml"),
        ("<nitf><p>", "a.xml", "bad-xml"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "a.xml", "unsafe-xml"),
        ("<nitf/>", "a.xml", "no-text"),
        (b"%PDF-1.4 and nothing more", "a.pdf", "bad-pdf"),
        (b"WARC/1.0\r\nX: " + b"a" * 3_000_000, "a.warc", "bad-warc"),
    ],
)
def test_what_is_wrong_is_named(data: bytes | str, name: str, reason: str) -> None:
    assert reason_of(data, name) == reason
