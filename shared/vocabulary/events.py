"""The event tree: types of two levels with their PLOVER codes, examples and triggers."""

from dataclasses import dataclass

from shared.vocabulary.rows import Report, Tables


@dataclass(frozen=True, slots=True)
class EventType:
    """One node of the event tree.

    Attributes:
        id: `type` or `type/mode`.
        plover: PLOVER's name of it, or an empty string for our extensions.
        label: name for people.
        examples: two sentences that tell of such an event.
    """

    id: str
    plover: str
    label: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventVocabulary:
    """The event tree.

    Attributes:
        types: every node by its id, an upper one before its modes.
    """

    types: dict[str, EventType]


def build_events(tables: Tables, report: Report) -> EventVocabulary:
    """Read the event tree from its data files, those whose path begins with `events`.

    Args:
        tables: all data files.
        report: takes what is wrong, with file and line.
    """
    types: dict[str, EventType] = {}
    for table in tables.values():
        if table.file != "events.psv":
            continue
        for row in table.rows:
            if len(row.cells) != 4:
                report.add(row, f"expected 4 cells, found {len(row.cells)}")
                continue
            key, plover, label, examples = row.cells
            types[key] = EventType(key, plover, label, tuple(examples.split("; ")))
    return EventVocabulary(types)
