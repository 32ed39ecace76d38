"""Annotations for people: the article with its tags in colour, and why each is there."""

from collections.abc import Callable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from shared.domain.annotations import Annotations, Event, Field, Mention
from shared.domain.articles import ArticleText
from shared.vocabulary.model import Vocabulary

_COLOURS = {"leader": "bold magenta", "country": "cyan"}
_TRIGGER = "bold black on yellow"
_BOUNDED = frozenset({"type", "status", "confidence", "date", "code", "where"})
"""Columns of short words, which are left whole while others are broken into lines."""


def show_tags(annotations: Annotations, console: Console) -> None:
    """Print leaders, countries and events as tables."""
    leaders = _table("leader", "office", "country", "kind", "mentions", "salience")
    for leader in annotations.leaders:
        leaders.add_row(
            Text(leader.name if leader.linked else f"{leader.name} (not in the vocabulary)"),
            Text(leader.office or ""),
            leader.country or "",
            leader.kind,
            str(leader.mentions),
            f"{leader.salience:.2f}",
        )
    countries = _table("country", "code", "mentions", "salience")
    for country in annotations.countries:
        countries.add_row(
            country.name, country.id, str(country.mentions), f"{country.salience:.2f}"
        )
    events = _table("event", "type", "status", "confidence", "date", "participants")
    for event in annotations.events:
        events.add_row(
            event.label,
            event.type,
            event.status,
            f"{event.confidence:.2f}",
            event.date or "",
            "\n".join((*event.countries, *event.leaders)),
        )
    for table in (leaders, countries, events):
        if table.row_count:
            console.print(table)
            console.print()


def _table(*heads: str) -> Table:
    """Make a table that breaks a word rather than leave letters out, however narrow it is."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold underline")
    for head in heads:
        table.add_column(head, overflow="fold", no_wrap=head in _BOUNDED)
    return table


def explain(
    article: ArticleText,
    annotations: Annotations,
    entry: Callable[[Mention], str],
    console: Console,
) -> None:
    """Print the article in colour, and for each tag the words and the rule that earned it.

    Args:
        article: what the offsets of the annotations refer to.
        annotations: its tags.
        entry: tells what a mention stands for.
        console: where.
    """
    fields: tuple[tuple[Field, str], ...] = (("title", article.title), ("body", article.body))
    for field, text in fields:
        if text:
            console.print(_coloured(text, field, annotations), style="bold" * (field == "title"))
            console.print()
    if annotations.dateline:
        country = annotations.dateline.country or "country not known"
        console.print(f"dateline: {annotations.dateline.place} ({country})", markup=False)
    if annotations.tagged_to is not None:
        told = f"tagged to character {annotations.tagged_to:,} of {len(article.body):,}"
        console.print(f"{told}: the rest of a text this long has no tags", markup=False)
    if not annotations.mentions and not annotations.events:
        return
    reasons = _table("words", "where", "tag", "rule", "vocabulary entry")
    for mention in annotations.mentions:
        reasons.add_row(
            Text(mention.surface, _COLOURS[mention.facet]),
            f"{mention.field} {mention.start}",
            mention.id,
            mention.rule,
            Text(entry(mention)),
        )
    for event in annotations.events:
        words = _trigger(article, event)
        where = f"{event.field} {event.trigger[0]}"
        told = f"{event.label}, {event.status}"
        reasons.add_row(Text(words, _TRIGGER), where, event.type, "trigger", told)
    console.print(reasons)
    console.print()


def _coloured(text: str, field: Field, annotations: Annotations) -> Text:
    shown = Text(text)
    for mention in annotations.mentions:
        if mention.field == field:
            shown.stylize(_COLOURS[mention.facet], mention.start, mention.end)
    for event in annotations.events:
        if event.field == field:
            shown.stylize(_TRIGGER, *event.trigger)
    return shown


def _trigger(article: ArticleText, event: Event) -> str:
    start, end = event.trigger
    return (article.title if event.field == "title" else article.body)[start:end]


def vocabulary_entry(annotations: Annotations, vocabulary: Vocabulary, mention: Mention) -> str:
    """Return the vocabulary's words on a mention's leader or country, as of the article's date."""
    if mention.facet == "country":
        return vocabulary.countries[mention.id].name
    leader = vocabulary.leaders.get(mention.id)
    if leader is None:
        return "not in the vocabulary"
    tag = next(tag for tag in annotations.leaders if tag.id == mention.id)
    terms = "; ".join(
        f"{tag.office}, {term.organisation or term.country}, {term.start} to {term.end or 'now'}"
        for term in leader.terms
        if vocabulary.offices[term.office].label == tag.office
    )
    return f"{leader.name}: {terms}" if terms else leader.name


def tag_entry(annotations: Annotations, mention: Mention) -> str:
    """Return what the article's own tags say of a mention, where the vocabulary is another's."""
    if mention.facet == "country":
        return next((tag.name for tag in annotations.countries if tag.id == mention.id), "")
    for tag in annotations.leaders:
        if tag.id == mention.id:
            known = "" if tag.linked else "not in the vocabulary"
            return ", ".join(filter(None, (tag.name, tag.office, tag.country, known)))
    return ""
