"""Articles as JSON objects: in our own form, ninjs 1 to 3, or schema.org's NewsArticle.

The three have different names for the same fields and never contradict each other, so one table of
names serves them all.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from shared.articles.dates.moments import Moments
from shared.articles.dates.parser import to_iso
from shared.articles.encoding.decoding import clean
from shared.articles.markup.fragments import fragment_line, fragment_text, markup_text
from shared.articles.outcome import RecordOutcome, Unreadable, read_record
from shared.articles.records.field_names import (
    AUTHORS,
    ID,
    LANGUAGE,
    MARKUP,
    PUBLISHED,
    SOURCE,
    SUMMARY,
    TEXT,
    TITLE,
    URL,
)
from shared.articles.records.fields import (
    JsonObject,
    authors_of,
    entries_of,
    entry_role,
    first_identifier,
    first_name,
    first_url,
    raw_text,
    raw_title,
    strings_in,
    values_of,
)
from shared.articles.records.json_values import complete_json
from shared.articles.records.release import check_release
from shared.articles.records.selection import find_records, is_other_node
from shared.articles.records.versions import check_newest, newest_versions
from shared.articles.text.paragraphs import join_summary, strip_title
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

_STATUS = ("pubstatus", "pubStatus")
_EMBARGO = ("embargoed", "embargo")
_NOTICE = ("ednote", "edNote")
_RELEASE = {*_STATUS, *_EMBARGO, *_NOTICE}
UPDATES = "liveBlogUpdate"
"""Name of the updates of a live blog, each a posting of its own."""
# The roles of entries of ninjs' `descriptions` that are the text where there is no body.
_BODY_ROLES = ("text", "body", "main")
_MEDIA = ("picture", "graphic", "video", "audio", "planning", "event")


def read_json_articles(value: object, moments: Moments) -> Iterator[RecordOutcome]:
    """Read the articles of a JSON document.

    Args:
        value: the decoded document: an object, a list of objects, or an object around either.
        moments: the times on which dates and embargoes depend.
    """
    records = find_records(value)
    newest = newest_versions(map(_version, records))
    for position, record in enumerate(records):
        yield read_record(position, partial(_newest_article, newest, record, moments, position))


def read_broken_json(
    text: str, moments: Moments, broken: PermanentError
) -> Iterator[RecordOutcome]:
    """Read the articles of a JSON document that is cut off, then raise the error.

    The last article is read too if its text had begun.

    Args:
        text: what is left of the document.
        moments: the times on which dates and embargoes depend.
        broken: why it is cut off.

    Raises:
        PermanentError: `broken`.
    """
    read = [list(read_json_articles(value, moments)) for value in complete_json(text)]
    best = max(read, key=_count_articles, default=[])
    if best and isinstance(best[-1], Unreadable) and best[-1].reason == "not-an-article":
        best.pop()  # it is cut off before its text
    yield from best
    raise PermanentError(
        broken.reason,
        f"{broken.detail} The last article has at most the text before that place."
        if best
        else broken.detail,
    )


def _count_articles(outcomes: list[RecordOutcome]) -> int:
    return sum(isinstance(outcome, Article) for outcome in outcomes)


def _version(record: object) -> tuple[str, str]:
    """Return the name and version of an item."""
    if not isinstance(record, Mapping):
        return "", ""
    return first_identifier(record, ID.keys) or "", first_identifier(record, ("version",)) or ""


def _newest_article(
    newest: Mapping[str, int], record: object, moments: Moments, position: int
) -> Article:
    check_newest(*_version(record), newest)
    return read_json_article(record, moments, position)


def read_json_article(record: object, moments: Moments, position: int = 0) -> Article:
    """Read one article from a decoded JSON value.

    Raises:
        PermanentError: `not-an-article`: no field with a known name has a text;
            `not-for-publication` or `embargoed`: its agency says so.
    """
    if not isinstance(record, Mapping):
        raise PermanentError("not-an-article", "The JSON value is not an object with a text.")
    if is_other_node(record) and not values_of(record, ("headline", "articleBody")):
        kind = str(record.get("@type"))[:60]
        raise PermanentError("not-an-article", f"The JSON-LD is of type {kind}, no article.")
    _check_release(record, moments)
    article = article_from_fields(record, moments.latest, position)
    if not article.body:
        raise PermanentError(
            "not-an-article",
            f"No text under any of {', '.join((*TEXT.keys, *MARKUP.keys))}. "
            "Give the article as `text`.",
        )
    return article


def article_from_fields(record: JsonObject, latest: date, position: int = 0) -> Article:
    """Read the fields of an article; the text may be missing."""
    title = fragment_line(_first_raw(record, TITLE.keys, raw_title))
    own = _body(record)
    whole = own or _described(record)
    body = strip_title(whole, title) or whole
    summary = _summary(record, bodiless=not own)
    told, body = join_summary(summary, body) if body else (None, "")
    dates = (to_iso(_moment(one), latest) for one in entries_of(record, PUBLISHED.keys))
    return Article(
        title=title,
        body=body,
        summary=told,
        published=next(filter(None, dates), None),
        source=first_name(record, SOURCE.keys),
        url=first_url(record, URL.keys),
        language=first_name(record, LANGUAGE.keys),
        authors=next(filter(None, map(authors_of, values_of(record, AUTHORS.keys))), ()),
        record_id=first_identifier(record, ID.keys),
        position=position,
    )


def _first_raw(record: JsonObject, keys: Iterable[str], read: Callable[[object], str]) -> str:
    texts = (read(value) for value in values_of(record, keys))
    return next((text for text in texts if text and not text.isspace()), "")


def _body(record: JsonObject) -> str:
    """Return the text of a record, followed by the updates of a live blog in their order."""
    text = _own_body(record)
    given = record.get(UPDATES)
    if not given:
        return text
    updates = [_update(one) for one in (given if isinstance(given, list) else [given])]
    return "\n\n".join(filter(None, [text, *(one for one in updates if one not in text)]))


def _update(entry: object) -> str:
    if not isinstance(entry, Mapping):
        return ""
    title = fragment_line(_first_raw(entry, TITLE.keys, raw_title))
    body = strip_title(
        _own_body(entry) or fragment_text(_first_raw(entry, SUMMARY.keys, raw_text)), title
    )
    return "\n\n".join(filter(None, [title, body]))


def _own_body(record: JsonObject) -> str:
    if text := fragment_text(_first_raw(record, TEXT.keys, raw_text)):
        return text
    raw = _first_raw(record, MARKUP.keys, raw_text)
    return markup_text(clean(raw)) if "<" in raw else fragment_text(raw)


def _summary(record: JsonObject, *, bodiless: bool) -> str:
    """Return the summary, without entries that are the text of a record without a body."""
    entries = _descriptions(record)
    if not entries:
        return fragment_text(_first_raw(record, SUMMARY.keys, raw_text))
    left = [one for one in entries if not (bodiless and entry_role(one) in _BODY_ROLES)]
    return fragment_text(raw_text([one for one in left if entry_role(one) != "caption"]))


def _described(record: JsonObject) -> str:
    """Return the text that some agencies put among the descriptions of an item without body."""
    if record.get("type") in _MEDIA or not values_of(record, ("headline", "headlines")):
        return ""
    texts = [one for one in _descriptions(record) if entry_role(one) in _BODY_ROLES]
    return fragment_text(raw_text(texts))


def _descriptions(record: JsonObject) -> list[JsonObject]:
    found = record.get("descriptions")
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _moment(value: object) -> object:
    """Return a date as written, without the object in which databases export it."""
    return value.get("$date") if isinstance(value, Mapping) else value


def _check_release(record: JsonObject, moments: Moments) -> None:
    if not record.keys() & _RELEASE:
        return
    check_release(
        ", version ".join(filter(None, _version(record))) or None,
        moments,
        statuses=[word for value in values_of(record, _STATUS) for word in _words(value)],
        notices=map(raw_text, values_of(record, _NOTICE)),
        ends=[
            end if isinstance(end, str) else json.dumps(end) for end in values_of(record, _EMBARGO)
        ],
    )


def _words(status: object) -> list[str]:
    """Return the names and codes of a status."""
    if isinstance(status, Mapping):
        return [word for one in status.values() for word in strings_in(one)]
    return strings_in(status)
