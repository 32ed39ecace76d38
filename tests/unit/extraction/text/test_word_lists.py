from shared.extraction.text.word_lists import WOMEN, WOMENS_NAMES
from shared.vocabulary import load


def test_women_are_leaders_of_the_vocabulary() -> None:
    leaders = load().leaders
    assert {id.partition("-")[0] for id in leaders} >= WOMENS_NAMES
    assert leaders.keys() >= WOMEN
