"""One article as a JSON object: our own shape, ninjs, or schema.org's NewsArticle."""

from collections.abc import Iterable, Mapping

from shared.articles.dates import to_iso
from shared.articles.decoding import clean
from shared.articles.text import paragraphs
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_TITLE = ("title", "headline", "name")
_TEXT = ("text", "body", "articleBody", "body_text", "content")
_PUBLISHED = ("published", "datePublished", "versioncreated", "firstcreated", "date")
_SOURCE = ("source", "publisher", "copyrightholder")
_URL = ("url", "mainEntityOfPage", "canonical")
_LANGUAGE = ("language", "inLanguage")
_AUTHORS = ("authors", "author", "byline", "creator")
_ID = ("id", "@id", "uri", "guid", "identifier")


def read_json_article(record: object, position: int = 0) -> Article:
    """Read one article from a decoded JSON value.

    Raises:
        PermanentError: `not-an-article`, where there is no text under any known name.
    """
    if not isinstance(record, Mapping):
        raise PermanentError("not-an-article", "The JSON value is not an object with a text.")
    title = _text(record, _TITLE)
    body = paragraphs(_text(record, _TEXT))
    if not body:
        raise PermanentError(
            "not-an-article",
            f"No text under any of {', '.join(_TEXT)}. Give the article's text as `text`.",
        )
    return Article(
        title=" ".join(title.split()),
        body=body,
        published=next(filter(None, (to_iso(v) for v in _values(record, _PUBLISHED))), None),
        source=_name(record, _SOURCE),
        url=_name(record, _URL),
        language=_name(record, _LANGUAGE),
        authors=tuple(_names(next(iter(_values(record, _AUTHORS)), None))),
        record_id=_name(record, _ID),
        position=position,
    )


def _values(record: Mapping[object, object], keys: Iterable[str]) -> list[object]:
    return [record[key] for key in keys if record.get(key)]


def _text(record: Mapping[object, object], keys: Iterable[str]) -> str:
    return next((clean(v) for v in _values(record, keys) if isinstance(v, str)), "")


def _name(record: Mapping[object, object], keys: Iterable[str]) -> str | None:
    return next((n for v in _values(record, keys) for n in _names(v)), None)


def _names(value: object) -> list[str]:
    """Names in a string, an object with a name or id, or a list of either."""
    if isinstance(value, str):
        return [" ".join(clean(value).split())] if value.strip() else []
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, Mapping):
        return next((_names(value[k]) for k in ("name", "@id", "url") if value.get(k)), [])
    if isinstance(value, list):
        return [name for item in value[:50] if not isinstance(item, list) for name in _names(item)]
    return []
