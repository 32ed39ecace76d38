"""Sentences whose writers had seen no rule: how often their status is read right."""

from collections import Counter

from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.golden.status_sentences import read_status_sentences

FLOOR = 0.55
"""Share of the sentences that must be read right. The first look gave .50."""


def test_there_are_enough_sentences_of_each_status() -> None:
    sentences = read_status_sentences()
    assert len(sentences) == len({one.text for one in sentences}) == 150
    wanted = Counter(next(iter(one.status), "none") for one in sentences)
    assert min(wanted.values()) >= 10
    assert all(one.quote in one.text for one in sentences)


def test_no_more_statuses_are_read_wrong_than_before() -> None:
    extractor = Extractor(load())
    sentences = read_status_sentences()
    right = sum(one.is_right(one.found(extractor)) for one in sentences)
    assert right >= FLOOR * len(sentences)
