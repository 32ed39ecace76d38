"""What became of a word: each verdict in a sentence of its own."""

import pytest

from shared.domain.articles import ArticleText
from shared.extraction.events.diagnosis import Diagnosis, WordVerdict
from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from shared.vocabulary.data_files import parse_table
from shared.vocabulary.events.event_builder import trigger_sources
from shared.vocabulary.loader import DATA, read_sources

CASES: list[tuple[WordVerdict, str, str]] = [
    ("event", "arrest", "Peru arrested an editor."),
    ("evidence", "house", "Peru put an editor under house arrest."),
    ("evidence", "arrested", "Peru arrested an editor. Peru arrested the editor in Lima."),
    ("no-pattern", "editor", "Peru arrested an editor."),
    ("name", "fire", "The concert of the well known band Arcade Fire in Peru was very long."),
    ("refused", "hold", "Peru is holding a banana."),
    ("other-meaning", "war", "China fought a trade war."),
    ("interest", "meeting", "Kim Jong Un has shown interest in meeting Vladimir Putin."),
    ("effect", "block", "A landslide killed eleven villagers and blocked a road in Peru."),
    ("background", "protest", "Peru arrested an editor after protests."),
    ("nobody", "agree", "My sister agreed to lend me her bicycle."),
    ("furniture", "arrest", "Also read: Peru arrests an editor."),
    (
        "matter",
        "withdraw",
        "The striker of the team scored in the final of the cup. The coach of the squad praised "
        "fans in the stadium after the match of the league. Spain withdrew from the area.",
    ),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


def last(extractor: Extractor, text: str, word: str) -> Diagnosis:
    return extractor.diagnose(ArticleText("", text), word)[-1]


@pytest.mark.parametrize(("verdict", "word", "text"), CASES)
def test_each_word_is_told_what_became_of_it(
    extractor: Extractor, verdict: WordVerdict, word: str, text: str
) -> None:
    assert last(extractor, text, word).verdict == verdict


def test_a_weak_pattern_wants_a_name(extractor: Extractor) -> None:
    weak = {
        first
        for first, triggers in load().events.triggers.items()
        for trigger in triggers
        if trigger.weak and not trigger.rest
    }
    told = {last(extractor, f"It {word} them.", word).verdict for word in weak}
    assert "weak" in told


def test_a_sentence_of_too_many_triggers_is_not_read_on(extractor: Extractor) -> None:
    text = f"Peru {'bombed it and ' * 24}arrested an editor."
    assert last(extractor, text, "arrest").verdict == "too-many"


def test_background_names_what_the_sentence_asserts(extractor: Extractor) -> None:
    found = last(extractor, "Peru arrested an editor after protests.", "protest")
    assert (found.clause, found.other and found.other.type) == ("adverbial", "coerce/arrest")


def test_each_pattern_that_begins_with_the_word_is_told_with_its_refusal(
    extractor: Extractor,
) -> None:
    found = last(extractor, "Peru is holding a banana.", "hold")
    assert len(found.refused) == len(load().events.triggers["holding"])
    assert {one.refusal.cause for one in found.refused} == {"words", "condition"}


def test_a_headline_is_read_too(extractor: Extractor) -> None:
    found = extractor.diagnose(ArticleText("Peru arrests editor", "Nothing else."), "arrest")
    assert [(one.field, one.verdict, one.span) for one in found] == [("title", "event", (5, 12))]


@pytest.mark.parametrize("word", ["two words", "", ",", "half-mast"])
def test_one_word_is_asked_for(extractor: Extractor, word: str) -> None:
    with pytest.raises(ValueError, match="is not one word"):
        extractor.diagnose(ArticleText("", "Peru arrested an editor."), word)


def test_each_trigger_has_a_source() -> None:
    tables = {file: parse_table(file, text) for file, text in read_sources(DATA).items()}
    sources = trigger_sources(tables)
    triggers = load().events.triggers
    assert {(first, one) for first, some in triggers.items() for one in some} == sources.keys()
    assert all(
        len(source.conditions) == len(trigger.conditions)
        for (_, trigger), source in sources.items()
    )
