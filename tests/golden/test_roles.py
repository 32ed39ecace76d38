"""Who acts and who is acted upon in two hundred clauses, labelled before there was a rule."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from shared.domain.annotations import Event
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.golden.gold_comparison import FOLDER

CLAUSES = 200
BOTH_RIGHT = 0.9
"""Share of the clauses of which some event has the right actors and the right recipients."""


@dataclass(frozen=True, slots=True)
class GoldenClause:
    """A clause and its roles, as ids of leaders and codes of countries.

    Attributes:
        id: short name; its first word tells how the clause says it.
        published: its day.
        title: the clause, where it is a headline.
        text: the clause otherwise.
        types: event types of which one must be found, by upper type.
        actors: who must be an actor.
        recipients: who must be a recipient.
        may_actors: who may be an actor too.
        may_recipients: who may be a recipient too.
    """

    id: str
    published: str
    title: str
    text: str
    types: list[str]
    actors: list[str]
    recipients: list[str]
    may_actors: list[str]
    may_recipients: list[str]

    def is_right(self, event: Event) -> bool:
        """Return whether an event is of the clause's type and has its roles."""
        upper = {type_.partition("/")[0] for type_ in self.types}
        return (
            event.type.partition("/")[0] in upper
            and _within(event.actors, self.actors, self.may_actors)
            and _within(event.recipients, self.recipients, self.may_recipients)
        )


def _within(found: Sequence[str], needed: Collection[str], allowed: Collection[str]) -> bool:
    return {*needed} <= {*found} <= {*needed, *allowed}


def golden_clauses() -> list[GoldenClause]:
    """The clauses, in the order of their file."""
    lines = (FOLDER / "roles.jsonl").read_text("utf-8").splitlines()
    return [GoldenClause(**json.loads(line)) for line in lines]


def test_both_roles_are_right_in_most_clauses() -> None:
    extractor = Extractor(load())
    wrong = []
    clauses = golden_clauses()
    for clause in clauses:
        text = ArticleText(clause.title, clause.text, date.fromisoformat(clause.published))
        if not any(map(clause.is_right, extractor.extract(text).events)):
            wrong.append(clause.id)
    assert len(clauses) == len({clause.id for clause in clauses}) == CLAUSES
    assert len(wrong) <= CLAUSES * (1 - BOTH_RIGHT), wrong
