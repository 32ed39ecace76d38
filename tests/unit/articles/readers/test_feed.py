"""Feeds that somebody saved: RSS 2.0, RSS 1.0 and Atom."""

import io

import pytest

from shared.articles import Unreadable, read_articles
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Island Courier</title><link>https://courier.example/</link>
<language>en-GB</language>
<item><media:title>A boat</media:title><title>Ferry &amp;amp; bus sail again</title>
<link>https://courier.example/ferry</link><guid isPermaLink="false">c-17</guid>
<dc:creator>Ana Ruiz</dc:creator><pubDate>Thu, 10 Jul 2025 08:30:00 +0200</pubDate>
<description>The company runs six boats [&#8230;]</description>
<content:encoded><![CDATA[<p>The company runs six boats a day.</p><p>They sail at dawn.</p>
<p>The post <a href="x">Ferry</a> appeared first on <a href="y">Island Courier</a>.</p>]]>
</content:encoded></item>
<item><title>Bridge shut</title><link>/bridge</link><author>bo@courier.example (Bo Li)</author>
<description>&lt;p&gt;The old bridge is shut until spring.&lt;/p&gt;</description>
<source url="https://hill.example/feed">Hill Gazette</source></item>
<item><title>Nothing more</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://post.example/">
<title>Hafenpost</title><link rel="self" href="https://post.example/feed"/>
<entry><title type="html">Die F&amp;auml;hre</title><id>tag:post.example,2025:1</id>
<link rel="alternate" href="/faehre"/><link rel="enclosure" href="https://post.example/a.mp3"/>
<author><name>Ana Ruiz</name><email>ana@post.example</email></author>
<updated>2025-07-11T09:00:00Z</updated><published>2025-07-10T08:30:00+02:00</published>
<summary>Sechs Boote am Tag.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die <b>Fähre</b> fährt
wieder.</p><p>Sie legt um sechs ab.</p></div></content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://post.example"><title>Harbour Post</title></channel>
<item rdf:about="https://post.example/1"><title>Storm</title><link>https://post.example/1</link>
<description>A storm closed the harbour.</description><dc:date>2025-07-10T08:30:00Z</dc:date>
</item></rdf:RDF>"""


def read(data: str, name: str) -> list[Article | Unreadable]:
    return list(read_articles(io.BytesIO(data.encode()), name, moments=MOMENTS))


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a", "a.txt", "a.html"])
def test_an_item_of_rss_is_an_article(name: str) -> None:
    first, second, third = read(RSS, name)
    assert isinstance(first, Article)
    assert (first.title, first.record_id) == ("Ferry & bus sail again", "c-17")
    assert first.body == "The company runs six boats a day.\n\nThey sail at dawn."
    assert (first.summary, first.language) == (None, "en")
    assert (first.published, first.authors) == ("2025-07-10T08:30:00+02:00", ("Ana Ruiz",))
    assert (first.source, first.url) == ("Island Courier", "https://courier.example/ferry")
    assert isinstance(second, Article)
    assert (second.body, second.url) == (
        "The old bridge is shut until spring.",
        "https://courier.example/bridge",
    )
    assert (second.source, second.authors) == ("Hill Gazette", ("Bo Li",))
    assert isinstance(third, Unreadable)
    assert third.reason == "not-an-article"


def test_an_entry_of_atom_is_an_article() -> None:
    (article,) = read(ATOM, "feed.xml")
    assert isinstance(article, Article)
    assert (article.title, article.source) == ("Die Fähre", "Hafenpost")
    assert article.body == "Sechs Boote am Tag.\n\nDie Fähre fährt wieder.\n\nSie legt um sechs ab."
    assert (article.summary, article.language) == ("Sechs Boote am Tag.", "de")
    assert article.published == "2025-07-10T08:30:00+02:00"
    assert (article.url, article.authors) == ("https://post.example/faehre", ("Ana Ruiz",))


def test_rss_of_the_first_version() -> None:
    (article,) = read(RDF, "feed.rdf")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Storm", "A storm closed the harbour.")
    assert (article.source, article.published) == ("Harbour Post", "2025-07-10T08:30:00+00:00")


def test_a_feed_without_items_is_told() -> None:
    with pytest.raises(PermanentError) as caught:
        read("<rss version='2.0'><channel><title>T</title></channel></rss>", "a.rss")
    assert caught.value.reason == "no-articles"
