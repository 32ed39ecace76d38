"""What became of files, for people and for programs; names and keys are always whole."""

import os
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from infra.cli.terminal.escapes import harmless
from infra.cli.terminal.tables import print_rows
from infra.cli.upload.files import IN_INDEX, Outcome, Unsent

SHOWN = 50
"""Most files that went well and are listed; the others are counted."""
STYLES = {
    "searchable": "green",
    "indexed": "green",
    "sent": "green",
    "quarantined": "yellow",
    "unreadable": "yellow",
    "failed": "bold red",
    "received": "bold red",
    "not sent": "bold red",
}
_LINE = re.compile(r"(?<=: )Line \d+: ")
_STILL_WAITING = "no news of it any more: `summitry quarantine show KEY` and the runbook go on"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of files, and how long it took.

    Attributes:
        outcomes: one for each file that was put.
        unsent: the files that were not.
        hidden: how many hidden files and folders were left out.
        seconds: from the first upload to the last outcome.
    """

    outcomes: list[Outcome]
    unsent: list[Unsent]
    hidden: int
    seconds: float

    def count(self, *states: str) -> int:
        """How many uploads ended in one of these states."""
        return sum(outcome.state in states for outcome in self.outcomes)

    @property
    def worked(self) -> bool:
        """Whether every file was put and ended searchable or quarantined."""
        return not self.unsent and self.count("searchable", "quarantined") == len(self.outcomes)

    @property
    def whole(self) -> bool:
        """Whether every record of every file is in the index, as far as somebody was asked."""
        well = self.count("sent", *IN_INDEX) == len(self.outcomes)
        return well and not self.unsent and not self.unreadable

    @property
    def unreadable(self) -> int:
        """How many records could not be read, of files that are in the index otherwise."""
        return sum(each.unreadable for each in self.outcomes)


def to_json(delivery: Delivery) -> dict[str, Any]:
    """The document that `summitry upload --json` prints: `totals`, and `files` in order of keys."""
    in_order = sorted(delivery.outcomes, key=lambda each: each.upload.key)
    return {
        "totals": {
            "files": len(delivery.outcomes) + len(delivery.unsent),
            "articles": sum(each.articles for each in delivery.outcomes),
            "indexed": delivery.count(*IN_INDEX),
            "quarantined": delivery.count("quarantined"),
            "failed": delivery.count("failed", "received"),
            "not_sent": len(delivery.unsent),
            "unreadable_records": delivery.unreadable,
            "undated_articles": sum(each.undated for each in delivery.outcomes),
            "hidden": delivery.hidden,
        },
        "files": [
            *map(_file, in_order),
            *(_unsent_file(each) for each in delivery.unsent),
        ],
    }


def print_outcomes(console: Console, delivery: Delivery, *, each: bool) -> None:
    """Print what became of files: every reason once with its files, and the totals at last.

    Args:
        console: where.
        delivery: what became of them.
        each: whether those that went well are listed, too.
    """
    well = [one for one in delivery.outcomes if one.state in {"sent", *IN_INDEX}]
    listed = well if each else [one for one in well if one.undated]
    listed.sort(key=lambda one: one.upload.key)
    print_rows(console, [_row(one) for one in listed[:SHOWN]])
    if len(listed) > SHOWN:
        console.print(f"and {len(listed) - SHOWN:,} more; --json lists all", style="dim")
    for (state, reason), names in _reasons(delivery).items():
        head = Text.assemble((state, STYLES[state]), "  ", harmless(reason))
        console.print(head, soft_wrap=True)
        for name in names:
            console.print(Text(f"  {name}"), soft_wrap=True)
    console.print(_totals(delivery), soft_wrap=True)


def _row(outcome: Outcome) -> list[Text]:
    count = "" if outcome.state == "sent" else _counted(outcome.articles, "article")
    return [
        Text(outcome.state, STYLES[outcome.state]),
        Text(count),
        Text(_date_note(outcome), "yellow"),
        Text(harmless(outcome.upload.key)),
    ]


def _date_note(outcome: Outcome) -> str:
    if not outcome.undated:
        return ""
    every = outcome.undated >= outcome.articles
    return "no date found" if every else f"no date found in {outcome.undated:,}"


def _reasons(delivery: Delivery) -> dict[tuple[str, str], list[str]]:
    """Group what did not work by state and reason, in order of the files' names."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for outcome in sorted(delivery.outcomes, key=lambda each: each.upload.key):
        key = harmless(outcome.upload.key)
        if outcome.state not in {"sent", *IN_INDEX}:
            groups[outcome.state, _why(outcome)].append(key)
        for reason, positions in _bad_records(outcome).items():
            groups["unreadable", reason].append(f"{key}  {positions}")
    for each in sorted(delivery.unsent, key=lambda each: each.path):
        groups["not sent", each.reason].append(harmless(str(each.path)))
    return dict(sorted(groups.items(), key=lambda item: list(STYLES).index(item[0][0])))


def _why(outcome: Outcome) -> str:
    if outcome.state == "received":
        return _STILL_WAITING
    return ": ".join(part for part in (outcome.reason, outcome.detail) if part)


def _bad_records(outcome: Outcome) -> dict[str, str]:
    places: dict[str, list[str]] = defaultdict(list)
    for record in outcome.records:
        # The same fault in two lines is one reason; which lines they are stands beside the file.
        places[_LINE.sub("", record.reason)].append(str(record.position))
    return {
        reason: f"{'record' if len(found) == 1 else 'records'} {', '.join(found)}"
        for reason, found in places.items()
    }


def _totals(delivery: Delivery) -> Text:
    outcomes = delivery.outcomes
    counts = (
        ("sent", delivery.count("sent"), "green"),
        ("indexed", delivery.count(*IN_INDEX), "green"),
        ("quarantined", delivery.count("quarantined"), STYLES["quarantined"]),
        ("failed", delivery.count("failed", "received"), STYLES["failed"]),
        ("not sent", len(delivery.unsent), STYLES["not sent"]),
    )
    shown = [(f"{number:,} {name}", style) for name, number, style in counts if number]
    text = Text(f"{_counted(len(outcomes) + len(delivery.unsent), 'file')}: ", style="bold")
    text.append_text(Text(", ").join(Text(part, style) for part, style in shown))
    others = [
        _counted(sum(each.articles for each in outcomes), "article"),
        _counted(delivery.unreadable, "unreadable record"),
    ]
    undated = sum(each.undated for each in outcomes)
    others += [f"{undated:,} without a date"] if undated else []
    others += [f"{_counted(delivery.hidden, 'hidden file')} left out"] if delivery.hidden else []
    return text.append(f"; {', '.join(others)}")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _file(outcome: Outcome) -> dict[str, Any]:
    return {
        "file": _written(outcome.upload.path),
        "key": outcome.upload.key,
        "state": outcome.state,
        "articles": outcome.articles,
        "undated": outcome.undated,
        "unreadable": outcome.unreadable,
        "reason": outcome.reason,
        "detail": outcome.detail,
        "records": [
            {"position": record.position, "reason": record.reason} for record in outcome.records
        ],
    }


def _written(path: Path) -> str:
    """A path as it is; JSON holds anything but bytes that are not UTF-8, which become escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _unsent_file(each: Unsent) -> dict[str, Any]:
    return {"file": _written(each.path), "state": "not-sent", "detail": each.reason}
