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


def test_what_is_near_is_what_a_trigger_may_need() -> None:
    words = Words("they sign a pact and then one more new big deal off".split())
    assert STARTS.of("sign").near(words, 1) == {"pact"}
