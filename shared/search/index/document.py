"""An article with its annotations and origin, as the document that the index holds.

Searches use fields of their own. `record` is shown: the engine keeps it and does not index it.
Counts use flat keyword lists, so that one article counts once, however often a value occurs in it.
What events tell stands there twice: of likely events, and of any (docs/adr/0059).
The nested `events` answer questions about one and the same event.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from shared.domain.annotation_fields import annotation_fields
from shared.domain.annotations import LIKELY, Annotations, Event, LeaderTag
from shared.domain.articles import Article
from shared.domain.objects import ObjectRef
from shared.search.facet_registry import ANY_SUFFIX
from shared.search.index.comparable_text import mark_words

type Document = dict[str, Any]

LEAD_CHARACTERS = 600
"""Longest lead, cut at a word: the first paragraph of a news article seldom has more."""

LABEL_SEPARATOR = "|"
"""Between id and name in `leader_label`; ids are slugs and never hold it."""

VALUE_SEPARATOR = "\x02"
"""Between the folded form and the value in a label of free text; the folded form never holds it."""

FACET_CHARACTERS = 1024
"""Longest value of a facet, in UTF-16 units, as the index counts (`ignore_above`): a longer source
or author is shown with its article, and neither counted nor found."""
_FOLDED_CHARACTERS = 4000

SENTENCE_CHARACTERS = 1000
"""Longest sentence that is kept for rows of events, in code points; the text has the rest.
News sentences have some 150; a list without a full stop may be one of a whole page."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def to_document(
    article: Article,
    annotations: Annotations,
    *,
    id: str,
    ref: ObjectRef,
    story: str,
    near: Sequence[str] = (),
) -> Document:
    """Build the document of one article; pure, so that equal input gives equal documents.

    Args:
        article: the article as its reader gave it.
        annotations: what extraction found in it.
        id: document id, hex only.
        ref: the object that the article came from.
        story: hash of the normalised text; equal for the same text under two keys.
        near: band hashes; two near-duplicates share at least one.

    Returns:
        A JSON object that fits `shared/search/index/mappings/articles.json`.
    """
    return {
        "id": id,
        "bucket": ref.bucket,
        "key": ref.key,
        "story": story,
        "near": list(near),
        **_article_fields(article),
        **_times(article.published),
        **_tags(annotations),
        "events": _events(annotations.events),
        "sentences": _sentences(article, annotations.events),
        "extraction_version": annotations.version,
        "record": annotation_fields(annotations),
    }


def lead(article: Article) -> str:
    """Return the summary, or else the first paragraph, cut at a word."""
    text = article.summary or article.body.lstrip().split("\n\n", 1)[0]
    text = " ".join(text[: LEAD_CHARACTERS * 2].split())
    if len(text) <= LEAD_CHARACTERS:
        return text
    return text[:LEAD_CHARACTERS].rsplit(" ", 1)[0] + " …"


def office_id(office: str) -> str:
    """Turn an office's name into its facet id: `Prime Minister` → `prime-minister`."""
    plain = unicodedata.normalize("NFKD", office.casefold())
    return _NOT_SLUG.sub("-", plain.encode("ascii", "ignore").decode()).strip("-")


def event_levels(type_: str) -> tuple[str, ...]:
    """Return an event type with its parent: `consult/visit` → `consult`, `consult/visit`."""
    upper, _, mode = type_.partition("/")
    return (upper, type_) if mode else (upper,)


def _article_fields(article: Article) -> Document:
    """Return the fields that come from the article itself."""
    return {
        "position": article.position,
        "record_id": article.record_id,
        "title": article.title,
        "lead": lead(article),
        "body": article.body,
        "authors": list(article.authors),
        "author_label": _unique(
            label for author in article.authors if (label := _value_label(author))
        ),
        "source": article.source or None,
        "source_label": _value_label(article.source),
        "url": article.url,
        "language": article.language or None,
        "published": article.published,
        "date_basis": article.date_basis,
    }


def _times(published: str | None) -> Document:
    """Split the time of publication into the calendar day, for filters, and the instant.

    The last hours of the year 9999 may have a day and no instant, as UTC has none for them.
    """
    try:
        moment = datetime.fromisoformat(published) if published else None
    except ValueError:
        moment = None
    if moment is None:
        return {"date": None, "instant": None}
    return {"date": moment.date().isoformat(), "instant": _instant(moment)}


def _instant(moment: datetime) -> str | None:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        instant = aware.astimezone(UTC).isoformat(timespec="milliseconds")
    except OverflowError:
        return None
    return instant.replace("+00:00", "Z")


def _tags(annotations: Annotations) -> Document:
    leaders, events = annotations.leaders, annotations.events
    return {
        "leader": _unique(tag.id for tag in leaders),
        "leader_label": _unique(_label(tag) for tag in leaders if not tag.linked),
        "kind": _unique(tag.kind for tag in leaders),
        "office": _unique(office_id(tag.office) for tag in leaders if tag.office),
        "country": _unique(tag.id for tag in annotations.countries),
        **_event_values(list(filter(_is_likely, events))),
        **{f"{name}{ANY_SUFFIX}": values for name, values in _event_values(events).items()},
    }


def _event_values(events: Sequence[Event]) -> Document:
    """Return what an article has by these events."""
    return {
        "event": _unique(level for event in events for level in event_levels(event.type)),
        "status": _unique(event.status for event in events),
        "event_date": _unique(event.date for event in events if event.date),
        "actor": _unique(id for event in events for id in event.actors),
        "recipient": _unique(id for event in events for id in event.recipients),
    }


def _is_likely(event: Event) -> bool:
    return event.confidence >= LIKELY


def _events(events: Sequence[Event]) -> list[Document]:
    """Return each event once, with its number: equal ones give equal answers and take space."""
    times = Counter(map(_identity, events))
    distinct = {_identity(event): event for event in events}
    return [_nested(event, times[identity]) for identity, event in distinct.items()]


def _identity(event: Event) -> tuple[object, ...]:
    who = (event.leaders, event.countries, event.actors, event.recipients)
    return (event.type, event.status, event.date, who, _is_likely(event))


def _nested(event: Event, times: int) -> Document:
    return {
        "event": list(event_levels(event.type)),
        "status": event.status,
        "date": event.date,
        "leader": list(event.leaders),
        "country": list(event.countries),
        "actor": list(event.actors),
        "recipient": list(event.recipients),
        "likely": _is_likely(event),
        "times": times,
    }


def sentence_key(field: str, start: int) -> str:
    """Return the name under which a document keeps the sentence that begins here."""
    return f"{field}:{start}"


def _sentences(article: Article, events: Sequence[Event]) -> Document:
    """Return the sentences of the events, each once: rows of events need no whole text."""
    texts = {"title": article.title, "body": article.body}
    return {
        sentence_key(event.field, start): texts[event.field][start:end][:SENTENCE_CHARACTERS]
        for event in events
        for start, end in [event.sentence]
    }


def _value_label(value: str | None) -> str | None:
    """Return a value after its folded form, which is searched; None where it is no facet value."""
    if not value or len(value.encode("utf-16-le")) > 2 * FACET_CHARACTERS:
        return None
    return f"{mark_words(value)[:_FOLDED_CHARACTERS]}{VALUE_SEPARATOR}{value}"


def _label(tag: LeaderTag) -> str:
    return f"{tag.id}{LABEL_SEPARATOR}{tag.name}"


def _unique(values: Iterable[str]) -> list[str]:
    """Keep each value once, in order of appearance; an empty one says nothing."""
    return list(dict.fromkeys(value for value in values if value))
