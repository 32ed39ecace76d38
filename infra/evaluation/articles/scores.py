"""What came of annotated articles, added up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from infra.evaluation.articles.annotated_article import AnnotatedArticle, AnnotatedEvent
from infra.evaluation.articles.article_result import JudgedEvent, judge, person_names
from shared.domain.annotations import STATUSES, Annotations

_FIFTHS = 5


@dataclass(slots=True)
class ArticleScores:
    """Counts over articles, by name, and what figures need besides.

    Attributes:
        counts: how often each thing was so; `figures` names the shares that they give.
        statuses: right, wrong and missed, by (status, one of the three).
        said: confidence of each event, and whether its upper type is right.
    """

    counts: Counter[str] = field(default_factory=Counter)
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    said: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, article: AnnotatedArticle, annotations: Annotations, least: float) -> None:
        """Count an article.

        Args:
            article: with what the reader wrote down.
            annotations: what extraction found.
            least: confidence that an event has at least; others do not count.
        """
        judged = judge(article, annotations, least)
        self.counts["articles"] += 1
        for one in judged:
            self._add_event(article, one, annotations)
        self._add_annotated(article, judged)
        self._add_people(article, annotations)
        self._add_countries(article, annotations)

    def _add_event(
        self, article: AnnotatedArticle, one: JudgedEvent, annotations: Annotations
    ) -> None:
        counts = self.counts
        counts["events"] += 1
        self.said.append((one.event.confidence, one.agreement is not None))
        if one.annotated is None or one.agreement is None:
            return
        annotated, agreement = article.events[one.annotated], one.agreement
        counts["upper type"] += 1
        counts["matters"] += annotated.worth != "trivial"
        counts["again"] += one.again
        counts["type"] += agreement.type
        counts["status"] += agreement.status
        counts["date"] += agreement.date
        counts["participants"] += agreement.participants
        counts["all right"] += one.all_right
        self._add_day(article, annotated, one)
        self._add_roles(annotated, one, annotations)
        self._add_status(annotated, one)

    def _add_day(
        self, article: AnnotatedArticle, annotated: AnnotatedEvent, one: JudgedEvent
    ) -> None:
        days = [day for day in annotated.dates if day]
        found, published = one.event.date, article.text.published
        if not days:
            return
        self.counts["with a day"] += 1
        self.counts["dated"] += found is not None
        if found and published:
            today = published.isoformat()
            self.counts["sided"] += 1
            self.counts["right side"] += any((found > today) == (day > today) for day in days)

    def _add_roles(
        self, annotated: AnnotatedEvent, one: JudgedEvent, annotations: Annotations
    ) -> None:
        if annotated.roles is None:
            return
        name = person_names(annotations)
        actors, recipients = annotated.roles
        by = actors.accept([name(id) for id in one.event.actors])
        to = recipients.accept([name(id) for id in one.event.recipients])
        self.counts["roles"] += 1
        self.counts["actors"] += by
        self.counts["recipients"] += to
        self.counts["both roles"] += by and to

    def _add_status(self, annotated: AnnotatedEvent, one: JudgedEvent) -> None:
        found = one.event.status
        if found in annotated.statuses:
            self.statuses[found, "right"] += 1
        else:
            self.statuses[found, "wrong"] += 1
            self.statuses[annotated.statuses[0], "missed"] += 1

    def _add_annotated(self, article: AnnotatedArticle, judged: Sequence[JudgedEvent]) -> None:
        told = {one.annotated: one for one in judged if not one.again}
        for index, event in enumerate(article.events):
            found = told.get(index)
            if event.worth == "main":
                self.counts["main"] += 1
                self.counts["main found"] += found is not None
                self.counts["main right"] += found is not None and found.all_right
            if event.worth in ("main", "worth"):
                self.counts["worth"] += 1
                self.counts["worth found"] += found is not None

    def _add_people(self, article: AnnotatedArticle, annotations: Annotations) -> None:
        names = [tag.name for tag in annotations.leaders]
        self.counts["people"] += len(names)
        self.counts["people right"] += sum(
            any(person.is_called(name) for person in article.people) for name in names
        )
        for person in article.people:
            if person.optional:
                continue
            found = any(map(person.is_called, names))
            self.counts["people wanted"] += 1
            self.counts["people found"] += found
            if not person.official:
                self.counts["leaders wanted"] += 1
                self.counts["leaders found"] += found

    def _add_countries(self, article: AnnotatedArticle, annotations: Annotations) -> None:
        found, must = {tag.id for tag in annotations.countries}, set(article.countries.must)
        self.counts["countries"] += len(found)
        self.counts["countries right"] += len(found & (must | set(article.countries.may)))
        self.counts["countries wanted"] += len(must)
        self.counts["countries found"] += len(found & must)


_SHARES = {
    "upper type right": ("upper type", "events"),
    "the same, trivial ones wrong": ("matters", "events"),
    "whole type right": ("type", "events"),
    "status right, of those": ("status", "upper type"),
    "date right": ("date", "upper type"),
    "participants right": ("participants", "upper type"),
    "all right": ("all right", "events"),
    "main events found": ("main found", "main"),
    "main events all right": ("main right", "main"),
    "main and worthwhile ones found": ("worth found", "worth"),
    "dated, of those with a day": ("dated", "with a day"),
    "right side of the article's day": ("right side", "sided"),
    "actors right": ("actors", "roles"),
    "recipients right": ("recipients", "roles"),
    "both right": ("both roles", "roles"),
    "leaders, precision": ("people right", "people"),
    "leaders, recall": ("people found", "people wanted"),
    "leaders, recall without officials": ("leaders found", "leaders wanted"),
    "countries, precision": ("countries right", "countries"),
    "countries, recall": ("countries found", "countries wanted"),
}
"""Each figure with the counts that it is the share of."""


def figures(scores: ArticleScores) -> dict[str, float | None]:
    """Return the figures of scores by name; None where there is nothing to divide by."""
    counts = scores.counts
    wrong = counts["events"] - counts["upper type"]
    return {
        "articles": counts["articles"],
        "events an article": _share(counts["events"], counts["articles"]),
        "false events an article": _share(wrong, counts["articles"]),
        "second tellings": counts["again"],
    } | {name: _share(counts[one], counts[of]) for name, (one, of) in _SHARES.items()}


def status_figures(scores: ArticleScores) -> Iterator[tuple[str, int, float | None]]:
    """Give each status with the number of annotated events that have it, and its F1."""
    for status in STATUSES:
        right, wrong, missed = (scores.statuses[status, kind] for kind in _KINDS)
        yield status, right + missed, _share(2 * right, 2 * right + wrong + missed)


_KINDS = ("right", "wrong", "missed")


def fifths(said: Iterable[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Return each fifth of events by confidence: mean confidence, share right, number.

    Args:
        said: confidence of each event, and whether its upper type is right.
    """
    ranked = sorted(said)
    cuts = [number * len(ranked) // _FIFTHS for number in range(_FIFTHS + 1)]
    parts = [ranked[start:end] for start, end in pairwise(cuts)]
    return [
        (
            sum(confidence for confidence, _ in part) / len(part),
            sum(right for _, right in part) / len(part),
            len(part),
        )
        for part in parts
        if part
    ]


def _share(one: int, of: int) -> float | None:
    return one / of if of else None
