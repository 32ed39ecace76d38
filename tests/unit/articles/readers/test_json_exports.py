"""JSON as services, databases and people export it: wrapped, marked up, cut off, not quite JSON."""

import gzip
import io
import json

import pytest

from shared.articles import Unreadable, read_articles
from shared.articles.records.json_values import complete_json
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS

ONE = {"title": "Ferry sails", "text": "The ferry left Kotor at noon."}
TWO = {"title": "Ferry back", "text": "The ferry came back at night."}
NODE = {"@type": "NewsArticle", "headline": "Ferry sails", "articleBody": ONE["text"]}


def read(document: object, name: str = "a.json") -> list[Article | Unreadable]:
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    return list(read_articles(io.BytesIO(data), name, moments=MOMENTS))


def titles(document: object, name: str = "a.json") -> list[str]:
    return [one.title for one in read(document, name) if isinstance(one, Article)]


@pytest.mark.parametrize(
    "document",
    [
        [ONE, TWO],
        {"articles": [ONE, TWO], "status": "ok"},
        {"whatever": {"page": 1, "inside": [ONE, TWO]}},
        {
            "hits": {
                "total": 2,
                "hits": [{"_id": "1", "_source": ONE}, {"_id": "2", "_source": TWO}],
            }
        },
        {"data": [{"id": "1", "attributes": ONE}, {"id": "2", "attributes": TWO}], "links": {}},
        {"data": [ONE, TWO], "included": [{"id": "9", "body": "A comment without a title."}]},
        {"a-1": ONE, "a-2": TWO},
        {"news": [ONE], "sport": [TWO]},
        {"content": [ONE, TWO], "totalPages": 1},
        [[ONE], [TWO]],
        {"uri": "https://news.test/page/1", "_items": [ONE, TWO]},
        {"version": "https://feed.test/1", "title": "Feed", "items": [ONE, TWO]},
    ],
)
def test_articles_are_found_however_an_export_wraps_them(document: object) -> None:
    assert titles(document) == ["Ferry sails", "Ferry back"]


def test_what_stands_beside_a_wrapped_article_belongs_to_it() -> None:
    (article,) = read({"id": "f-1", "published": "2024-05-09", "document": ONE})
    assert isinstance(article, Article)
    assert (article.record_id, article.published) == ("f-1", "2024-05-09")


def test_the_picture_of_an_item_is_no_article() -> None:
    picture = {"headline": "A ferry", "body_text": "The ferry at the quay."}
    found = read([ONE, {"uri": "urn:1", "headline": "H", "associations": {"main": picture}}])
    assert [type(one) for one in found] == [Article, Unreadable]


@pytest.mark.parametrize(
    "document",
    [
        [{"@graph": [{"@type": "WebPage", "name": "x"}, NODE]}],
        [{"@type": "Organization", "name": "Post"}, NODE],
        {"@type": "WebPage", "mainEntity": NODE},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": NODE}]},
        {"@graph": [{"@graph": [NODE]}, {"@type": "Comment", "text": "First!"}]},
    ],
)
def test_json_ld_gives_its_articles_wherever_they_are(document: object) -> None:
    assert titles(document) == ["Ferry sails"]


def test_people_and_papers_are_found_by_what_the_article_calls_them() -> None:
    graph = [
        {"@type": "Organization", "@id": "#paper", "name": "The Border Post"},
        {**NODE, "publisher": {"@id": "#paper"}, "author": [{"@id": "#a"}, {"@id": "#gone"}]},
        {"@type": "Person", "@id": "#a", "name": "Ana Ruiz"},
    ]
    (article,) = read({"@graph": graph})
    assert isinstance(article, Article)
    assert (article.source, article.authors) == ("The Border Post", ("Ana Ruiz",))


@pytest.mark.parametrize(
    ("record", "published", "source"),
    [
        (
            {"maintext": ONE["text"], "text": None, "date_publish": "2026-02-20 06:45:00"},
            "2026-02-20T06:45:00",
            None,
        ),
        (
            {"text": ONE["text"], "publish_date": "2026-02-20", "media_name": "X Post"},
            "2026-02-20",
            "X Post",
        ),
        (
            {"content": ONE["text"], "date": "2026-02-20", "publication": "X Post"},
            "2026-02-20",
            "X Post",
        ),
        ({"html": f"<p>{ONE['text']}</p>", "created_at": "2026-02-20"}, "2026-02-20", None),
        (
            {"body": ONE["text"], "dateTime": "2026-02-20", "source": {"title": "X Post"}},
            "2026-02-20",
            "X Post",
        ),
    ],
)
def test_fields_are_known_by_the_names_that_services_and_crawlers_give_them(
    record: dict[str, object], published: str, source: str | None
) -> None:
    (article,) = read([{"title": "Ferry sails", **record}])
    assert isinstance(article, Article)
    assert article.body == ONE["text"]
    assert article.published == published
    assert article.source == source


@pytest.mark.parametrize("kind", ["Comment", "Person", ["Product", "Thing"]])
def test_a_node_of_another_type_is_no_article(kind: object) -> None:
    with pytest.raises(PermanentError, match="no article") as caught:
        read({"@type": kind, "name": "X", "text": "A text of some kind."})
    assert caught.value.reason == "not-an-article"


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("<p>One &amp; two.</p><p>Three</p>", "One & two.\n\nThree"),
        ("<p class='a'>One<br/>two</p>", "One\n\ntwo"),
        ("A <b>bold</b> move.\n\nThen a <i>quiet</i> one.", "A bold move.\n\nThen a quiet one."),
        ("&lt;p&gt;Escaped twice.&lt;/p&gt;", "Escaped twice."),
        ("Fish &amp; chips cost &pound;9 &#8211; still", "Fish & chips cost £9 – still"),
        ("if a < b and c > d then", "if a < b and c > d then"),
        ("use the List<String> type, i<p and p>q", "use the List<String> type, i<p and p>q"),
        ("see x.test/?a=1&copy=2&lt=3", "see x.test/?a=1&copy=2&lt=3"),
        (
            "<table><tr><th>Town</th><th>Votes</th></tr><tr><td>Tacna</td><td>9</td></tr></table>",
            "Town | Votes\n\nTacna | 9",
        ),
        (["One.", "Two."], "One.\n\nTwo."),
        ([{"type": "p", "text": "One."}, {"type": "p", "text": "<b>Two</b>."}], "One.\n\nTwo."),
        ({"rendered": "<p>One.</p>\n<p>Two.</p>", "protected": False}, "One.\n\nTwo."),
        ({"@value": "One.", "@language": "en"}, "One."),
        ("<p>" + ONE["title"] + "</p><p>Body.</p>", "Body."),
    ],
)
def test_markup_in_a_field_is_read_and_a_mere_sign_stays(field: object, body: str) -> None:
    for key in ("text", "body", "content", "articleBody"):
        (article,) = read({"title": ONE["title"], key: field})
        assert isinstance(article, Article)
        assert article.body == body


def test_titles_and_summaries_are_read_in_the_same_way() -> None:
    (article,) = read(
        {
            "title": {"rendered": "Fish &amp; chips <em>again</em>"},
            "summary": "<p>A &quot;dear&quot; dish.</p>",
            "text": "Body.",
        }
    )
    assert isinstance(article, Article)
    assert (article.title, article.summary) == ("Fish & chips again", 'A "dear" dish.')


@pytest.mark.parametrize(
    ("record", "authors"),
    [
        ({"byline": "By Ana Ruiz and Ken Mori, Staff Writers"}, ("Ana Ruiz", "Ken Mori")),
        ({"authors": ["By Ana Ruiz", {"name": "Ken Mori"}]}, ("Ana Ruiz", "Ken Mori")),
        ({"author": {"@type": "Person", "name": "Ana Ruiz"}}, ("Ana Ruiz",)),
        (
            {
                "authors": [
                    {"name": "Ed Loe", "role": "editor"},
                    {"name": "Ana Ruiz", "role": "author"},
                ]
            },
            ("Ana Ruiz",),
        ),
        ({"by": "aru/kmo"}, ()),
        ({"author": 3}, ()),
        ({"by": "Ana Ruiz, The Border Post"}, ("Ana Ruiz",)),
    ],
)
def test_authors(record: dict[str, object], authors: tuple[str, ...]) -> None:
    (article,) = read({**ONE, **record})
    assert isinstance(article, Article)
    assert article.authors == authors


NINJS = {"uri": "urn:1", "type": "text", "headlines": [{"role": "main", "value": "H"}]}
TEXT = {"role": "text", "contentType": "text/plain", "value": "The text."}
LEAD = {"role": "summary", "value": "The lead."}
PLAIN = {"contentType": "text/plain", "value": "One. Two."}
HTML = {"contentType": "text/html", "value": "<html><head><title>H</title></head><p>One.<p>Two."}
NITF = {"contentType": "text/vnd.IPTC.NITF", "value": "<nitf><p>One.</p><p>Two.</p></nitf>"}


@pytest.mark.parametrize(
    ("fields", "summary", "body"),
    [
        ({"descriptions": [TEXT]}, None, "The text."),
        ({"descriptions": [LEAD, TEXT]}, "The lead.", "The lead.\n\nThe text."),
        ({"bodies": [NITF, PLAIN, HTML]}, None, "One.\n\nTwo."),
        ({"bodies": [NITF, PLAIN]}, None, "One. Two."),
        ({"bodies": [PLAIN], "descriptions": [LEAD]}, "The lead.", "The lead.\n\nOne. Two."),
        (
            {"bodies": [PLAIN], "descriptions": [{"role": "caption", "value": "A quay."}]},
            None,
            "One. Two.",
        ),
    ],
)
def test_ninjs_tells_text_lead_and_caption_apart(
    fields: dict[str, object], summary: str | None, body: str
) -> None:
    (article,) = read({**NINJS, **fields})
    assert isinstance(article, Article)
    assert (article.title, article.summary, article.body) == ("H", summary, body)


@pytest.mark.parametrize(
    "text",
    [
        '<![CDATA[{"title": "T", "text": "a // b"}]]>',
        '/* <![CDATA[ */ {"title": "T", "text": "a // b"} /* ]]> */',
        '//<![CDATA[\n{"title": "T", "text": "a // b"}\n//]]>',
        '<!-- {"title": "T", "text": "a // b"} -->',
        '{"title": "T", /* why not */ "text": "a // b",}',
        '{"title": "T", // here\n "text": "a // b"};',
        '[{"title": "T", "text": "a // b"},\n]',
    ],
)
def test_what_surely_is_no_json_is_taken_out(text: str) -> None:
    (article,) = read(text.encode())
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("T", "a // b")


LONG = json.dumps({"title": "Long", "text": "A very long line. " * 1_000})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{LONG}\n{json.dumps(ONE)}\n", "a.json"),
        (f"{json.dumps(ONE, indent=2)}\n{json.dumps(TWO, indent=2)}", "a.json"),
        (f"{json.dumps(ONE)}{json.dumps(TWO)}", "a.json"),
        (f"{json.dumps(ONE)},\n{json.dumps(TWO)},\n", "a.json"),
        (f"{json.dumps(ONE)},\n{json.dumps(TWO)},\n", "a.jsonl"),
        (f"{json.dumps(ONE)}\r\n\r\n{json.dumps(TWO)}\r\n", "a.json"),
        (json.dumps([ONE, TWO]), "a.jsonl"),
        (json.dumps({"items": [ONE, TWO]}, indent=1), "a.jsonl"),
    ],
)
def test_lines_and_documents_are_told_by_what_they_hold(text: str, name: str) -> None:
    assert len(titles(text.encode(), name)) == 2


def test_a_bad_line_behind_a_long_one_is_told_by_number() -> None:
    found = read(f"{LONG}\n{{oops\n{LONG}".encode())
    assert [type(one) for one in found] == [Article, Unreadable, Article]
    assert isinstance(found[1], Unreadable)
    assert found[1].detail.startswith("Line 2")


def test_a_line_may_wrap_its_article() -> None:
    lines = "\n".join(json.dumps({"_id": str(n), "_source": ONE}) for n in range(2))
    found = read(lines.encode(), "a.jsonl")
    assert [one.record_id for one in found if isinstance(one, Article)] == ["0", "1"]


@pytest.mark.parametrize("cut", [1, 2, 3, 4, 5, 6, 7, 20])
def test_the_article_in_which_a_file_breaks_off_keeps_its_text(cut: int) -> None:
    line = json.dumps({"title": "T", "text": "Zażółć gęślą jaźń " * 9, "id": "b-17"})
    data = gzip.compress(line.encode(), 0, mtime=0)[: -8 - cut - len('", "id": "b-17"}')]
    article, broken = read(data, "a.jsonl.gz")
    assert isinstance(article, Article)
    assert article.body.startswith("Zażółć gęślą jaźń Zażółć")
    assert isinstance(broken, Unreadable)
    assert (broken.reason, broken.position) == ("truncated", 1)
    assert "within line 1" in broken.detail


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"text": "all", "id": "b-1', [{"text": "all"}, {"text": "all", "id": "b-1"}]),
        ('{"text": "all", "i', [{"text": "all"}]),
        (
            '{"a": [{"text": "x, y", "b": [1, 2',
            [
                {"a": [{"text": "x, y", "b": [1]}]},
                {"a": [{"text": "x, y", "b": [1, 2]}]},
            ],
        ),
        ('{"text": "half \\u00', [{"text": "half "}]),
        ('{"text": "half \\\\', [{"text": "half \\"}]),
        ('{"text": "whole"', [{"text": "whole"}]),
        ('{"te', []),
        ("", []),
    ],
)
def test_open_strings_and_brackets_are_closed(text: str, values: list[object]) -> None:
    assert list(complete_json(text)) == values


def test_a_break_before_any_text_is_told_alone() -> None:
    whole = json.dumps(ONE).encode() + b"\n" + json.dumps({"title": "a" * 200}).encode()
    found = read(gzip.compress(whole, 0, mtime=0)[:-100], "a.jsonl.gz")
    assert [type(one) for one in found] == [Article, Unreadable]


@pytest.mark.parametrize(("cut", "number"), [(4, 3), (8, 3), (40, 2), (100, 2), (5_000, 1)])
def test_a_list_that_breaks_off_gives_the_articles_before(cut: int, number: int) -> None:
    records = [{"id": str(n), "title": "T", "text": f"Story {n} is told. " * 3} for n in range(2)]
    last = {"id": "2", "title": "T", "text": "Half told."}
    document = json.dumps({"articles": [*records, last]}).encode()
    data = gzip.compress(document, 0, mtime=0)[: -8 - min(cut, len(document) - 120)]
    *articles, broken = read(data, "a.json.gz")
    assert [type(one) for one in articles] == [Article] * number
    assert isinstance(broken, Unreadable)
    assert broken.reason == "truncated"


def test_a_document_that_breaks_off_before_any_text_is_refused() -> None:
    data = gzip.compress(json.dumps([{"title": "T" * 300, "text": "x"}]).encode(), 0, mtime=0)
    with pytest.raises(PermanentError) as caught:
        read(data[:-100], "a.json.gz")
    assert caught.value.reason == "truncated"
