"""The builder of the event vocabulary from the data files below `events/`."""

from collections.abc import Iterator
from typing import NamedTuple, cast, get_args

from shared.domain.annotations import STATUSES, Status
from shared.vocabulary.data_files import Report, Row, Tables, cell_values
from shared.vocabulary.events.patterns import Pattern, PatternError, parse_patterns, words_of
from shared.vocabulary.events.tree import (
    COUNTRY,
    LEADER,
    NAME,
    Condition,
    EventType,
    EventVocabulary,
    Scope,
    Trigger,
)

_NO_EVENT = "-"
_WEAK = "weak"
_PLACES: tuple[str, ...] = get_args(Scope.__value__)
_ENTITIES = frozenset({LEADER, COUNTRY, NAME})


def build_events(tables: Tables, report: Report) -> EventVocabulary:
    """Build the event tree, its triggers, word sets, conditions of modes and crosswalk.

    Args:
        tables: all data files.
        report: collects problems, with file and line.
    """
    types = _types(_rows(tables, "events/types.psv", 4, report), report)
    words = _word_sets(_rows(tables, "events/words.psv", 2, report), report)
    crosswalk = _crosswalk(list(_rows(tables, "events/crosswalk.psv", 3, report)), types, report)
    modes = _modes(_rows(tables, "events/modes.psv", 2, report), types, words, report)
    index: dict[str, list[Trigger]] = {}
    seen: dict[tuple[object, ...], str] = {}
    for row in _rows(tables, "events/triggers/", 3, report):
        for first, trigger, _ in _triggers(row, types, words, report):
            key = (first, trigger.rest, trigger.conditions)
            if seen.setdefault(key, trigger.type) != trigger.type:
                report.add(row, f"{first!r} and what follows is {seen[key] or 'no event'} already")
            elif trigger not in index.setdefault(first, []):
                index[first].append(trigger)
    triggers = {first: tuple(sorted(index[first], key=_specific_first)) for first in sorted(index)}
    return EventVocabulary(types, triggers, words, modes, crosswalk)


class TriggerSource(NamedTuple):
    """The source of a trigger, as a person wrote it.

    Attributes:
        file: path below the data folder.
        line: number of the line, from 1.
        pattern: the pattern.
        conditions: the conditions, in the order of the trigger's.
    """

    file: str
    line: int
    pattern: str
    conditions: tuple[str, ...]


def trigger_sources(tables: Tables) -> dict[tuple[str, Trigger], TriggerSource]:
    """Return the source of each trigger, by a word that it begins with and the trigger.

    Args:
        tables: all data files; what is wrong in them is left out.
    """
    report = Report()
    types = _types(_rows(tables, "events/types.psv", 4, report), report)
    words = _word_sets(_rows(tables, "events/words.psv", 2, report), report)
    sources: dict[tuple[str, Trigger], TriggerSource] = {}
    for row in _rows(tables, "events/triggers/", 3, report):
        conditions = tuple([text for text in cell_values(row.cells[2]) if text != _WEAK])
        for first, trigger, pattern in _triggers(row, types, words, report):
            source = TriggerSource(row.file, row.line, pattern, conditions)
            sources.setdefault((first, trigger), source)
    return sources


def _specific_first(trigger: Trigger) -> tuple[bool, int, bool, int, int]:
    """Return the sort key of the triggers of one first word: exceptions come before the rule.

    A longer pattern comes first. Among patterns of one length, those that report no event come
    first, then those with more conditions.
    """
    gaps = sum(gap for _, gap in trigger.rest)
    return trigger.weak, -len(trigger.rest), bool(trigger.type), -len(trigger.conditions), gaps


def _rows(tables: Tables, path: str, width: int, report: Report) -> Iterator[Row]:
    """Yield the rows of one file, or of a folder where `path` ends with a slash."""
    for file in sorted(tables):
        if file == path or (path.endswith("/") and file.startswith(path)):
            for row in tables[file].rows:
                if len(row.cells) == width:
                    yield row
                else:
                    report.add(row, f"expected {width} cells, found {len(row.cells)}")


def _types(rows: Iterator[Row], report: Report) -> dict[str, EventType]:
    types: dict[str, EventType] = {}
    for row in rows:
        key, plover, label, examples = row.cells
        if key in types:
            report.add(row, f"type {key} is there twice")
        if "/" in key and key.split("/")[0] not in types:
            report.add(row, f"type {key.split('/')[0]} must come before {key}")
        if len(cell_values(examples)) != 2:
            report.add(row, f"type {key} needs two examples")
        types[key] = EventType(key, plover, label, cell_values(examples))
    return types


def _word_sets(rows: Iterator[Row], report: Report) -> dict[str, frozenset[str]]:
    """Read the named sets; each may use the sets above it."""
    sets: dict[str, frozenset[str]] = {}
    for row in rows:
        name, elements = row.cells
        try:
            new = frozenset[str]().union(*[words_of(item, sets) for item in elements.split()])
        except PatternError as error:
            report.add(row, str(error))
            continue
        sets[name] = sets.get(name, frozenset()) | new
    return sets


def _modes(
    rows: Iterator[Row],
    types: dict[str, EventType],
    words: dict[str, frozenset[str]],
    report: Report,
) -> dict[str, tuple[Condition, ...]]:
    """Read what each type asks for; all lines of a type must hold."""
    modes: dict[str, tuple[Condition, ...]] = {}
    for row in rows:
        key, conditions = row.cells
        if key not in types:
            report.add(row, f"event type {key!r} is unknown")
            continue
        try:
            new = tuple([_condition(text, words) for text in cell_values(conditions)])
        except PatternError as error:
            report.add(row, str(error))
            continue
        modes[key] = modes.get(key, ()) + new
    return modes


def _crosswalk(
    rows: list[Row], types: dict[str, EventType], report: Report
) -> dict[tuple[str, Status], str | None]:
    """Read the crosswalk: the first matching row decides; without one a type keeps its name."""
    for row in rows:
        unknown = set(row.cells[0].split()) - types.keys() - {"*"}
        unknown |= set(row.cells[1].split()) - set(STATUSES) - {"*"}
        if unknown:
            report.add(row, f"no type and no status: {', '.join(sorted(unknown))}")
    return {(key, status): _crossing(rows, key, status) for key in types for status in STATUSES}


def _crossing(rows: list[Row], key: str, status: Status) -> str | None:
    names = {key, key.split("/")[0], "*"}
    for row in rows:
        if names & set(row.cells[0].split()) and {status, "*"} & set(row.cells[1].split()):
            return None if row.cells[2] == _NO_EVENT else row.cells[2]
    return key.split("/")[0].upper()


def _triggers(
    row: Row, types: dict[str, EventType], words: dict[str, frozenset[str]], report: Report
) -> Iterator[tuple[str, Trigger, str]]:
    """Each pattern of a row, under each word it may begin with, and as it is written."""
    key, patterns, conditions = row.cells
    if key not in types and key != _NO_EVENT:
        report.add(row, f"event type {key!r} is unknown")
        return
    weak = _WEAK in cell_values(conditions)
    try:
        built = tuple(_condition(text, words) for text in cell_values(conditions) if text != _WEAK)
        read = [
            (text, one) for text in cell_values(patterns) for one in parse_patterns(text, words)
        ]
    except PatternError as error:
        report.add(row, str(error))
        return
    for text, pattern in read:
        trigger = _trigger("" if key == _NO_EVENT else key, pattern, built, weak)
        for first in sorted(pattern.first):
            yield first, trigger, text


def _trigger(key: str, pattern: Pattern, conditions: tuple[Condition, ...], weak: bool) -> Trigger:
    return Trigger(key, pattern.kind, pattern.rest, conditions, weak)


def _condition(text: str, sets: dict[str, frozenset[str]]) -> Condition:
    """Read `object: @troops plane.n` or `not clause: deal`."""
    head, colon, tail = text.partition(":")
    wanted = not head.startswith("not ")
    where = head.removeprefix("not ").strip()
    if not colon or where not in _PLACES:
        raise PatternError(f"condition {text!r} is none of {', '.join(_PLACES)}, each with a colon")
    named = [item for item in tail.split() if item in _ENTITIES]
    words = [words_of(item, sets) for item in tail.split() if item not in _ENTITIES]
    return Condition(cast(Scope, where), frozenset(named).union(*words), wanted)
