"""What a page says about its article, in the many ways in which pages say it."""

import json

import pytest

from shared.articles.readers.html.page import read_page
from shared.domain.articles import Article
from tests.unit.articles.builders import LATEST, PARAGRAPH

HEADLINE = "Bridge opens between Peru and Chile"
NODE: dict[str, object] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "datePublished": "2019-05-06T08:00:00-05:00",
    "author": {"@type": "Person", "name": "Ana Ruiz"},
    "publisher": {"@type": "Organization", "name": "The Border Post"},
}


def page(head: str = "", *, top: str = f"<h1>{HEADLINE}</h1>", before: str = "") -> Article:
    """Read a page with something in its head, before its article and on top of it."""
    text = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH.replace('Monday', 'Tuesday')}</p>"
    markup = f"<html lang=en><head>{head}</head><body>{before}<article>{top}{text}</article></body>"
    return read_page(markup, LATEST)


def script(value: object, kind: str = "application/ld+json") -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="{kind}">{text}</script>'


def meta(**contents: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{content}">'
        for name, content in contents.items()
    )


def all_told(article: Article) -> bool:
    told = (article.title, article.published, article.source, article.authors)
    return told == (HEADLINE, "2019-05-06T08:00:00-05:00", "The Border Post", ("Ana Ruiz",))


TEXT = json.dumps(NODE)


@pytest.mark.parametrize(
    "written",
    [
        script(f"\n//<![CDATA[\n{TEXT}\n//]]>\n"),
        script(f"/*<![CDATA[*/ {TEXT} /*]]>*/"),
        script(f"<!--//--><![CDATA[//><!--\n{TEXT}\n//--><!]]>"),
        script(f"<!-- {TEXT} -->"),
        script(f"\ufeff {TEXT};;"),
        script(TEXT[:-1] + ", }"),
        script(TEXT.replace("Bridge opens", "Bridge\nopens")),
        script(TEXT.replace('"', "&quot;")),
        script(TEXT + json.dumps({"@type": "WebSite", "name": "Elsewhere"})),
        script(TEXT, "application/ld+json; charset=utf-8"),
        script(TEXT, " Application/LD+JSON "),
        script("{ broken") + script(TEXT),
        script([NODE]),
        script([{"@graph": [NODE]}, {"@graph": []}]),
        script({"@type": "WebPage", "mainEntity": NODE}),
        script({"@type": "WebPage", "mainEntityOfPage": [NODE]}),
        script({"@type": "WebPage", "hasPart": [{"@type": "WebPageElement"}, NODE]}),
        script({**NODE, "@type": ["Thing", "https://schema.org/ReportageNewsArticle"]}),
        script({**NODE, "@type": "schema:Article"}),
        script({f"schema:{key}" if key[0] != "@" else key: one for key, one in NODE.items()}),
        script({**NODE, "datePublished": {"@type": "Date", "@value": NODE["datePublished"]}}),
        script({**NODE, "datePublished": [NODE["datePublished"], "2019-05-07"]}),
        script({**NODE, "author": {"@list": [NODE["author"]]}}),
    ],
)
def test_json_ld_is_read_however_it_is_wrapped_and_nested(written: str) -> None:
    assert all_told(page(written))


OTHERS: list[dict[str, object]] = [
    {"@type": "JobPosting", "title": "Editor", "datePosted": "2018-01-01", "name": HEADLINE},
    {"@type": "SocialMediaPosting", "headline": "A post", "datePublished": "2018-01-01"},
    {"@type": "ItemList", "itemListElement": [{**NODE, "headline": "Flood", "url": "/flood"}]},
    {"@type": "WebPage", "hasPart": {**NODE, "headline": "A flood in Cusco", "author": "Eva Sol"}},
    {**NODE, "headline": "A flood in Cusco", "datePublished": "2018-01-01", "url": "/flood-cusco"},
    {"@type": "Comment", "text": "Well", "author": {"name": "Bo"}, "datePublished": "2018-01-01"},
    {"@type": "Event", "name": HEADLINE, "startDate": "2018-01-01"},
]


@pytest.mark.parametrize("other", OTHERS)
def test_the_article_is_the_one_of_the_page(other: dict[str, object]) -> None:
    head = meta(og__url="https://post.example/bridge-opens") + script([other, NODE])
    assert all_told(page(head))


@pytest.mark.parametrize("other", OTHERS[:2] + OTHERS[3:4] + OTHERS[5:])
def test_what_is_no_article_tells_nothing_of_one(other: dict[str, object]) -> None:
    article = page(script(other))
    assert (article.title, article.published, article.authors) == (HEADLINE, None, ())


@pytest.mark.parametrize(
    "told", [{"@id": "#article"}, {"url": "https://post.example"}, {"mainEntityOfPage": "true"}]
)
def test_an_address_of_no_page_speaks_against_no_article(told: dict[str, object]) -> None:
    address = meta(og__url="https://post.example/bridge-opens")
    node = script({**NODE, **told, "headline": "Lorries roll at last"})
    assert page(address + node).source == "The Border Post"


def test_names_are_looked_up_by_id_in_all_scripts() -> None:
    refers = {
        **NODE,
        "author": [{"@id": "#ana"}],
        "publisher": {"@id": "https://post.example/#org"},
    }
    person = {"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"}
    office = {
        "@type": "Organization",
        "@id": "https://post.example/#org",
        "name": "The Border Post",
    }
    assert all_told(page(script({"@graph": [refers, person]}) + script(office)))


@pytest.mark.parametrize(
    "publisher",
    [
        {"@id": "https://post.example/#org"},
        "https://post.example",
        "@borderpost",
        {"name": "#"},
        {},
    ],
)
def test_an_address_is_no_source(publisher: object) -> None:
    node = script({**NODE, "publisher": publisher})
    assert page(node).source is None
    assert page(node + meta(og__site_name="The Border Post")).source == "The Border Post"
    site = script({"@type": "WebSite", "name": "Border &amp; Post"})
    assert page(node + site).source == "Border & Post"


def test_a_publisher_in_microdata_is_the_source() -> None:
    marked = "<div itemprop=publisher itemscope><meta itemprop=name content='Post'></div>"
    assert page(top=f"<h1>{HEADLINE}</h1>{marked}").source == "Post"


def test_ids_that_refer_to_each_other_end() -> None:
    one, other = {"@id": "#1", "name": {"@id": "#2"}}, {"@id": "#2", "name": {"@id": "#1"}}
    article = page(script([{**NODE, "author": [{"@id": "#1"}]}, one, other]))
    assert article.authors == ()


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("By Ana Ruiz and Ken Mori", ("Ana Ruiz", "Ken Mori")),
        (["https://social.example/post", "//x", {"name": "Ana Ruiz"}], ("Ana Ruiz",)),
        ({"name": {"@type": "Person", "name": "Ana Ruiz"}}, ("Ana Ruiz",)),
        ({"name": ["Ana Ruiz", "Ken Mori"]}, ("Ana Ruiz", "Ken Mori")),
        ({"name": "Ana Ruiz, Ken Mori and Bo Li"}, ("Ana Ruiz", "Ken Mori", "Bo Li")),
        ({"name": "Marks & Spencer"}, ("Marks & Spencer",)),
        ({"name": "Ana Ruiz (ar.)"}, ("Ana Ruiz",)),
        ({"givenName": "Ana", "familyName": "Ruiz"}, ("Ana Ruiz",)),
        ([{"name": "Ana Ruiz"}, {"name": "Ana Ruiz"}], ("Ana Ruiz",)),
        ([{"name": "Ana Ru&iacute;z"}, "K. O&amp;#39;Hara"], ("Ana Ruíz", "K. O'Hara")),
        ({"@type": "Organization", "name": "Press Service"}, ("Press Service",)),
        ({"name": "ana@post.example"}, ()),
        ({"url": "https://post.example/ana"}, ()),
        (None, ()),
    ],
)
def test_authors(author: object, names: tuple[str, ...]) -> None:
    assert page(script({**NODE, "author": author})).authors == names


@pytest.mark.parametrize(
    ("head", "top", "names"),
    [
        (
            '<meta name="author" content="By Ana Ruiz &amp;amp; Ken Mori">',
            "",
            ("Ana Ruiz", "Ken Mori"),
        ),
        (
            '<meta name="author" content="Ana Ruiz"><meta name="author" content="K. Mori (km)">',
            "",
            ("Ana Ruiz", "K. Mori"),
        ),
        (
            '<meta name="author" content="https://x.test"><meta name="byl" content="By Ana Ruiz">',
            "",
            ("Ana Ruiz",),
        ),
        ("", "<a rel='author' href='/ana'>Ana Ruiz</a>", ("Ana Ruiz",)),
        ("", "<p class='byline'>By <b>Ana Ruiz</b> and Ken Mori</p>", ("Ana Ruiz", "Ken Mori")),
        ("", "<p class='byline'>All our writers</p><aside><a rel=author>Bo Li</a></aside>", ()),
        (
            script({**NODE, "author": "The Border Post"}),
            "<a rel=author>Ana Ruiz</a>",
            ("Ana Ruiz",),
        ),
        (script({**NODE, "author": "The Border Post"}), "", ("The Border Post",)),
    ],
)
def test_authors_outside_of_json_ld(head: str, top: str, names: tuple[str, ...]) -> None:
    assert page(head, top=f"<h1>{HEADLINE}</h1>{top}").authors == names


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"{HEADLINE} | The Border Post", HEADLINE),
        (f"{HEADLINE} - The Border Post", HEADLINE),
        (f"{HEADLINE} · the border post", HEADLINE),
        (f"{HEADLINE} « the border post", HEADLINE),
        (f"{HEADLINE} _ the border post", HEADLINE),
        (f"{HEADLINE} :: the border post", HEADLINE),
        (f"the border post ~ {HEADLINE}", HEADLINE),
        (f"Border Post: {HEADLINE}", HEADLINE),
        (f"{HEADLINE} — post.example", HEADLINE),
        (f"{HEADLINE} | World | The Border Post", f"{HEADLINE} | World"),
        (f"Explained | {HEADLINE}", f"Explained | {HEADLINE}"),
        (f"{HEADLINE} - what comes next", f"{HEADLINE} - what comes next"),
        (
            "Peru &amp;amp; Chile: a &lt;em&gt;bridge&lt;/em&gt;",
            "Peru & Chile: a bridge",
        ),
    ],
)
def test_a_title_loses_the_name_of_its_site_and_nothing_else(title: str, expected: str) -> None:
    site = meta(og__site_name="The Border Post", og__url="https://www.post.example/bridge")
    assert page(f"{site}<title>{title}</title>", top="").title == expected
    preview = title.replace('"', "")
    assert page(f'{site}<meta property="og:title" content="{preview}">', top="").title == expected


@pytest.mark.parametrize(
    "top",
    [
        f"<h1>{HEADLINE}</h1>",
        f"<h1>Log in</h1><h1>{HEADLINE}</h1>",
        f"<h1 class='site-title'>Post</h1><h1>{HEADLINE}</h1>",
        f"<h1>Bridge</h1><h1>{HEADLINE}</h1>",
        f"<h1><a href='https://post.example/'>Bridge news</a></h1><h1>{HEADLINE}</h1>",
        f"<h1 style='display: none'>Bridge and Peru</h1><h1>{HEADLINE}</h1>",
        "<h1>Bridge opens<!-- --> <style>b {}</style>between<br>Peru <b>and</b> Ch\xadile</h1>",
    ],
)
def test_the_headline_is_the_heading_that_the_page_knows(top: str) -> None:
    assert (
        page("<title>Bridge opens between Peru and Chile today</title>", top=top).title == HEADLINE
    )


def test_a_logo_is_no_headline_and_its_name_is_the_sites() -> None:
    logo = "<header><h1><a href='/'>Border Post</a></h1></header>"
    head = f"<title>{HEADLINE} - Border Post</title>"
    assert page(head, before=logo, top=f"<h2>{HEADLINE}</h2>").title == HEADLINE


def test_a_kicker_never_replaces_the_headline() -> None:
    kicker = f"Bridges | {HEADLINE}"
    assert page(f"<title>{kicker}</title>", top="<h1>Bridges</h1>").title == kicker
    assert page(meta(og__title=kicker), top="<h1>Bridges</h1>").title == kicker
    assert page(meta(og__title=f"{HEADLINE} | World")).title == HEADLINE


def test_lines_that_are_cut_or_empty_give_way() -> None:
    assert page(meta(og__title="Bridge opens between...")).title == HEADLINE
    assert page(meta(og__title=" ")).title == HEADLINE
    assert page(script({**NODE, "headline": "Bridge opens…", "name": "x"})).title == HEADLINE


def test_what_heading_and_preview_tell_alike_goes_before_what_is_for_search_engines() -> None:
    head = script({**NODE, "headline": "New bridge 2019"}) + "<title>New bridge 2019</title>"
    assert page(head + meta(og__title=HEADLINE)).title == HEADLINE
    assert page(head).title == "New bridge 2019"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="x:date article:published_time" content="{}">',
        '<meta property="article:published" itemprop="dateCreated" content="{}">',
        '<meta name="created" itemprop="datePublished dateCreated" content="{}">',
        '<meta name="cXenseParse:recs:publishtime" content="{}">',
        '<meta name="DC.date.issued" content="{}">',
        '<META NAME="Parsely-Pub-Date" CONTENT="{}">',
        '<meta name="sailthru.date" content="{}">',
        '<meta http-equiv="date" content="{}">',
        '<meta name="last-modified" content="2019-07-01"><meta name="pubdate" content="{}">',
        '<meta name="modified" content="2019-07-01"><meta name="date" content="{}">',
        '<meta name="datePublished" content="0001-01-01"><meta name="date" content="{}">',
        '<script type="application/ld+json">{{"@type":"WebPage","datePublished":"{}"}}</script>',
    ],
)
def test_dates_in_the_head(head: str) -> None:
    assert page(head.format("2019-05-06T08:00:00-05:00")).published == "2019-05-06T08:00:00-05:00"


@pytest.mark.parametrize(
    "top",
    [
        "<h1>{}</h1><time itemprop='datePublished' datetime='2019-05-06'></time>",
        "<h1>{}</h1><time>May 6, 2019</time>",
        "<h1>{}</h1><time class='updated'>1 July 2019</time><time>6 May 2019</time>",
        "<time>1 July 2019</time><h1>{}</h1><time pubdate>6 May 2019</time>",
        "<h1>{}</h1><abbr class='published' title='2019-05-06'>Monday morning</abbr>",
        "<h1>{}</h1><span class='byline'>By Ana Ruiz | 6 May 2019</span>",
        "<h1>{}</h1><p>Updated 1 July 2019</p><p>Published 6 May 2019</p>",
        "<h2>{}</h2><div>Mo 06.05.19 | 08:05 Uhr</div>",
    ],
)
def test_dates_beside_the_headline(top: str) -> None:
    clock = "<header><time datetime='2019-08-01'>Thursday</time></header>"
    article = page(f"<title>{HEADLINE}</title>", top=top.format(HEADLINE), before=clock)
    assert article.published is not None
    assert article.published[:10] == "2019-05-06"


@pytest.mark.parametrize(
    "top",
    [
        "<h1>{}</h1><aside><time datetime='2019-05-06'>Other news</time></aside>",
        "<h1>{}</h1><div class='related-news'><time datetime='2019-05-06'></time></div>",
        "<h1>{}</h1><abbr class='updated' title='2019-05-06'>Monday morning</abbr>",
        "<h1>{}</h1><p>Updated: 6 May 2019</p>",
        "<h1>{}</h1><p>Event: 6 May 2019, 8 pm</p>",
        "<h1>{}</h1><p>05.06.2019</p>",
        "<h1>{}</h1><p>The contract of 6 May 2019 ends, and nobody says that another one follows",
    ],
)
def test_other_dates_are_not_the_pages(top: str) -> None:
    assert page(top=top.format(HEADLINE)).published is None


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    link = '<link rel="canonical" href="https://post.example/2019/05/06/bridge">'
    assert page(link).published == "2019-05-06"
    assert page(link + meta(article__published_time="2019-05-07")).published == "2019-05-07"


ADDRESS = "https://post.example/world/bridge.html"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="Canonical" href="{}">', ADDRESS),
        (
            '<link rel=canonical href="https://post.example/"><meta name="og:url" content="{}">',
            ADDRESS,
        ),
        ('<link rel="canonical" href="true"><meta property="og:url" content="{}">', ADDRESS),
        ('<link rel="canonical" href="/world/bridge.html">', None),
        (
            '<base href="https://post.example/x"><link rel=canonical href="/world/bridge.html">',
            ADDRESS,
        ),
        ('<link rel="canonical" href="//post.example/world/bridge.html">', ADDRESS),
        ('<meta property="og:url" content="http://localhost:3000/world/bridge.html">', None),
        ('<meta property="og:url" content="about:blank">', None),
        ('<meta property="og:url" content="file:///home/bridge.html">', None),
        ('<meta property="og:url" content="https://post.example">', None),
        ('<meta property="og:url" content="https://[post.example/a">', None),
    ],
)
def test_addresses(head: str, expected: str | None) -> None:
    assert page(head.format(ADDRESS)).url == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"url": ADDRESS}, ADDRESS),
        ({"mainEntityOfPage": {"@id": ADDRESS}}, ADDRESS),
        ({"mainEntityOfPage": "true"}, None),
        ({"mainEntityOfPage": True, "url": "/world/bridge.html"}, None),
        ({"url": "https://post.example/", "mainEntityOfPage": {"url": ADDRESS}}, ADDRESS),
        ({"@id": "https://post.example/#article"}, None),
    ],
)
def test_addresses_in_json_ld(told: dict[str, object], expected: str | None) -> None:
    assert page(script({**NODE, **told})).url == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (script({**NODE, "inLanguage": "es-PE"}), "es-PE"),
        (script({**NODE, "inLanguage": {"@type": "Language", "name": "Spanish"}}), "Spanish"),
        (script({**NODE, "inLanguage": "jp"}), "en"),
        ("", "en"),
    ],
)
def test_languages(head: str, expected: str) -> None:
    assert page(head).language == expected


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Ferry sails again | Harbour Post", "Harbour Post"),
        ("Ferry sails again - World - Harbour Post", "Harbour Post"),
        ("Ferry sails again | World", None),
        ("Ferry sails again | harbourpost.example", None),
        ("Harbour Post", None),
    ],
)
def test_the_site_s_name_in_the_title_is_the_source_where_its_host_shows_it(
    title: str, source: str | None
) -> None:
    head = (
        f"<title>{title}</title><link rel=canonical href='https://www.harbourpost.example/ferry'>"
    )
    article = page(head, top="<p class=kicker>Ports</p><h1>Ferry sails again</h1>")
    assert article.source == source
    assert article.body.startswith(PARAGRAPH)


def test_a_card_tells_the_headline_where_the_title_is_the_sites_section() -> None:
    card = f'<title>Home</title><meta name="twitter:title" content="{HEADLINE}">'
    assert page(card, top="").title == HEADLINE
