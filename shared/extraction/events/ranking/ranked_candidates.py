"""Candidates with their confidence and salience, and which of them are events of the record."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from shared.domain.annotations import LIKELY, Event
from shared.extraction.events.merging import Candidate
from shared.extraction.events.ranking.article_facts import ArticleFacts
from shared.extraction.events.ranking.calibration import confidence, read_calibration
from shared.extraction.events.ranking.candidate_features import candidate_features
from shared.extraction.events.ranking.model import read_model
from shared.extraction.events.thresholds import SHORTEST_ARTICLE


class RankedCandidate(NamedTuple):
    """A candidate, ranked.

    Attributes:
        event: as the record has it, with confidence and salience.
        asserted: True where a sentence asserts it, False where sentences only mention it.
        is_event: whether the record has it. What is only mentioned must be likely, and the text
            an article: beside a single assertion, what a short text mentions is its background.
        features: what holds of it, which confidence and salience go by.
    """

    event: Event
    asserted: bool
    is_event: bool
    features: frozenset[str]


def rank_candidates(candidates: Sequence[Candidate], facts: ArticleFacts) -> list[RankedCandidate]:
    """Return candidates, the most salient first, equal ones in order of the text.

    Args:
        candidates: all of one article.
        facts: what they share.
    """
    ranked = [
        _ranked(one, features, facts)
        for one, features in zip(candidates, candidate_features(candidates, facts), strict=True)
    ]
    return sorted(ranked, key=lambda one: -one.event.salience)


def _ranked(one: Candidate, features: frozenset[str], facts: ArticleFacts) -> RankedCandidate:
    chance = read_model("confidence").chance(features)
    said = confidence(chance, read_calibration())
    salience = read_model("salience").chance(features)
    mentioned = said >= LIKELY and len(facts.body.sentences) >= SHORTEST_ARTICLE
    return RankedCandidate(
        replace(one.event, confidence=said, salience=salience),
        one.best.asserted,
        one.best.asserted or mentioned,
        features,
    )
