"""Why an event has its confidence and its salience: the features that told most, in words."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from rich.console import Console
from rich.table import Table
from rich.text import Text

from shared.domain.articles import ArticleText
from shared.extraction.events.ranking.model import ModelName, Reason, read_model
from shared.extraction.events.ranking.ranked_candidates import RankedCandidate

_REASONS = 4


def show_ranking(
    article: ArticleText, candidates: Iterable[RankedCandidate], console: Console
) -> None:
    """Print confidence and salience of each event, and the features that told most.

    A feature's number is what it adds to the log odds of the average candidate.

    Args:
        article: what the offsets of the candidates refer to.
        candidates: all of it; only events are shown, in their order.
        console: where.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold underline")
    for head in ("event", "ranked", "because"):
        table.add_column(head, overflow="fold", no_wrap=head == "ranked")
    for one in candidates:
        if one.is_event:
            event = one.event
            start, end = event.trigger
            words = (article.title if event.field == "title" else article.body)[start:end]
            confidence = _because("confidence", one.features)
            table.add_row(Text(words), f"confidence {event.confidence:.2f}", confidence)
            salience = _because("salience", one.features)
            table.add_row("", f"salience {event.salience:.2f}", salience)
    if table.row_count:
        console.print(table)
        console.print()


def _because(name: ModelName, features: AbstractSet[str]) -> Text:
    return Text("; ".join(map(_line, read_model(name).reasons(features, _REASONS))))


def _line(reason: Reason) -> str:
    return f"{reason.effect:+.1f} {'' if reason.holds else 'not '}{reason.feature}"
