"""Tables and feeds that are out of shape."""

from collections.abc import Iterator

from tests.hostile.model import MIB, Hostile, constant

_ROW = b'"A title","The envoys said that the talks were over."\n'
_ITEM = b"<item><title>T</title><description>The talks are over.</description></item>"


def tables() -> Iterator[Hostile]:
    yield Hostile("tables/open-quote.csv", constant(b'title,text\nA,"' + b"x, y\n" * 400_000))
    yield Hostile("tables/quotes.csv", constant(b"title,text\n" + b'"' * (4 * MIB)))
    yield Hostile("tables/delimiters.csv", constant(b"title,text\n" + b"," * (4 * MIB)))
    yield Hostile("tables/columns.csv", constant(b"text," * 800_000 + b"\n" + b"a," * 800_000))
    yield Hostile("tables/one-cell.csv", constant(b"text\n" + b"word " * (3 * MIB)))
    yield Hostile("tables/rows.csv", lambda: b"title,text\n" + _ROW * 8_000)
    yield Hostile("tables/blank.csv", constant(b"title,text\n" + b"\n" * (4 * MIB)))
    yield Hostile("tables/header-only.csv", constant(b"title,text\n"))
    yield Hostile("tables/nul.csv", constant(b"title,text\nA,\x00\n"))
    yield Hostile(
        "feeds/items.xml", lambda: b"<rss><channel>" + _ITEM * 8_000 + b"</channel></rss>"
    )
    yield Hostile("feeds/deep.xml", constant(b"<rss>" + b"<item>" * 100_000))
    yield Hostile(
        "feeds/nested.xml", lambda: b"<feed>" + b"<entry>" * 200 + b"</entry>" * 200 + b"</feed>"
    )
    yield Hostile(
        "feeds/titles.xml", lambda: b"<rss><item>" + b"<title>T</title>" * 90_000 + b"</item></rss>"
    )
