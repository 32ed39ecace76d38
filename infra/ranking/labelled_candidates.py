"""Candidates of labelled articles as facts: places, features and labels, and no text.

The file has a JSON object a line: first the names of all features, then one for each article.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from infra.evaluation.articles.annotated_article import AnnotatedArticle, Worth
from shared.domain.annotations import Field
from shared.extraction.events.ranking.ranked_candidates import RankedCandidate

DATA = Path(__file__).parent / "data" / "candidates.jsonl"

type Label = Literal["main", "worth", "background", "trivial", "again", "wrong"]
"""How much the annotated event matters that a candidate tells; `again` where another candidate
tells it already, `wrong` where none is told."""


@dataclass(frozen=True, slots=True)
class LabelledCandidate:
    """A candidate of one article.

    Attributes:
        field: where its trigger stands.
        trigger: span of the trigger.
        asserted: False where sentences only mention it.
        fits: annotated events that it may tell, each with the agreement, 0 to 4.
        features: what holds of it.
    """

    field: Field
    trigger: tuple[int, int]
    asserted: bool
    fits: tuple[tuple[int, int], ...]
    features: frozenset[str]


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """The candidates of one article and what they are compared with.

    Attributes:
        id: the article's id.
        source: repository and path of the text, as `AnnotatedArticle` has it.
        politics: False where its section is another matter.
        worths: how much each annotated event matters.
        candidates: in order of salience as it was when they were labelled.
    """

    id: str
    source: str
    politics: bool
    worths: tuple[Worth, ...]
    candidates: tuple[LabelledCandidate, ...]

    def labels(self, taken: Sequence[bool]) -> list[Label | None]:
        """Return the label of each candidate that is taken as an event, None for the others.

        As the scorer does it: pairs are formed best first, each annotated event once. What
        sentences assert comes before what they mention.

        Args:
            taken: for each candidate whether it is taken.
        """
        pairs = sorted(
            (-one.asserted, -agreeing, self.worths[event] == "trivial", number, event)
            for number, one in enumerate(self.candidates)
            if taken[number]
            for event, agreeing in one.fits
        )
        told: dict[int, int] = {}
        for *_, number, event in pairs:
            if number not in told and event not in told.values():
                told[number] = event
        return [
            None if not taken[number] else _label(one, told.get(number), self.worths)
            for number, one in enumerate(self.candidates)
        ]


def _label(one: LabelledCandidate, event: int | None, worths: Sequence[Worth]) -> Label:
    if event is not None:
        return worths[event]
    return "again" if one.fits else "wrong"


def label_candidates(
    article: AnnotatedArticle, candidates: Sequence[RankedCandidate]
) -> LabelledArticle:
    """Hold the candidates of an article against its annotated events."""
    return LabelledArticle(
        article.id,
        article.source,
        article.politics,
        tuple(event.worth for event in article.events),
        tuple(
            LabelledCandidate(
                one.event.field,
                one.event.trigger,
                one.asserted,
                tuple(
                    (number, event.agreement(one.event))
                    for number, event in enumerate(article.events)
                    if event.tells(one.event)
                ),
                one.features,
            )
            for one in candidates
        ),
    )


def without_rare(articles: Sequence[LabelledArticle], least: int) -> list[LabelledArticle]:
    """Return articles without the features that too few candidates have to get a weight.

    Words of a trigger that hardly another article has would be pieces of its text.

    Args:
        articles: labelled ones.
        least: candidates that must have a feature.
    """
    counts = Counter(name for one in articles for c in one.candidates for name in c.features)
    rare = {name for name, count in counts.items() if count < least}
    return [
        replace(
            one, candidates=tuple([replace(c, features=c.features - rare) for c in one.candidates])
        )
        for one in articles
    ]


def write_labelled(articles: Iterable[LabelledArticle], path: Path = DATA) -> None:
    """Write articles in order of their ids, so that equal ones give an equal file."""
    articles = sorted(articles, key=lambda one: one.id)
    names = sorted({name for one in articles for c in one.candidates for name in c.features})
    numbers = {name: number for number, name in enumerate(names)}
    lines = [_json({"features": names}), *(_json(_row(one, numbers)) for one in articles)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_labelled(path: Path = DATA) -> list[LabelledArticle]:
    """Read the articles of a file that `write_labelled` wrote."""
    head, *lines = path.read_text("utf-8").splitlines()
    names = json.loads(head)["features"]
    return [_article(json.loads(line), names) for line in lines]


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _row(article: LabelledArticle, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "id": article.id,
        "source": article.source,
        "politics": article.politics,
        "worths": article.worths,
        "candidates": [
            [
                one.field,
                *one.trigger,
                one.asserted,
                one.fits,
                sorted(numbers[name] for name in one.features),
            ]
            for one in article.candidates
        ],
    }


def _article(row: dict[str, Any], names: Sequence[str]) -> LabelledArticle:
    return LabelledArticle(
        row["id"],
        row["source"],
        row["politics"],
        tuple(row["worths"]),
        tuple(
            LabelledCandidate(
                field,
                (start, end),
                asserted,
                tuple((event, agreeing) for event, agreeing in fits),
                frozenset(names[number] for number in features),
            )
            for field, start, end, asserted, fits, features in row["candidates"]
        ),
    )
