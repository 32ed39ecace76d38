"""NITF, NewsML-G2 and NewsML 1: text, title, people, dates, and what is no article."""

import base64
import io

import pytest

from shared.articles import Unreadable, read_articles
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS, NEWSML, NITF, PARAGRAPH

DECLARED = '<?xml version="1.0" encoding="utf-8"?>'


def read(document: str | bytes) -> list[Article | Unreadable]:
    data = document.encode() if isinstance(document, str) else document
    return list(read_articles(io.BytesIO(data), "a.xml", moments=MOMENTS))


def one(document: str | bytes) -> Article:
    (article,) = read(document)
    assert isinstance(article, Article)
    return article


def nitf(content: str = f"<p>{PARAGRAPH}</p>", head: str = "", lines: str = "") -> str:
    lines = lines or "<hedline><hl1>Ferry sails</hl1></hedline>"
    return (
        f"<nitf><head>{head}</head><body><body.head>{lines}</body.head>"
        f"<body.content>{content}</body.content></body></nitf>"
    )


def g2(content: str = "", item: str = "", about: str = "", attributes: str = 'guid="urn:1"') -> str:
    content = content or f"<inlineXML><html><body><p>{PARAGRAPH}</p></body></html></inlineXML>"
    about = about or "<headline>Ferry sails</headline>"
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" {attributes}>'
        f"<itemMeta>{item}</itemMeta><contentMeta>{about}</contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def xhtml(body: str) -> str:
    return f"<inlineXML><html><head><title>no</title></head><body>{body}</body></html></inlineXML>"


def newsml_1(content: str, status: str = "Usable", lines: str = "", change: str = "") -> str:
    lines = lines or "<HeadLine>Ferry sails</HeadLine><SubHeadLine>Sub</SubHeadLine>"
    return (
        "<NewsML><NewsEnvelope/><NewsItem xml:lang='en'><Identification><NewsIdentifier>"
        "<ProviderId>post.example</ProviderId><DateId>20200101</DateId><NewsItemId>7</NewsItemId>"
        "<RevisionId>2</RevisionId></NewsIdentifier></Identification><NewsManagement>"
        "<FirstCreated>20200101T080000+0100</FirstCreated>"
        "<ThisRevisionCreated>20200101T090000+0100</ThisRevisionCreated>"
        f"<Status FormalName='{status}'/>{change}</NewsManagement><NewsComponent>"
        f"<NewsLines>{lines}<ByLine>By Ana Ruiz</ByLine></NewsLines><AdministrativeMetadata>"
        "<Provider><Party FormalName='Border Post'/></Provider></AdministrativeMetadata>"
        f"{content}</NewsComponent></NewsItem></NewsML>"
    )


def item_of(data: str, kind: str = "Text") -> str:
    return (
        f"<ContentItem><MediaType FormalName='{kind}'/><DataContent>{data}</DataContent>"
        "</ContentItem>"
    )


BODIES = [
    ("<p>One.</p>Two.<p>Three.</p>", "One.\n\nTwo.\n\nThree."),
    ("Zero.<p>One.</p><ul><li>Two</li><li>three</li></ul>", "Zero.\n\nOne.\n\nTwo\n\nthree"),
    ("<p>One.</p><pre>a  1\nb  2</pre><p>End.</p>", "One.\n\na 1\nb 2\n\nEnd."),
    (
        "<p>One.</p><table><tr><td>Ana</td><td>3</td></tr><tr><td>Ken</td><td>1</td></tr></table>",
        "One.\n\nAna 3\nKen 1",
    ),
    ("<div>One <em>tw</em>o.</div><p>Th<b>re</b>e.</p>", "One two.\n\nThree."),
    ("<p>Ana Ruiz<br/>Ken Mori</p>", "Ana Ruiz\nKen Mori"),
    ("<p>Line<br/><br/>after an empty one</p>", "Line\n\nafter an empty one"),
    ("<p>He said: <q>It sails.</q></p>", "He said: It sails."),
    ("<p>See <a href='x'>the</a> quay.</p>", "See the quay."),
    ("<h2>Sub</h2><p>One.</p><blockquote>Two.</blockquote>", "Sub\n\nOne.\n\nTwo."),
    ("<![CDATA[<p>One &amp; two.</p><p>Three.</p>]]>", "One & two.\n\nThree."),
    ("Only text, no paragraph.", "Only text, no paragraph."),
]


@pytest.mark.parametrize(("content", "body"), BODIES)
def test_every_word_of_a_body_is_read_once(content: str, body: str) -> None:
    assert one(nitf(content)).body == body
    assert one(g2(xhtml(content))).body == body


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("<p>By<person>Ana Ruiz</person><org>Post</org></p>", "By Ana Ruiz Post"),
        ("<p><person>Ruiz</person>s <location>Lima</location>, Peru</p>", "Ruizs Lima, Peru"),
        ("<p><span>Sport</span><span>TT</span> <span>i</span><span>t</span></p>", "Sport TT it"),
        (
            "<p>limited<Company>Ferry</Company>, 8<dash>-</dash>9 o&amp;#39;clock</p>",
            "limited Ferry, 8-9 o'clock",
        ),
        ("<p>One<lf/>two</p><hl2>Sub</hl2><p>End</p>", "One\ntwo\n\nSub\n\nEnd"),
        ("<block><p>One.</p><block>Two.</block></block>", "One.\n\nTwo."),
        (
            "<p>One.</p><nitf-table><nitf-table-metadata><nitf-table-columns/></nitf-table-metadata>"
            "<table><tr><th>A</th><td>1</td></tr></table></nitf-table>",
            "One.\n\nA 1",
        ),
        ("<p>One.</p><media><media-caption>A quay.</media-caption></media>", "One."),
        ("<p>One.</p><note type='npa'><p>Not for print.</p></note>", "One."),
        ("<p>Ferry sails</p><p>One.</p>", "One."),
        (
            "<p>One.</p><p>&lt;div id='x'&gt;&lt;/div&gt;&lt;script src='y'&gt;&lt;/script&gt;</p>",
            "One.",
        ),
    ],
)
def test_the_marks_of_nitf(content: str, body: str) -> None:
    assert one(nitf(content)).body == body


@pytest.mark.parametrize(
    "around",
    [
        "<header><ul class='slugline'><li>Ports</li></ul><h1>Ferry sails</h1></header>",
        "<footer><p>aru/kmo 091830</p></footer>",
        "<p class='keywords'>ports, ferries</p>",
        "<div class='editors-note'>Photos will follow.</div>",
        "<figure><figcaption>A quay.</figcaption></figure>",
        "<aside>Facts about ferries.</aside>",
    ],
)
def test_what_stands_around_a_text_is_none_of_it(around: str) -> None:
    assert one(g2(xhtml(f"{around}<p>One.</p>{around}"))).body == "One."


PLAIN = "First paragraph of the story.\n\nSecond one."
MARKED = "<p>First paragraph of the story.</p><p>Second one.</p>"
IN_BASE64 = base64.b64encode(MARKED.encode()).decode()


@pytest.mark.parametrize(
    "content",
    [
        f"<inlineData contenttype='text/plain'>{PLAIN}</inlineData>",
        f"<inlineData contenttype='text/html'><![CDATA[{MARKED}]]></inlineData>",
        f"<inlineData contenttype='text/plain'><![CDATA[{MARKED}]]></inlineData>",
        f"<inlineData contenttype='text/html' encoding='x:base64'>{IN_BASE64}</inlineData>",
        f"<inlineData contenttype='text/plain'>{PLAIN}</inlineData>" + xhtml(MARKED),
        f"<inlineXML>{nitf(MARKED)}</inlineXML>"
        f"<inlineData contenttype='text/plain'>{PLAIN}</inlineData>",
        f"<remoteContent href='a.jpg' contenttype='image/jpeg'/>{xhtml(MARKED)}",
        xhtml("<p>First paragraph.</p>") + xhtml(MARKED),
        f"<inlineXML><div>{MARKED}</div></inlineXML>",
        f"<inlineXML><results><team>Lima</team></results></inlineXML>{xhtml(MARKED)}",
    ],
)
def test_of_several_contents_the_best_is_read_once(content: str) -> None:
    assert one(g2(content)).body == PLAIN


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ana Ruiz<byttl>Harbour Writer</byttl>", ("Ana Ruiz",)),
        ("By <person>Ana Ruiz</person> and <person>Ken Mori</person>", ("Ana Ruiz", "Ken Mori")),
        ("By Ana Ruiz and Ken Mori", ("Ana Ruiz", "Ken Mori")),
        ("ANA RUIZ, The Border Post", ("ANA RUIZ",)),
        ("By <person>Ana Ruiz <function>Editor</function></person>", ("Ana Ruiz",)),
        (
            "<person><name.given>Ana</name.given><name.family>Ruiz</name.family></person>",
            ("Ana Ruiz",),
        ),
        ("<person>Ana Ruiz and Emily Post</person>", ("Ana Ruiz", "Emily Post")),
        ("Emily Press and Ken Mori, The Border Press", ("Emily Press", "Ken Mori")),
        ("aru/kmo", ()),
        ("AAA-BBB", ()),
        ("JAN 02", ()),
        ("Von Ana Ruiz, dpa", ("Ana Ruiz",)),
        ("Von dpa", ()),
    ],
)
def test_bylines(byline: str, authors: tuple[str, ...]) -> None:
    lines = f"<hedline><hl1>Ferry sails</hl1></hedline><byline>{byline}</byline>"
    assert one(nitf(lines=lines)).authors == authors


@pytest.mark.parametrize(
    ("about", "authors"),
    [
        ("<by>By Ana Ruiz and Ken Mori</by>", ("Ana Ruiz", "Ken Mori")),
        ("<creator qcode='c:1'><name>Ana Ruiz</name></creator>", ("Ana Ruiz",)),
        (
            "<contributor role='crol:photographer'><name>Ed Loe</name></contributor>"
            "<contributor role='crol:writer'><name>Ana Ruiz</name></contributor>",
            ("Ana Ruiz",),
        ),
        ("<creator literal='ARU'/><creator qcode='c:1'/>", ()),
    ],
)
def test_authors_of_newsml_g2(about: str, authors: tuple[str, ...]) -> None:
    assert one(g2(about=f"<headline>H</headline>{about}")).authors == authors


@pytest.mark.parametrize(
    "about",
    [
        "<headline role='hld:subHeadline'>Sub</headline><headline>Ferry sails</headline>",
        "<headline role='x:short'>Short</headline><headline role='x:main'>Ferry sails</headline>",
        "<headline rank='2'>Second</headline><headline rank='1'>Ferry sails</headline>",
        "<language tag='en'/><headline xml:lang='es'>Zarpa</headline>"
        "<headline xml:lang='en-GB'>Ferry sails</headline>",
        "<headline>Ferry &lt;i&gt;sails&lt;/i&gt;</headline>",
    ],
)
def test_the_main_headline_is_the_title(about: str) -> None:
    assert one(g2(about=about)).title == "Ferry sails"


@pytest.mark.parametrize(
    "document",
    [
        g2(about="<slugline>x</slugline>", item="<title>Ferry sails</title>"),
        g2(xhtml("<header><h1>Ferry sails</h1></header><p>One.</p>"), about="<slugline/>"),
        nitf(lines="<hedline>Ferry sails</hedline>"),
        nitf(lines="<hedline><hl2>Sub</hl2></hedline>", head="<title>Ferry sails</title>"),
        newsml_1(item_of(nitf()), lines="<SlugLine/>"),
    ],
)
def test_where_else_a_title_may_stand(document: str) -> None:
    assert one(document).title == "Ferry sails"


@pytest.mark.parametrize(
    ("item", "about", "source"),
    [
        ("<provider literal='P'><name>Border Post</name></provider>", "", "Border Post"),
        (
            "<provider literal='post.example'/>",
            "<infoSource qcode='s:1'><name>Border Post</name></infoSource>",
            "Border Post",
        ),
        (
            "<provider literal='https://post.example'/>",
            "<creditline>Border Post –</creditline>",
            "Border Post",
        ),
        ("<provider qcode='nprov:99'/>", "", None),
        (
            "<provider><name role='n:mnemonic'>bp</name>"
            "<name role='n:full'>Border Post</name></provider>",
            "",
            "Border Post",
        ),
    ],
)
def test_the_source_is_a_name_and_no_code_or_address(
    item: str, about: str, source: str | None
) -> None:
    assert one(g2(item=item, about=f"<headline>H</headline>{about}")).source == source


@pytest.mark.parametrize(
    "head",
    [
        "<pubdata name='Border Post'/>",
        "<docdata><doc.copyright holder='Border Post'/></docdata>",
        "<pubdata name='post.example'/><docdata><doc.rights owner='Border Post'/></docdata>",
    ],
)
def test_the_source_of_nitf(head: str) -> None:
    assert one(nitf(head=head)).source == "Border Post"


def test_an_embargo_that_has_passed_is_no_date_of_publication() -> None:
    item = (
        "<embargoed>2020-01-02T00:00:00Z</embargoed>"
        "<versionCreated>2020-01-01T09:00:00+01:00</versionCreated>"
    )
    assert one(g2(item=item)).published == "2020-01-01T09:00:00+01:00"


@pytest.mark.parametrize(
    "content",
    [
        item_of(nitf(MARKED)),
        item_of(f"<html><body>{MARKED}</body></html>"),
        item_of(f"<![CDATA[{MARKED}]]>"),
        item_of(PLAIN),
        f"<NewsComponent><Role FormalName='Main'/>{item_of(MARKED)}</NewsComponent>"
        f"<NewsComponent><Role FormalName='Caption'/>{item_of('Long caption ' * 20)}"
        "</NewsComponent>",
        f"<NewsComponent>{item_of('Words on a picture ' * 20, 'Photo')}</NewsComponent>"
        f"<NewsComponent>{item_of(MARKED)}</NewsComponent>",
    ],
)
def test_newsml_1(content: str) -> None:
    assert one(newsml_1(content)) == Article(
        title="Ferry sails",
        body=PLAIN,
        published="2020-01-01T09:00:00+01:00",
        source="Border Post",
        language="en",
        authors=("Ana Ruiz",),
        record_id="post.example:20200101:7",
    )


EARLIER = "<FutureStatus FormalName='Usable'/><DateAndTime>20990101T000000Z</DateAndTime>"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (nitf(head="<docdata management-status='canceled'/>"), "not-for-publication"),
        (nitf(head="<docdata management-status='withheld'/>"), "not-for-publication"),
        (nitf(head="<docdata><ed-msg info='BULLETIN KILL'/></docdata>"), "not-for-publication"),
        (nitf(head="<docdata><ed-msg msg-type='kill' info='x'/></docdata>"), "not-for-publication"),
        (
            nitf(
                head="<revision-history norm='20200101' comment='KILL'/>"
                "<revision-history norm='20190101' comment='created'/>"
            ),
            "not-for-publication",
        ),
        (nitf(head="<docdata><date.release norm='20990101T0000Z'/></docdata>"), "embargoed"),
        (nitf(head="<docdata management-status='embargoed'/>"), "embargoed"),
        (g2(item="<pubStatus qcode='stat:canceled'/>"), "not-for-publication"),
        (g2(item="<pubStatus qcode='other:withheld'/>"), "not-for-publication"),
        (g2(item="<pubStatus uri='http://cv.example/canceled'/>"), "not-for-publication"),
        (
            g2(item="<pubStatus qcode='s:9'><name>Withheld</name></pubStatus>"),
            "not-for-publication",
        ),
        (g2(item="<embargoed>2099-01-01T00:00:00Z</embargoed>"), "embargoed"),
        (
            g2(f"<inlineXML>{nitf(head='<docdata management-status="canceled"/>')}</inlineXML>"),
            "not-for-publication",
        ),
        (newsml_1(item_of(MARKED), "Canceled"), "not-for-publication"),
        (newsml_1(item_of(MARKED), "Withheld"), "not-for-publication"),
        (newsml_1(item_of(MARKED), "Embargoed"), "embargoed"),
        (
            newsml_1(
                item_of(MARKED),
                "Embargoed",
                change=f"<StatusWillChange>{EARLIER}</StatusWillChange>",
            ),
            "embargoed",
        ),
        (newsml_1(item_of("A caption.", "Photo")), "not-an-article"),
        (g2("<remoteContent href='a.jpg'/>", "<itemClass qcode='n:picture'/>"), "not-an-article"),
        ("<packageItem><groupSet/></packageItem>", "no-articles"),
        ("<knowledgeItem><conceptSet/></knowledgeItem>", "no-articles"),
        ("<newsMessage><itemSet><conceptItem/></itemSet></newsMessage>", "no-articles"),
        ("<NewsML><TopicSet/></NewsML>", "no-articles"),
        ("<menu><item/></menu>", "unknown-xml"),
    ],
)
def test_what_is_no_article_or_not_to_be_published(document: str, reason: str) -> None:
    with pytest.raises(PermanentError) as caught:
        read(document)
    assert caught.value.reason == reason


def test_a_newer_version_takes_the_place_of_an_older_one_even_to_take_it_back() -> None:
    old = g2(attributes="guid='urn:1' version='1'")
    new = g2(attributes="guid='urn:1' version='2'", item="<pubStatus qcode='s:canceled'/>")
    other = g2(attributes="guid='urn:2' version='1'")
    found = read(f"<newsMessage><itemSet>{old}{other}{new}</itemSet></newsMessage>")
    reasons = [each.reason if isinstance(each, Unreadable) else "" for each in found]
    assert reasons == ["superseded", "", "not-for-publication"]


ACCENTS = nitf(f"<p>A ponte de São João é nova. {PARAGRAPH}</p>")


@pytest.mark.parametrize(
    "data",
    [
        f'<?xml version="1.0" encoding="iso-8859-1"?>{ACCENTS}'.encode(),
        f'<?xml version="1.0" encoding="iso-8859-1"?>{ACCENTS}'.encode("latin-1"),
        f'\n\n<?xml version="1.0" encoding="utf-8"?>{ACCENTS}'.encode(),
        f'\ufeff <?xml version="1.0" encoding="utf-8"?>{ACCENTS}'.encode(),
        f'<?xml version="1.0" encoding="utf-16"?>{ACCENTS}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="utf-8"?>{ACCENTS}'.encode("utf-16-le"),
        f'<?xml version="1.1"?>{ACCENTS}'.encode(),
        ACCENTS.replace("ã", "&atilde;").replace("é", "&#233;").encode(),
        f'<!DOCTYPE nitf SYSTEM "nitf.dtd">{ACCENTS.replace("ã", "&atilde;")}'.encode(),
    ],
)
def test_accents_survive_every_encoding_and_declaration(data: bytes) -> None:
    assert one(data).body.startswith("A ponte de São João é nova.")


DOCTYPES = [
    '<!DOCTYPE NewsML PUBLIC "urn:x" "NewsML-1.2.dtd" [<!ENTITY % nitf SYSTEM "n.dtd"> %nitf; ]>',
    "<!-- a > b --><!DOCTYPE nitf SYSTEM 'nitf.dtd' [ <!-- none --> ]>",
    "<!DOCTYPE nitf>",
]


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_a_document_type_without_entities_for_the_text_is_passed_over(doctype: str) -> None:
    assert one(doctype + nitf("<p>S&atilde;o</p>")).body == "São"


def test_an_item_in_two_languages_keeps_title_text_and_language_together() -> None:
    def part(language: str, title: str, text: str) -> str:
        return (
            f"<NewsComponent xml:lang='{language}'><NewsLines><HeadLine>{title}</HeadLine>"
            f"</NewsLines><ContentItem><DataContent>\n   {text}\n   {text}\n"
            "</DataContent></ContentItem></NewsComponent>"
        )

    content = part("pt", "Barco parte", "O barco parte.") + part(
        "es", "Zarpa", "El barco zarpa ya."
    )
    article = one(newsml_1(content, lines="<SlugLine/>"))
    assert (article.title, article.language) == ("Barco parte", "pt")
    assert article.body == "O barco parte.\nO barco parte."


def test_an_ampersand_that_begins_no_reference_stands_for_itself() -> None:
    content = "<p>AT&T, Q&A, R & D &c. &amp; x?a=1&b=2 &eacute;</p>"
    assert one(nitf(content)).body == "AT&T, Q&A, R & D &c. & x?a=1&b=2 é"


def test_references_are_resolved_those_that_were_escaped_once_more_too() -> None:
    content = "<p>a&nbsp;b &lt;i&gt; &amp;eacute; &#11; &LT;</p><p><![CDATA[&eacute;]]></p>"
    assert one(nitf(content)).body == "a b <i> é <\n\né"


def test_nitf() -> None:
    article = one(NITF)
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
    first, second = read(NEWSML)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.body, first.source) == (f"{PARAGRAPH}\n\nMore.", "The Border Post")
    assert (second.body, second.record_id, second.position) == (PARAGRAPH, "urn:2", 1)
