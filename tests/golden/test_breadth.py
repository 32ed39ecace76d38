"""Sentences written before anybody looked at the triggers: how much of the language these know."""

from collections import Counter

from infra.evaluation.gold import GoldRow, read_gold
from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.golden.gold_comparison import BREADTH

ROWS = list(read_gold(BREADTH))
PER_TYPE = 50
BACKGROUND = 90
SILENT = 0.9
"""Share of the sentences without an event on which extraction must be silent."""


def test_every_type_has_its_sentences_and_none_twice() -> None:
    count = Counter(row.id.rpartition("-")[0] for row in ROWS)
    assert count.pop("none") == BACKGROUND
    assert len(count) == 16
    assert set(count.values()) == {PER_TYPE}
    assert len({row.id for row in ROWS}) == len({row.text.body for row in ROWS}) == len(ROWS)


def test_background_tells_of_no_event() -> None:
    extractor = Extractor(load())
    background = [row for row in ROWS if not row.events]
    told = [row.id for row in background if _tells(row, extractor)]
    assert len(told) <= (1 - SILENT) * len(background), told


def _tells(row: GoldRow, extractor: Extractor) -> bool:
    return bool(extractor.extract(row.text).events)
