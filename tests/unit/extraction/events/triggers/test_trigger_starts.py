import pytest

from shared.extraction.events.triggers.trigger_starts import TriggerStarts
from shared.extraction.text.words import Words
from shared.vocabulary.events.tree import Trigger, TriggerKind


def _trigger(*rest: tuple[str, int], kind: TriggerKind = "verb") -> Trigger:
    elements = tuple((frozenset(words.split("/")), gap) for words, gap in rest)
    return Trigger("agree", kind, elements, (), False)


STARTS = TriggerStarts(
    {
        "coup": (_trigger(kind="noun"),),
        "in": (_trigger(("touch/contact", 0), kind="phrase"),),
        "sign": (_trigger(("off", 0), ("deal", 0)), _trigger(("pact", 2))),
        "signed": (_trigger(("pact", 2)),),
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the coup failed", [1]),
        ("in contact with them", [0]),
        ("in close contact with them", [0]),
        ("in very close contact with them", []),
        ("they sign off on it", [1]),
        ("they sign a new pact", [1]),
        ('they sign one more " new " pact', [1]),
        ("they sign one more of these very long new pact", []),
        ("a pact was signed", [3]),
        ("a pact had signed", []),
        ("coup", [0]),
        ("in", []),
        ("", []),
    ],
)
def test_a_place_is_kept_where_the_words_around_it_may_do(text: str, found: list[int]) -> None:
    assert STARTS.find(Words(text.split())) == found


@pytest.mark.parametrize(
    ("text", "beside", "places"),
    [
        ("they sign a pact and then one more new big deal off", "", [1]),
        ("they sign off a pact", "", [0, 1]),
        ("they sign one more new pact", "", []),
        ('they sign " one more " pact', "", [1]),
        ("they sign one, who pact", "", []),
        ("they sign here", "", []),
        ("they sign here", "a pact", [1]),
        ("they sign here", "a deal", []),
        ("they sign off", "the pact was", [0, 1]),
    ],
)
def test_triggers_that_the_words_beside_do_not_rule_out_are_tried_in_order(
    text: str, beside: str, places: list[int]
) -> None:
    first_word = STARTS.of("sign")
    found = first_word.possible(Words(text.split()), 1, frozenset(beside.split()))
    assert found == [first_word.triggers[place] for place in places]


def test_a_trigger_of_one_word_is_always_tried() -> None:
    assert STARTS.of("coup").possible(Words(["coup"]), 0, frozenset()) == [_trigger(kind="noun")]
