"""The names that sources give to the fields of an article: one row for each field.

The keys of a JSON object must equal the names in `keys`. The names of columns and of front matter
vary more, so they are compared without case and marks. The first name of a row with a value counts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from shared.articles.text.bylines import parse_bylines


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names of one field, the best first.

    Attributes:
        keys: in JSON objects: our own, ninjs 1 to 3, schema.org, content systems and services.
        columns: in tables and front matter, in small letters, without spaces and marks.
    """

    keys: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


ID = FieldNames(
    ("id", "uri", "@id", "guid", "identifier", "_id"),
    ("id", "guid", "uuid", "articleid", "documentid", "accessionnumber", "uniqueid"),
)
TITLE = FieldNames(
    ("title", "headline", "headlines", "name"),
    (
        *("title", "headline", "articletitle", "articleheadline", "storytitle", "posttitle"),
        *("heading", "head", "subject", "hd"),
    ),
)
TEXT = FieldNames(
    (
        *("text", "body", "body_text", "bodyText", "articleBody", "content", "content_text"),
        *("maintext", "main_text", "full_text", "fullText"),
    ),
    (
        *("text", "body", "content", "articletext", "articlebody", "articlecontent", "fulltext"),
        *("bodytext", "maintext", "cleantext", "plaintext", "story", "storytext", "article"),
        *("contents", "html", "contenthtml", "bodyhtml", "posttext", "postcontent", "transcript"),
    ),
)
"""A text that may be plain or marked up."""
MARKUP = FieldNames(("body_xhtml", "body_html", "bodies", "content_html", "html"))
"""A text that is marked up; tables and front matter have no such names of their own."""
SUMMARY = FieldNames(
    ("summary", "description_text", "descriptions", "description", "abstract"),
    (
        *("summary", "description", "abstract", "excerpt", "lead", "leadparagraph", "standfirst"),
        *("dek", "deck", "subtitle", "subheadline", "teaser", "snippet", "lp"),
    ),
)
PUBLISHED = FieldNames(
    (
        *("published", "datePublished", "date_published", "publishedAt", "published_at"),
        *("publication_date", "publish_date", "publishDate", "date_publish", "webPublicationDate"),
        *("pubDate", "pub_date", "versioncreated", "versionCreated", "firstcreated"),
        *("firstCreated", "dateCreated", "dateTime", "date", "created", "created_at"),
    ),
    (
        *("published", "publicationdate", "datepublished", "publisheddate", "publisheddatetime"),
        *("publishdate", "publishedat", "publishedon", "publishtime", "pubdate", "pubtime"),
        *("dateofpublication", "pd"),
    ),
)
SOURCE = FieldNames(
    (
        *("source", "publisher", "provider", "infosources", "infoSources", "copyrightholder"),
        *("copyrightHolder", "publication", "outlet", "newspaper", "source_name", "sourceName"),
        *("media_name", "site_name"),
    ),
    (
        *("source", "sourcename", "publication", "publicationname", "publicationtitle"),
        *("publisher", "outlet", "newspaper", "paper", "agency", "medium", "mediaoutlet"),
        *("sitename", "site", "website", "sn"),
    ),
)
URL = FieldNames(
    ("url", "mainEntityOfPage", "canonical", "webUrl", "web_url", "permalink", "link"),
    (
        *("url", "link", "articleurl", "articlelink", "storyurl", "permalink", "weblink"),
        *("canonical", "canonicalurl", "sourceurl", "originalurl", "weburl"),
    ),
)
LANGUAGE = FieldNames(
    ("language", "inLanguage", "lang", "langcode", "locale"),
    ("language", "lang", "languagecode", "locale", "la"),
)
AUTHORS = FieldNames(
    ("authors", "author", "byline", "by", "creator", "contributors"),
    (
        *("authors", "author", "authorname", "authornames", "byline", "by", "writer", "reporter"),
        *("journalist", "creator"),
    ),
)
_FIELDS: Mapping[str, FieldNames] = {
    "id": ID,
    "title": TITLE,
    "text": TEXT,
    "summary": SUMMARY,
    "published": PUBLISHED,
    # Less certain dates have keys of their own, which count only where PUBLISHED has no value.
    "datePublished": FieldNames(
        columns=("articledate", "postdate", "date", "datetime", "timestamp")
    ),
    "dateCreated": FieldNames(columns=("created", "createdat", "datecreated")),
    "source": SOURCE,
    "url": URL,
    "language": LANGUAGE,
    "authors": AUTHORS,
}
_NO_LETTER = re.compile(r"[\W\d_]")


def our_field_name(name: str) -> str | None:
    """Return our name of a field; None where an article has no such field.

    Args:
        name: as written, such as `Pub. Date` or `pub_date`; case, spaces and marks are ignored.
    """
    return next((ours for ours, rank in _ranked(name)), None)


def with_our_field_names(given: Mapping[str, object]) -> dict[str, object]:
    """Rename the fields of an article to our names.

    If several names mean one field, as `Date` and `Published At` do, the first of them in this
    module's table that has a value counts.
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
    return [
        (ours, names.columns.index(plain))
        for ours, names in _FIELDS.items()
        if plain in names.columns
    ]
