"""The comparison of extraction with the labels of the golden texts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from infra.evaluation.counts import Counts
from infra.evaluation.evaluation import evaluate
from infra.evaluation.gold import read_gold
from shared.articles import Moments, read_articles
from shared.domain.annotations import Annotations, Event
from shared.domain.articles import Article, ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary.model import Vocabulary

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "data" / "golden"
SENTENCES = FOLDER / "sentences.jsonl"
BREADTH = FOLDER / "breadth.jsonl"
MINIMUM_SCORES = FOLDER / "minimum_scores.json"
KNOWN_GAPS = FOLDER / "known_gaps.json"

type Scores = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class GoldenArticle:
    """A whole article and all that must be found in it.

    Attributes:
        id: short name.
        file: where it is, from the root of the repository.
        title: the headline, apart from the summary on its line.
        published: its day.
        leaders: ids of every leader that it names, and no other.
        countries: codes of every country that it names, and no other.
        events: what it tells: type, status and date (each perhaps `a|b`; empty or None for a
            date that it does not give), exactly these leaders, at least these countries; None
            where its events are not labelled.
        also: further types that it tells of, and that may be found or not.
    """

    id: str
    file: str
    title: str
    published: str | None
    leaders: list[str]
    countries: list[str]
    events: list[dict[str, Any]] | None
    also: list[str]

    def read(self) -> Article:
        """Read the file as ingest does."""
        with (ROOT / self.file).open("rb") as stream:
            (article,) = read_articles(stream, self.file, moments=Moments.at(datetime.now(UTC)))
        assert isinstance(article, Article)
        return article


@dataclass(frozen=True, slots=True)
class GoldenDetail:
    """A sentence or two whose events must be right to the day and the participant.

    Attributes:
        id: short name; its first word says what is hard.
        published: the article's day, or None.
        title: mostly empty.
        text: the sentences.
        events: as in GoldenArticle.
        also: as in GoldenArticle.
    """

    id: str
    published: str | None
    title: str
    text: str
    events: list[dict[str, Any]]
    also: list[str]


def golden_details() -> list[GoldenDetail]:
    """The sentences with their events, in the order of their file."""
    lines = (FOLDER / "details.jsonl").read_text("utf-8").splitlines()
    return [GoldenDetail(**json.loads(line)) for line in lines]


def detail_gaps(golden: GoldenDetail, extractor: Extractor) -> set[str]:
    """Every event that is missing from a sentence's annotations, or too much in them."""
    text = ArticleText(golden.title, golden.text, _day(golden.published))
    return set(_event_gaps(golden, extractor.extract(text)))


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None


def golden_articles() -> list[GoldenArticle]:
    """The labelled articles, in the order of their file."""
    lines = (FOLDER / "articles.jsonl").read_text("utf-8").splitlines()
    return [GoldenArticle(**json.loads(line)) for line in lines]


def all_gaps(extractor: Extractor) -> dict[str, set[str]]:
    """The gaps of every golden article and detail, by its id."""
    articles = {golden.id: article_gaps(golden, extractor) for golden in golden_articles()}
    details = {golden.id: detail_gaps(golden, extractor) for golden in golden_details()}
    return {**articles, **details}


def article_gaps(golden: GoldenArticle, extractor: Extractor) -> set[str]:
    """Everything that is missing from an article's annotations, or too much in them."""
    article = golden.read()
    found = extractor.extract(ArticleText(article.title, article.body, _day(golden.published)))
    return {
        *_difference("leader", golden.leaders, {tag.id for tag in found.leaders}),
        *_difference("country", golden.countries, {tag.id for tag in found.countries}),
        *_event_gaps(golden, found),
    }


def _difference(what: str, wanted: list[str], found: set[str]) -> Iterator[str]:
    yield from (f"missing {what} {value}" for value in wanted if value not in found)
    yield from (f"extra {what} {value}" for value in found if value not in wanted)


def _event_gaps(golden: GoldenArticle | GoldenDetail, found: Annotations) -> Iterator[str]:
    if golden.events is None:
        return
    told = {kind for event in golden.events for kind in event["type"].split("|")} | {*golden.also}
    upper = {kind.partition("/")[0] for kind in told}
    for wanted in golden.events:
        if not any(_is_it(wanted, event) for event in found.events):
            parts = (wanted["type"], wanted["status"], wanted["date"], *wanted["leaders"])
            yield "missing event " + " ".join(str(part or "-") for part in parts)
    yield from {
        f"extra event {event.type}"
        for event in found.events
        if event.type.partition("/")[0] not in upper
    }


def _is_it(wanted: dict[str, Any], event: Event) -> bool:
    return (
        event.type in wanted["type"].split("|")
        and event.status in wanted["status"].split("|")
        and (event.date or "") in (wanted["date"] or "").split("|")
        and sorted(event.leaders) == wanted["leaders"]
        and set(wanted["countries"]) <= set(event.countries)
    )


def scores(extractor: Extractor, vocabulary: Vocabulary) -> Scores:
    """Precision, recall and F1 of every facet of the hard cases, and of events over the breadth."""
    hard = evaluate(read_gold(SENTENCES), extractor, vocabulary)
    broad = evaluate(read_gold(BREADTH), extractor, vocabulary)
    totals: dict[str, Counts] = {}
    for (_, facet), score in sorted(hard.scores.items()):
        totals.setdefault(facet, Counts()).add(score.total)
    for score in broad.scores.values():
        totals.setdefault("breadth", Counts()).add(score.total)
    return {facet: _rounded(total) for facet, total in totals.items()}


def _rounded(total: Counts) -> dict[str, float]:
    return {
        "precision": round(total.precision, 4),
        "recall": round(total.recall, 4),
        "f1": round(total.f1, 4),
    }
