"""What people call the fields of an article in tables and front matter, under our own names."""

import re
from collections.abc import Mapping

from shared.articles.text.bylines import parse_bylines

_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uuid", "articleid", "documentid", "accessionnumber", "uniqueid"),
    "title": (
        *("title", "headline", "articletitle", "articleheadline", "storytitle", "posttitle"),
        *("heading", "head", "subject", "hd"),
    ),
    "text": (
        *("text", "body", "content", "articletext", "articlebody", "articlecontent", "fulltext"),
        *("bodytext", "maintext", "cleantext", "plaintext", "story", "storytext", "article"),
        *("contents", "html", "contenthtml", "bodyhtml", "posttext", "postcontent", "transcript"),
    ),
    "summary": (
        *("summary", "description", "abstract", "excerpt", "lead", "leadparagraph", "standfirst"),
        *("dek", "deck", "subtitle", "subheadline", "teaser", "snippet", "lp"),
    ),
    "published": (
        *("published", "publicationdate", "datepublished", "publisheddate", "publisheddatetime"),
        *("publishdate", "publishedat", "publishedon", "publishtime", "pubdate", "pubtime"),
        *("dateofpublication", "pd"),
    ),
    # Less sure dates have names of their own, so that they are asked where a surer one is none.
    "datePublished": ("articledate", "postdate", "date", "datetime", "timestamp"),
    "dateCreated": ("created", "createdat", "datecreated"),
    "source": (
        *("source", "sourcename", "publication", "publicationname", "publicationtitle"),
        *("publisher", "outlet", "newspaper", "paper", "agency", "medium", "mediaoutlet"),
        *("sitename", "site", "website", "sn"),
    ),
    "url": (
        *("url", "link", "articleurl", "articlelink", "storyurl", "permalink", "weblink"),
        *("canonical", "canonicalurl", "sourceurl", "originalurl", "weburl"),
    ),
    "language": ("language", "lang", "languagecode", "locale", "la"),
    "authors": (
        *("authors", "author", "authorname", "authornames", "byline", "by", "writer", "reporter"),
        *("journalist", "creator"),
    ),
}
_NO_LETTER = re.compile(r"[\W\d_]")


def our_field_name(name: str) -> str | None:
    """Give our name of a field, or None where it is none of an article's.

    Args:
        name: as it is written; case, spaces and marks do not count: `Pub. Date`, `pub_date`.
    """
    return next((ours for ours, rank in _ranked(name)), None)


def with_our_field_names(given: Mapping[str, object]) -> dict[str, object]:
    """Give the fields of an article under the names that its JSON has.

    Where several stand for one field, as `Date` and `Published At` do, the first in the order of
    this module's table that is not empty is taken.
    """
    found: dict[str, tuple[int, object]] = {}
    for name, value in given.items():
        for ours, rank in _ranked(name):
            if value and (ours not in found or rank < found[ours][0]):
                found[ours] = (rank, value)
    fields = {ours: value for ours, (_, value) in found.items()}
    if isinstance(fields.get("authors"), str):
        fields["authors"] = list(parse_bylines([str(fields["authors"])]))
    return fields


def _ranked(name: str) -> list[tuple[str, int]]:
    plain = _NO_LETTER.sub("", name.casefold())
    return [(ours, names.index(plain)) for ours, names in _NAMES.items() if plain in names]
