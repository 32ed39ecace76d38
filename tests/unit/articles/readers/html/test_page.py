"""HTML pages: text and metadata of usual ones, and pages without an article."""

import io

import pytest

from shared.articles import read_articles
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS, PAGE, PARAGRAPH


def read_one(page: bytes | str) -> Article:
    raw = page if isinstance(page, bytes) else page.encode()
    (article,) = read_articles(io.BytesIO(raw), "a.html", moments=MOMENTS)
    assert isinstance(article, Article)
    return article


def test_a_page_gives_its_text_and_what_it_says_of_itself() -> None:
    article = read_one(PAGE)
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
    article = read_one(PAGE.replace("</head>", script))
    assert (article.title, article.published) == ("From JSON-LD", "2020-01-02")
    assert (article.source, article.authors) == ("P", ("B",))


def test_a_page_that_scripts_build_gives_the_body_of_its_json_ld() -> None:
    page = (
        '<html><script type="application/ld+json">{"@type":"NewsArticle","headline":"H",'
        f'"articleBody":"{PARAGRAPH}"}}</script><body><div id="app"></div></body></html>'
    )
    assert read_one(page).body == PARAGRAPH


def test_a_page_without_an_article_is_refused_with_a_way_out() -> None:
    page = "<html><body><div id='app'></div><script>draw()</script></body></html>"
    with pytest.raises(PermanentError, match="save the page") as caught:
        read_one(page)
    assert caught.value.reason == "no-text"


def test_a_page_too_nested_to_judge_still_gives_its_paragraphs() -> None:
    page = "<html><body>" + "<div>" * 150 + f"<p>{PARAGRAPH}</p>" * 5_000
    article = read_one(page)
    assert article.body.split("\n\n")[:2] == [PARAGRAPH, PARAGRAPH]


def test_a_page_in_a_declared_encoding() -> None:
    page = PAGE.replace("<head>", "<head><meta charset='iso-8859-2'>").replace("Peru", "Łódź")
    article = read_one(page.encode("iso-8859-2"))
    assert "Łódź and Chile" in article.body
