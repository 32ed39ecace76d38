"""One article as a JSON object: our own shape, ninjs 1 to 3, or schema.org's NewsArticle.

The three name the same things differently and never contradict each other, so one table of
names reads them all.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from shared.articles.dates import to_iso
from shared.articles.decoding import clean
from shared.articles.outcome import Outcome, outcome_of
from shared.articles.prose import paragraphs, with_summary
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

type _Object = Mapping[str, object]

_TITLE = ("title", "headline", "headlines", "name")
_TEXT = ("text", "body", "body_text", "articleBody", "content")
_MARKUP = ("body_xhtml", "body_html", "bodies")
_SUMMARY = ("summary", "description_text", "descriptions", "description", "abstract")
_PUBLISHED = (
    "published",
    "datePublished",
    "versioncreated",
    "versionCreated",
    "firstcreated",
    "firstCreated",
    "dateCreated",
    "date",
)
_SOURCE = ("source", "publisher", "infosources", "copyrightholder", "copyrightHolder")
_URL = ("url", "mainEntityOfPage", "canonical")
_LANGUAGE = ("language", "inLanguage")
_AUTHORS = ("authors", "author", "byline", "by", "creator")
_ID = ("id", "uri", "@id", "guid", "identifier")
# What holds a name or an address inside an object, in ninjs and schema.org.
_NAMES = ("name", "value", "@id", "url", "uri", "literal")
_MOST_NAMES = 50


def read_json_articles(value: object, latest: date) -> Iterator[Outcome]:
    """Read the articles of a JSON document: one object, a list of them, or an `@graph`.

    Args:
        value: the decoded document.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `not-an-article`, where a single object holds none.
    """
    if isinstance(value, Mapping) and isinstance(value.get("@graph"), list):
        value = [item for item in value["@graph"] if is_schema_article(item)]
    records = value if isinstance(value, list) else [value]
    for position, record in enumerate(records):
        yield outcome_of(position, partial(read_json_article, record, latest, position))


def read_json_article(record: object, latest: date, position: int = 0) -> Article:
    """Read one article from a decoded JSON value.

    Raises:
        PermanentError: `not-an-article`, where there is no text under any known name.
    """
    if not isinstance(record, Mapping):
        raise PermanentError("not-an-article", "The JSON value is not an object with a text.")
    article = describe(record, latest, position)
    if not article.body:
        raise PermanentError(
            "not-an-article",
            f"No text under any of {', '.join(_TEXT + _MARKUP)}. Give the article as `text`.",
        )
    return article


def describe(record: _Object, latest: date, position: int = 0) -> Article:
    """Read all that an object tells of an article, which may have no text."""
    body = _text(record, _TEXT) or _from_markup(record)
    summary, body = with_summary(_text(record, _SUMMARY), body) if body else (None, "")
    dates = (to_iso(value, latest) for value in _values(record, _PUBLISHED))
    return Article(
        title=" ".join(_text(record, _TITLE).split()),
        body=body,
        summary=summary,
        published=next(filter(None, dates), None),
        source=_name(record, _SOURCE),
        url=_name(record, _URL),
        language=_name(record, _LANGUAGE),
        authors=tuple(_names(next(iter(_values(record, _AUTHORS)), None))),
        record_id=_name(record, _ID),
        position=position,
    )


def is_schema_article(value: object) -> bool:
    """Tell whether a JSON-LD node is an article of schema.org, of whatever kind."""
    if not isinstance(value, Mapping):
        return False
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting")) for kind in kinds)


def _values(record: _Object, keys: Iterable[str]) -> list[object]:
    return [record[key] for key in keys if record.get(key)]


def _text(record: _Object, keys: Iterable[str]) -> str:
    found = (_main(value) for value in _values(record, keys))
    return next((text for text in (paragraphs(clean(raw)) for raw in found if raw) if text), "")


def _main(value: object) -> str:
    """Return a text, or that of the first or `main` entry of a ninjs 2 list."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        entries = [item for item in value if isinstance(item, Mapping)]
        entries.sort(key=lambda item: item.get("role") != "main")
        return next((v for v in (item.get("value") for item in entries) if isinstance(v, str)), "")
    return ""


def _from_markup(record: _Object) -> str:
    raw = next((text for text in map(_main, _values(record, _MARKUP)) if text), "")
    if "<" not in raw:
        return paragraphs(clean(raw))
    from shared.articles.readers.html.markup import text_of_fragment  # lxml, for ninjs alone

    return text_of_fragment(clean(raw))


def _name(record: _Object, keys: Iterable[str]) -> str | None:
    return next((n for value in _values(record, keys) for n in _names(value)), None)


def _names(value: object) -> list[str]:
    """Return the names in a string, a number, an object that holds one, or a list of these."""
    if isinstance(value, str):
        name = " ".join(clean(value).split())
        return [name] if name else []
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, Mapping):
        return next((_names(value[k]) for k in _NAMES if isinstance(value.get(k), str)), [])
    if isinstance(value, list):
        flat = (item for item in value[:_MOST_NAMES] if not isinstance(item, list))
        return [name for item in flat for name in _names(item)]
    return []
