"""XML and HTML made to exhaust or to mislead a parser."""

from collections.abc import Callable, Iterator

from tests.hostile.model import MIB, Hostile, constant
from tests.unit.articles.builders import NITF, PAGE


def xml() -> Iterator[Hostile]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    documents: dict[str, Callable[[], bytes]] = {
        "billion-laughs": constant(
            f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "ha">{laughs}]>'
            "<nitf><body><body.content><p>&l9;</p></body.content></body></nitf>".encode()
        ),
        "quadratic": lambda: (
            b'<!DOCTYPE nitf [<!ENTITY a "'
            + b"a" * 100_000
            + b'">]><nitf>'
            + b"&a;" * 100_000
            + b"</nitf>"
        ),
        "outside": constant(
            b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><p>&x;</p></nitf>'
        ),
        "outside-parameter": constant(
            b'<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd">%x;]><nitf/>'
        ),
        "with-dtd": constant(b'<!DOCTYPE nitf SYSTEM "nitf.dtd">' + NITF.encode()[39:]),
        "deep": lambda: b"<nitf>" + b"<p>" * 200_000,
        "deep-closed": lambda: b"<nitf>" + b"<p>" * 100_000 + b"</p>" * 100_000 + b"</nitf>",
        "many-elements": lambda: b"<nitf>" + b"<p/>" * (4 * MIB) + b"</nitf>",
        "many-attributes": lambda: (
            b"<nitf " + b" ".join(b'a%d="1"' % n for n in range(99_999)) + b"/>"
        ),
        "long-name": lambda: b"<" + b"a" * MIB + b"/>",
        "deep-contents": lambda: _nested(b"newsItem", b"contentSet><inlineXML"),
        "deep-components": lambda: _nested(b"NewsItem", b"NewsComponent"),
        "deep-headlines": lambda: _nested(
            b"NewsItem",
            b"HeadLine",
            b"<NewsComponent><ContentItem><DataContent>x</DataContent>"
            b"</ContentItem></NewsComponent>",
        ),
        "deep-bylines": lambda: _nested(b"nitf><body.head", b"byline><person"),
        "many-components": lambda: (
            b"<NewsItem><NewsComponent><DescriptiveMetadata>"
            + b"<Property/>" * 50_000
            + b"</DescriptiveMetadata>"
            + b"<NewsComponent><ContentItem><DataContent>x</DataContent></ContentItem>"
            b"</NewsComponent>" * 50_000 + b"</NewsComponent></NewsItem>"
        ),
        "escaped-paragraphs": lambda: (
            b"<nitf>" + b"<p>&lt;p&gt;x&lt;/p&gt;</p>" * 200_000 + b"</nitf>"
        ),
        "many-references": lambda: b"<nitf><p>" + b"&eacute;&#1;<![CDATA[" * 500_000,
        "long-status": lambda: (
            b'<nitf><head><docdata management-status="' + b"x" * 4 * MIB + b'"/></head></nitf>'
        ),
        "feed": constant(
            b'<rss version="2.0"><channel><item><title>x</title></item></channel></rss>'
        ),
        "not-closed": constant(b"<nitf><body>"),
        "no-content": constant(b"<nitf><head/></nitf>"),
        "no-items": constant(b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>'),
        "odd-encoding": constant(b'<?xml version="1.0" encoding="klingon"?><nitf/>'),
        "utf-7": constant(b'<?xml version="1.0" encoding="utf-7"?><nitf/>'),
    }
    for name, make in documents.items():
        yield Hostile(f"xml/{name}.xml", make)


def _nested(around: bytes, inside: bytes, content: bytes = b"") -> bytes:
    """Nest elements in each other, 120,000 in all."""
    each = inside.count(b"<") + 1
    opened, closed = (
        b"<%s>" % inside,
        b"".join(b"</%s>" % name for name in reversed(inside.split(b"><"))),
    )
    end = b"".join(b"</%s>" % name for name in reversed(around.split(b"><")))
    times = 120_000 // each
    return b"<%s>" % around + opened * times + closed * times + content + end


def _with_data(script: bytes) -> bytes:
    tag = b"<script type=application/ld+json>"
    return PAGE.encode().replace(b"</head>", tag + script + b"</script></head>")


def html() -> Iterator[Hostile]:
    pages: dict[str, Callable[[], bytes]] = {
        "script-only": constant(b"<html><body><div id=app></div><script>render()</script></html>"),
        "menu-only": constant(b"<html><nav><a href=/>Home</a></nav><footer>x</footer></html>"),
        "comment-only": constant(b"<html><!-- nothing --></html>"),
        "open-comment": lambda: b"<html><!--" + b"- -" * MIB,
        "deep": lambda: b"<html>" + b"<div>" * 300_000 + b"hello",
        "data-of-quotes": lambda: _with_data(b'{"' + b'\\"' * MIB),
        "data-of-slashes": lambda: _with_data(b"{" + b"/" * MIB + b"}" + b";" * MIB),
        "data-of-articles": lambda: _with_data(
            b"["
            + b",".join(b'{"@type":"Article","headline":"%d"}' % n for n in range(50_000))
            + b"]"
        ),
        "title-of-bars": lambda: b"<meta name=og:site_name content=a><title>" + b"a|" * 490,
        "nested-headings": lambda: b"<html>" + b"<h1><div>" * 200 + b"word " * MIB,
        "nested-dates": lambda: (
            b"<html><h1>x</h1>" + b"<b itemprop=datePublished>" * 200 + b"word " * MIB
        ),
        "deep-broad": lambda: b"<html><body>" + b"<div>" * 200 + b"<p>hi</p>" * 200_000,
        "many-paragraphs": lambda: b"<html><body>" + b"<p>word</p>" * 400_000,
        "many-links": lambda: b"<html><body>" + b"<a href=x>y</a>" * 300_000,
        "many-breaks": lambda: b"<html><body><p>" + b"a<br>" * 500_000,
        "many-cells": lambda: b"<table>" + b"<tr><td>a" * 300_000,
        "many-lists": lambda: b"<html><ul>" + b"<li><ul>" * 50_000,
        "many-scripts": lambda: (
            b"<html>" + b'<script type="application/ld+json">{}</script>' * 50_000
        ),
        "one-attribute": lambda: b'<html><p class="' + b"a " * (5 * MIB) + b'">x</p></html>',
        "unclosed-tags": lambda: b"<html><p" * 300_000,
        "lone-brackets": lambda: b"<html>" + b"<" * (2 * MIB),
        "entities": lambda: b"<html><p>" + b"&amp;#60;&notanentity;" * 200_000,
        "bad-json-ld": constant(
            PAGE.replace(
                "</head>", '<script type="application/ld+json">{"@type":</script></head>'
            ).encode()
        ),
        "deep-json-ld": constant(
            PAGE.replace(
                "</head>", f'<script type="application/ld+json">{"[" * 50_000}</script></head>'
            ).encode()
        ),
        "controls": constant(PAGE.replace("bridge", "bri\x00\x01\x1fdge").encode()),
        "declared-entities": constant(b'<?xml version="1.0" encoding="utf-8"?>' + PAGE.encode()),
        "long-text": lambda: (
            b"<html><body><article><p>" + b"word " * MIB + b"</p></article></body>"
        ),
    }
    for name, make in pages.items():
        yield Hostile(f"html/{name}.html", make)
