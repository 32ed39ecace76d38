"""The text of pages: nothing of it lost, nothing glued, and the article's own."""

import io
import json
from typing import Any

import pytest

from shared.articles import read_articles
from shared.articles.markup.html import parse_html
from shared.articles.readers.html.missing_paragraphs import restore_paragraphs
from shared.domain.articles import Article
from tests.unit.articles.builders import MOMENTS

FIRST = (
    "The ferry between the two islands ran aground on a sandbank on Tuesday morning, and forty "
    "passengers had to wait for the tide."
)
LAST = (
    "The company that runs the line said that nobody had been in danger, and that its captains "
    "would be trained anew before the summer."
)
SENTENCES = [
    f"On day {number} of the strike, dockers in port {number} of the coast went back to work after "
    f"{number + 3} hours, while others talked on about pay of {number * 7} crowns."
    for number in range(2, 12)
]
CONSENT = "".join(
    f"<p>We and our {number} partners store cookies on your device to show advertisements of kind "
    f"{number} and to learn about our audience; you may object at any time in your settings.</p>"
    for number in range(3, 9)
)


def body_of(inner: str, linked: dict[str, Any] | None = None) -> str:
    return read(page(inner, linked)).body


def page(inner: str, linked: dict[str, Any] | None = None) -> str:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    return (
        f"<!doctype html><html lang='en'><head><title>Ferry aground</title>{script}</head>"
        f"<body>{inner}</body></html>"
    )


def read(text: str, name: str = "a.html") -> Article:
    (article,) = read_articles(io.BytesIO(text.encode()), name, moments=MOMENTS)
    assert isinstance(article, Article)
    return article


def within(middle: str) -> list[str]:
    """Read a page whose article holds something in its middle; the paragraphs of that."""
    body = body_of(f"<article><h1>Ferry aground</h1><p>{FIRST}</p>{middle}<p>{LAST}</p></article>")
    paragraphs = body.split("\n\n")
    assert (paragraphs[0], paragraphs[-1]) == (FIRST, LAST)
    return paragraphs[1:-1]


@pytest.mark.parametrize(
    "written",
    [
        "Harbour master<!-- --> Ana Ruiz<!-- --> saw it.",
        "<!-- start -->Harbour master Ana Ruiz saw it.<!-- end -->",
        "Harbour master <b>Ana<!-- a --> Ruiz<!-- b --></b><!-- c --> saw it.",
        "Harbour master <?php echo $name ?>Ana Ruiz saw it.",
        "Harbour master <!--[if IE]>x<![endif]-->Ana Ruiz saw it.",
        "Harbour master Ana <!-- <p>old</p> --> Ruiz saw it.",
    ],
)
def test_a_comment_in_a_sentence_ends_nothing(written: str) -> None:
    assert within(f"<p>{written}</p>") == ["Harbour master Ana Ruiz saw it."]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<p>One line<br>and another<br/>and a third.</p>", "One line|and another|and a third."),
        ("<ul><li>Oars</li><li>Sails<ul><li>jib</li></ul></li></ul>", "Oars|Sails|jib"),
        ("<ul><li><p>Oars</p><p>Sails</p></li></ul>", "Oars|Sails"),
        ("<div>Out of it<div>in a box</div>and out.</div>", "Out of it in a box and out."),
        ("<p>The <b>Gal</b>way and <i>Aran</i> <u>Star</u>.</p>", "The Galway and Aran Star."),
        ("<p>Super<wbr>tanker, H<sub>2</sub>O</p>", "Supertanker, H2O"),
        ("<p>It left at <time>9:40</time>, <q>slow</q>.</p>", "It left at 9:40, “slow”."),
        ("<blockquote>We waited for the tide.</blockquote>", "We waited for the tide."),
        ("<section>All are well again, they say.</section>", "All are well again, they say."),
        ("<center>All are well again, they say.</center>", "All are well again, they say."),
        ("<pre>They wrote\ntwo lines.\n\nThen more.</pre>", "They wrote two lines.|Then more."),
        ("<dl><dt>Draught</dt><dd>Two metres</dd></dl>", "Draught|Two metres"),
        ("<h2>What<br>next</h2>", "What|next"),
    ],
)  # fmt: skip
def test_words_stay_and_stay_apart(written: str, expected: str) -> None:
    assert within(written) == expected.split("|")


def test_letters_and_their_accents_are_one_character() -> None:
    assert within("<p>Jose\u0301 Nu\u0303ez saw it.</p>") == ["José Nũez saw it."]


def test_the_rows_of_a_table_are_lines() -> None:
    rows = "<tr><th>Ferry</th><th>Seats</th></tr><tr><td>Star</td><td>90</td></tr>"
    assert within(f"<table>{rows}</table>") == ["Ferry | Seats", "Star | 90"]


def linked(text: str, **more: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": "Ferry aground", "articleBody": text} | more


def test_what_the_page_shows_is_taken_where_it_is_as_full() -> None:
    shown = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert body_of(f"<article>{shown}</article>", linked(" ".join(SENTENCES))) == "\n\n".join(
        SENTENCES
    )


def test_a_text_about_consent_is_no_article() -> None:
    told = f"The ferry is {SENTENCES[0]}"
    assert body_of(f"<div class='content'>{CONSENT}</div>", linked(told)) == told
    told = "\n\n".join(SENTENCES[:6])  # that names nothing of the headline
    assert body_of(f"<div class='content'>{CONSENT}</div>", linked(told)) == told


def test_a_summary_in_other_words_is_no_article() -> None:
    shown = "".join(f"<p>{sentence}</p>" for sentence in [FIRST, *SENTENCES, LAST])
    told = "A ferry is stuck. Its forty passengers must wait, but nobody is in any danger there."
    assert told not in body_of(f"<article>{shown}</article>", linked(told))


def test_another_article_that_the_page_tells_of_is_not_its_own() -> None:
    shown = "".join(f"<p>{sentence}</p>" for sentence in [FIRST, LAST])
    body = body_of(f"<article>{shown}</article>", linked("\n".join(SENTENCES)))
    assert body == f"{FIRST}\n\n{LAST}"


def test_an_article_behind_a_wall_goes_on() -> None:
    shown = f"<article><p>{FIRST}</p><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></article>"
    body = body_of(shown, linked("\n".join([*SENTENCES, LAST])))
    assert body.startswith(FIRST)  # which the page alone tells
    assert all(body.count(sentence) == 1 for sentence in [*SENTENCES, LAST])


def live_blog(**more: Any) -> dict[str, Any]:
    updates = [
        {"@type": "BlogPosting", "headline": "Tide comes in", "articleBody": f"{SENTENCES[0]}"},
        {"@type": "BlogPosting", "articleBody": f"<p>{SENTENCES[1]}</p><p>{SENTENCES[2]}</p>"},
        {"@type": "BlogPosting", "headline": FIRST, "articleBody": FIRST},
    ]
    return {
        "@type": "LiveBlogPosting",
        "headline": "Ferry aground: live",
        "liveBlogUpdate": updates,
        **more,
    }


UPDATES = ["Tide comes in", *SENTENCES[:3], FIRST]


def test_a_live_blog_that_scripts_build_gives_its_updates() -> None:
    article = read(page("<div id='app'></div>", live_blog()))
    assert article.title == "Ferry aground: live"
    assert article.body.split("\n\n") == UPDATES


@pytest.mark.parametrize(
    "shown",
    [
        "<main><article><h1>Ferry aground: live</h1><div id='app'></div></article></main>",
        "<article><header><h1>Ferry aground: live</h1></header></article>",
    ],
)
def test_a_headline_alone_is_no_text_that_a_page_shows(shown: str) -> None:
    assert body_of(shown, live_blog()).split("\n\n") == UPDATES
    headline = {"headline": "Ferry aground: live"}
    assert body_of(shown, linked(SENTENCES[0], **headline)) == SENTENCES[0]
    with_consent = shown.replace("</h1>", f"</h1><div class='content'>{CONSENT}</div>")
    told = "\n\n".join(SENTENCES[:6])
    assert body_of(with_consent, linked(told, **headline)) == told


def test_a_live_blog_that_shows_some_of_its_updates_gives_all() -> None:
    shown = f"<article><h1>Ferry aground: live</h1><p>{LAST}</p><p>{SENTENCES[0]}</p></article>"
    assert body_of(shown, live_blog()).split("\n\n") == [LAST, *UPDATES]


def test_a_live_blog_that_shows_all_of_its_updates_is_read_as_it_is_shown() -> None:
    shown = "".join(f"<p>{sentence}</p>" for sentence in [LAST, *UPDATES])
    assert body_of(f"<article>{shown}</article>", live_blog()).split("\n\n") == [LAST, *UPDATES]


def test_a_live_blog_has_a_text_of_its_own_too() -> None:
    article = read(page("<div id='app'></div>", live_blog(articleBody=f"{LAST} {SENTENCES[1]}")))
    assert article.body.split("\n\n")[:2] == [f"{LAST} {SENTENCES[1]}", "Tide comes in"]


def test_a_single_update_and_one_that_is_none() -> None:
    blog = live_blog(liveBlogUpdate={"headline": "Tide comes in", "description": FIRST})
    assert body_of("<div id='app'></div>", blog).split("\n\n") == ["Tide comes in", FIRST]
    blog = live_blog(liveBlogUpdate=[None, "x", {"@id": "#1"}], articleBody=FIRST)
    assert body_of("<div id='app'></div>", blog) == FIRST


def other_ways() -> dict[str, dict[str, Any]]:
    blog = live_blog()
    article = {"@type": "NewsArticle", "headline": "Ferry aground: live", "datePublished": "2024"}
    posts = [{**post, "@id": f"#{number}"} for number, post in enumerate(blog["liveBlogUpdate"])]
    pointing = [{"@id": post["@id"]} for post in [*posts, posts[0]]]
    bare = {key: value for key, value in blog.items() if key != "headline"}
    return {
        "an article beside it": {"@graph": [article, blog]},
        "part of an article": {**article, "hasPart": blog},
        "updates apart": {"@graph": [article, *posts, {**blog, "liveBlogUpdate": pointing}]},
        "no headline of its own": {"@graph": [article, bare]},
        "two types": {**blog, "@type": ["NewsArticle", "LiveBlogPosting"]},
        "main entity": {"@type": "WebPage", "mainEntity": blog},
    }


@pytest.mark.parametrize("way", other_ways())
def test_a_live_blog_may_be_told_in_many_ways(way: str) -> None:
    article = read(page("<div id='app'></div>", other_ways()[way]))
    assert article.title == "Ferry aground: live"
    assert article.body.split("\n\n") == UPDATES


def test_the_fuller_one_of_two_nodes_of_an_article_is_read() -> None:
    nodes = [linked(""), linked(FIRST), linked(f"{FIRST} {LAST}"), linked("Else", headline="Else")]
    assert body_of("<div id='app'></div>", {"@graph": nodes}) == f"{FIRST} {LAST}"


def test_a_live_blog_in_a_json_file() -> None:
    assert read(json.dumps(live_blog()), "a.json").body.split("\n\n") == UPDATES


def test_a_page_too_nested_to_judge_loses_nothing_to_comments() -> None:
    inner = "<div>" * 150 + "<p>Ana<!-- --> Ruiz<br>saw it.</p>" * 5_000
    assert body_of(inner).split("\n\n")[:2] == ["Ana Ruiz", "saw it."]


def described(shown: str, told: str) -> Article:
    inner = f"<header><h1>Ferry aground</h1><h2>{shown}</h2></header><article><p>{FIRST}</p>"
    meta = f"<meta property='og:description' content='{told}'></head>"
    return read(page(f"{inner}<p>{LAST}</p></article>").replace("</head>", meta))


def test_a_summary_above_the_text_is_part_of_it() -> None:
    article = described(f"{SENTENCES[0]}", SENTENCES[0].upper())
    assert article.summary == SENTENCES[0]
    assert article.body.split("\n\n") == [SENTENCES[0], FIRST, LAST]


def test_a_summary_that_is_cut_for_machines_is_whole_on_the_page() -> None:
    article = described(f"{SENTENCES[0]} <i>{SENTENCES[1]}</i>", f"{SENTENCES[0]} …")
    assert article.summary == f"{SENTENCES[0]} {SENTENCES[1]}"


@pytest.mark.parametrize("told", ["Ferry aground", FIRST, SENTENCES[1], f"{FIRST[:60]}…"])
def test_a_description_that_is_not_shown_or_not_missing_adds_nothing(told: str) -> None:
    article = described("News of the coast", told)
    assert article.summary is None
    assert article.body == f"{FIRST}\n\n{LAST}"


LINKED = (
    "The <a href='/a'>union</a> of dockers and the port of <a href='/b'>Galway</a> will meet again "
    "on <a href='/c'>Thursday</a>, said its <a href='/d'>chairman</a>."
)


def filled(*paragraphs: str) -> list[str]:
    tree = parse_html("".join(f"<p {paragraph}</p>" for paragraph in paragraphs))
    assert tree is not None
    return restore_paragraphs(tree, f"{FIRST}\n\n{LAST}").split("\n\n")


def test_a_paragraph_between_kept_ones_is_kept() -> None:
    assert filled(f">{FIRST}", f">{SENTENCES[0]}<br>{SENTENCES[1]}", f">{LAST}") == [
        FIRST,
        *SENTENCES[:2],
        LAST,
    ]
    plain = "The union of dockers and the port of Galway will meet again on Thursday, said its"
    assert filled(f">{FIRST}", f">{LINKED}", f">{LAST}") == [FIRST, f"{plain} chairman.", LAST]


@pytest.mark.parametrize(
    "paragraph",
    [
        f"><a href='/x'>Read on: {SENTENCES[0]}</a>",
        f"hidden>{SENTENCES[0]}",
        f"style='display: none'>{SENTENCES[0]}",
        ">Short.",
        f">{LAST}",
        ">",
    ],
)
def test_what_leads_elsewhere_or_does_not_show_fills_no_gap(paragraph: str) -> None:
    assert filled(f">{FIRST}", paragraph, f">{LAST}") == [FIRST, LAST]


def test_what_stands_before_or_after_the_text_stays_out() -> None:
    assert filled(f">{SENTENCES[0]}", f">{FIRST}", f">{LAST}", f">{SENTENCES[1]}") == [FIRST, LAST]
