"""The report on uploaded files, for people and for programs; names and keys are always whole."""

import os
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from infra.cli.terminal.escapes import escape_controls
from infra.cli.terminal.tables import print_rows
from infra.cli.upload.delivery import Delivery
from infra.cli.upload.files import UnsentFile
from infra.cli.upload.results import IN_INDEX, UploadResult

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
_STILL_WAITING = "its result is not known yet: see `summitry quarantine show KEY` and the runbook"


def report_json(delivery: Delivery) -> dict[str, Any]:
    """Return what `summitry upload --json` prints: `totals`, and `files` in order of keys."""
    in_order = sorted(delivery.results, key=lambda each: each.upload.key)
    return {
        "totals": {
            "files": len(delivery.results) + len(delivery.unsent),
            "articles": sum(each.articles for each in delivery.results),
            "indexed": delivery.count(*IN_INDEX),
            "quarantined": delivery.count("quarantined"),
            "failed": delivery.count("failed", "received"),
            "not_sent": len(delivery.unsent),
            "unreadable_records": delivery.unreadable,
            "undated_articles": sum(each.undated for each in delivery.results),
            "hidden": delivery.hidden,
        },
        "files": [
            *map(_file, in_order),
            *(_unsent_file(each) for each in delivery.unsent),
        ],
    }


def print_report(console: Console, delivery: Delivery, *, each: bool) -> None:
    """Print what became of files: every reason once with its files, and the totals at last.

    Args:
        console: where.
        delivery: what became of them.
        each: whether those that went well are listed, too.
    """
    well = [one for one in delivery.results if one.state in {"sent", *IN_INDEX}]
    listed = well if each else [one for one in well if one.undated]
    listed.sort(key=lambda one: one.upload.key)
    print_rows(console, [_row(one) for one in listed[:SHOWN]])
    if len(listed) > SHOWN:
        console.print(f"and {len(listed) - SHOWN:,} more; --json lists all", style="dim")
    for (state, reason), names in _reasons(delivery).items():
        head = Text.assemble((state, STYLES[state]), "  ", escape_controls(reason))
        console.print(head, soft_wrap=True)
        for name in names:
            console.print(Text(f"  {name}"), soft_wrap=True)
    console.print(_totals(delivery), soft_wrap=True)


def _row(result: UploadResult) -> list[Text]:
    count = "" if result.state == "sent" else _counted(result.articles, "article")
    return [
        Text(result.state, STYLES[result.state]),
        Text(count),
        Text(_date_note(result), "yellow"),
        Text(escape_controls(result.upload.key)),
    ]


def _date_note(result: UploadResult) -> str:
    if not result.undated:
        return ""
    every = result.undated >= result.articles
    return "no date found" if every else f"no date found in {result.undated:,}"


def _reasons(delivery: Delivery) -> dict[tuple[str, str], list[str]]:
    """Group what did not work by state and reason, in order of the files' names."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for result in sorted(delivery.results, key=lambda each: each.upload.key):
        key = escape_controls(result.upload.key)
        if result.state not in {"sent", *IN_INDEX}:
            groups[result.state, _why(result)].append(key)
        for reason, positions in _bad_records(result).items():
            groups["unreadable", reason].append(f"{key}  {positions}")
    for each in sorted(delivery.unsent, key=lambda each: each.path):
        groups["not sent", each.reason].append(escape_controls(str(each.path)))
    return dict(sorted(groups.items(), key=lambda item: list(STYLES).index(item[0][0])))


def _why(result: UploadResult) -> str:
    if result.state == "received":
        return _STILL_WAITING
    return ": ".join(part for part in (result.reason, result.detail) if part)


def _bad_records(result: UploadResult) -> dict[str, str]:
    places: dict[str, list[str]] = defaultdict(list)
    for record in result.records:
        # The same fault in two lines is one reason; which lines they are stands beside the file.
        places[_LINE.sub("", record.reason)].append(str(record.position))
    return {
        reason: f"{'record' if len(found) == 1 else 'records'} {', '.join(found)}"
        for reason, found in places.items()
    }


def _totals(delivery: Delivery) -> Text:
    results = delivery.results
    counts = (
        ("sent", delivery.count("sent"), "green"),
        ("indexed", delivery.count(*IN_INDEX), "green"),
        ("quarantined", delivery.count("quarantined"), STYLES["quarantined"]),
        ("failed", delivery.count("failed", "received"), STYLES["failed"]),
        ("not sent", len(delivery.unsent), STYLES["not sent"]),
    )
    shown = [(f"{number:,} {name}", style) for name, number, style in counts if number]
    text = Text(f"{_counted(len(results) + len(delivery.unsent), 'file')}: ", style="bold")
    text.append_text(Text(", ").join(Text(part, style) for part, style in shown))
    others = [
        _counted(sum(each.articles for each in results), "article"),
        _counted(delivery.unreadable, "unreadable record"),
    ]
    undated = sum(each.undated for each in results)
    others += [f"{undated:,} without a date"] if undated else []
    others += [f"{_counted(delivery.hidden, 'hidden file')} left out"] if delivery.hidden else []
    return text.append(f"; {', '.join(others)}")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _file(result: UploadResult) -> dict[str, Any]:
    return {
        "file": _written(result.upload.path),
        "key": result.upload.key,
        "state": result.state,
        "articles": result.articles,
        "undated": result.undated,
        "unreadable": result.unreadable,
        "reason": result.reason,
        "detail": result.detail,
        "records": [
            {"position": record.position, "reason": record.reason} for record in result.records
        ],
    }


def _written(path: Path) -> str:
    """Return a path for JSON; bytes that are not UTF-8 become escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _unsent_file(each: UnsentFile) -> dict[str, Any]:
    return {"file": _written(each.path), "state": "not-sent", "detail": each.reason}
