"""The event vocabulary: its patterns, its checks and its crosswalk to PLOVER."""

import pytest

from shared.domain.annotations import Status
from shared.vocabulary import load
from shared.vocabulary.data_files import Report, parse_table
from shared.vocabulary.events import EventVocabulary
from shared.vocabulary.events.event_builder import build_events
from shared.vocabulary.events.inflection import noun_forms, verb_forms
from shared.vocabulary.events.patterns import PatternError, parse_patterns

SETS = {"troops": frozenset({"troops", "soldiers"})}
TYPES = "assault | ASSAULT | Attack | one; two\nassault/aerial | ASSAULT | Air strike | one; two\n"


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("arrest", "arrest arrests arrested arresting"),
        ("raze", "raze razes razed razing"),
        ("deny", "deny denies denied denying"),
        ("stop", "stop stops stopped stopping"),
        ("meet", "meet meets met meeting"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("expel", "expel expels expelled expelling"),
        ("cancel", "cancel cancels canceled cancelled canceling cancelling"),
        ("recognize", "recognize recognizes recognized recognizing "
                      "recognise recognises recognised recognising"),
        ("seize", "seize seizes seized seizing"),
        ("free", "free frees freed freeing"),
        ("visit", "visit visits visited visiting"),
        ("be", "be am is are was were been being"),
        ("hear", "hear hears heard hearing"),
        ("annul", "annul annuls annulled annulling"),
    ],
)  # fmt: skip
def test_verb_forms(lemma: str, forms: str) -> None:
    assert verb_forms(lemma) == set(forms.split())


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [("strike", "strikes"), ("gunman", "gunmen"), ("army", "armies"), ("clash", "clashes")],
)
def test_noun_forms(lemma: str, plural: str) -> None:
    assert noun_forms(lemma) == {lemma, plural}


def test_a_gap_allows_words_between() -> None:
    (pattern,) = parse_patterns("pull.v ~6 @troops", SETS)
    assert pattern.kind == "verb"
    assert pattern.rest == ((SETS["troops"], 6),)


def test_a_hyphen_is_a_token_and_an_alternative_of_its_own() -> None:
    plain, hyphenated = parse_patterns("truce/cease-fire", SETS)
    assert plain.first == {"truce"}
    assert [hyphenated.first, *(words for words, _ in hyphenated.rest)] == [
        {"cease"}, {"-"}, {"fire"}
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["~4 arrest.v", "arrest.v ~4", "@unknown", "arr!est", ""])
def test_a_malformed_pattern_is_refused(text: str) -> None:
    with pytest.raises(PatternError):
        parse_patterns(text, SETS)


@pytest.mark.parametrize(
    ("triggers", "message"),
    [
        ("assault/bogus | attack.v |", "event type 'assault/bogus' is unknown"),
        ("assault | attack.v ~4 |", "must begin and end with a word"),
        ("assault | attack.v ~4 @nobody |", "there is no set @nobody"),
        ("assault | attack.v | beside: town", "condition 'beside: town'"),
        ("assault | attack.v", "expected 3 cells, found 2"),
        ("assault | bomb.v |\nassault/aerial | bomb.v |", "is assault already"),
    ],
)
def test_a_broken_line_is_named(triggers: str, message: str) -> None:
    report = Report()
    _build({"events/types.psv": TYPES, "events/triggers/assault.psv": triggers}, report)
    assert any(message in str(problem) for problem in report.problems)
    assert all(
        str(problem).startswith("events/triggers/assault.psv:") for problem in report.problems
    )


@pytest.mark.parametrize(
    ("types", "message"),
    [
        ("assault | ASSAULT | Attack | one", "needs two examples"),
        ("assault/aerial | ASSAULT | Air strike | one; two", "must come before"),
        (f"{TYPES}assault | ASSAULT | Attack | one; two", "is there twice"),
    ],
)
def test_a_broken_type_is_named(types: str, message: str) -> None:
    report = Report()
    _build({"events/types.psv": types}, report)
    assert any(message in str(problem) for problem in report.problems)


@pytest.mark.parametrize(
    ("mode", "message"),
    [
        ("assault/bogus | clause: bomb", "event type 'assault/bogus' is unknown"),
        ("assault/aerial | clause jets", "condition 'clause jets' is none of"),
        ("assault/aerial | clause: @jets", "jets"),
    ],
)
def test_a_bad_line_of_modes_is_told(mode: str, message: str) -> None:
    report = Report()
    _build({"events/types.psv": TYPES, "events/modes.psv": mode}, report)
    (problem,) = report.problems
    assert str(problem).startswith("events/modes.psv:1: ")
    assert message in str(problem)


def test_all_lines_of_a_mode_are_its_conditions() -> None:
    modes = "assault/aerial | clause: jet.n\nassault/aerial | not clause: drone.n; object: city\n"
    built = _build({"events/types.psv": TYPES, "events/modes.psv": modes}, Report())
    assert [(one.where, one.wanted) for one in built.modes["assault/aerial"]] == [
        ("clause", True),
        ("clause", False),
        ("object", True),
    ]


def _build(files: dict[str, str], report: Report) -> EventVocabulary:
    return build_events({name: parse_table(name, text) for name, text in files.items()}, report)


CROSSINGS: list[tuple[str, Status, str | None]] = [
    ("agree/treaty", "occurred", "SUPPORT"),
    ("agree/deal", "historical", "SUPPORT"),
    ("agree/treaty", "planned", "AGREE"),
    ("agree", "occurred", "AGREE"),
    ("consult/visit", "occurred", "CONSULT"),
    ("consult/visit", "planned", "AGREE"),
    ("retreat/release", "hypothetical", "AGREE"),
    ("retreat/release", "denied", "REJECT"),
    ("agree/deal", "denied", "REJECT"),
    ("assault/aerial", "planned", "THREATEN"),
    ("sanction/expel", "hypothetical", "THREATEN"),
    ("assault/aerial", "denied", "ASSAULT"),
    ("protest/demo", "planned", "THREATEN"),
    ("protest/demo", "occurred", "PROTEST"),
    ("protest/strike", "denied", "PROTEST"),
    ("sanction/convict", "occurred", "ACCUSE"),
    ("sanction/discontinue", "occurred", "COERCE"),
    ("sanction/withdraw", "occurred", "SANCTION"),
    ("election", "planned", None),
    ("disaster/quake", "occurred", None),
]


@pytest.mark.parametrize(("type_", "status", "expected"), CROSSINGS)
def test_crosswalk(type_: str, status: Status, expected: str | None) -> None:
    assert load().events.plover(type_, status) == expected


def test_every_type_has_label_examples_and_triggers() -> None:
    events = load().events
    told = {trigger.type for triggers in events.triggers.values() for trigger in triggers}
    for key, type_ in events.types.items():
        assert type_.label
        assert len(type_.examples) == 2
        assert any(name == key or name.startswith(key + "/") for name in told)
