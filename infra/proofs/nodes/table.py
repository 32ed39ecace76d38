"""The figures of all runs as a table, and what does not hold."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from infra.proofs.nodes.attempts import KINDS, Kind
from infra.proofs.nodes.run import Report

type Cell = Callable[[Report], str]


def show_reports(console: Console, reports: Sequence[Report]) -> None:
    """Print a column for each run, and each complaint."""
    table = Table(title="Three nodes, one of them killed")
    table.add_column("primary shards, each with a copy")
    for report in reports:
        table.add_column(str(report.shards), justify="right")
    for section in (_RATES, _FAILURES, _COUNTS, _END):
        for name, cell in section.items():
            table.add_row(name, *(cell(report) for report in reports))
        table.add_section()
    console.print(table)
    for report in reports:
        for complaint in report.complaints:
            line = f"{report.shards} shards: {complaint}"
            console.print(f"  [red]{escape(line)}[/]", highlight=False)
        for reason in _reasons(report):
            console.print(f"  [dim]{report.shards} shards, {escape(reason)}[/]", highlight=False)


def _failed(kind: Kind) -> Cell:
    def cell(report: Report) -> str:
        made = report.attempts.of(kind, report.killed_at, report.ended_at)
        failed = sum(bool(attempt.failure) for attempt in made)
        return f"{failed:,} of {len(made):,}"

    return cell


def _longest(kind: Kind) -> Cell:
    return lambda report: f"{report.longest_failure(kind):.2f} s"


def _slowest(kind: Kind) -> Cell:
    def cell(report: Report) -> str:
        made = report.attempts.of(kind, report.killed_at, report.ended_at)
        return f"{max((each.ended - each.began for each in made), default=0):.2f} s"

    return cell


def _reasons(report: Report) -> list[str]:
    """Return the different failures of each kind after the kill, shortened."""
    found = {
        f"{kind}: {attempt.failure[:200]}": None
        for kind in KINDS
        for attempt in report.attempts.of(kind, report.killed_at, report.ended_at)
        if attempt.failure
    }
    return list(found)[:8]


_RATES: dict[str, Cell] = {
    "three healthy nodes: articles indexed a second": lambda report: f"{report.healthy[0]:.1f}",
    "three healthy nodes: requests a second": lambda report: f"{report.healthy[1]:.1f}",
    "half of it: articles indexed a second": lambda report: f"{report.half[0]:.1f}",
    "half of it: requests a second": lambda report: f"{report.half[1]:.1f}",
    "primary shards on the killed node": lambda report: str(report.primaries),
}
_FAILURES: dict[str, Cell] = {
    f"{name}, {what}": make(kind)
    for kind, name in zip(KINDS, ("pages", "events", "articles by id", "index writes"), strict=True)
    for what, make in (
        ("failed since the kill", _failed),
        ("failed for at most", _longest),
        ("slowest", _slowest),
    )
}
_COUNTS: dict[str, Cell] = {
    "counts of facets compared": lambda report: f"{report.counts.compared:,}",
    "off by no more than error_bound": lambda report: f"{report.counts.bounded:,}",
    "wrong": lambda report: f"{len(report.counts.wrong):,}",
}
_END: dict[str, Cell] = {
    "no article indexed for at most": lambda report: (
        f"{report.attempts.longest_gap('index write', report.killed_at, report.ended_at):.2f} s"
    ),
    "started again, in the cluster after": lambda report: f"{report.joined:.0f} s",
    "started again, green after": lambda report: f"{report.green:.0f} s",
    "uploads accepted": lambda report: f"{report.accepted:,}",
    "articles in the bucket at the end": lambda report: f"{report.verdict.documents:,}",
    "of them missing in the index": lambda report: f"{len(report.verdict.missing):,}",
    "not the newest content": lambda report: f"{len(report.verdict.different):,}",
    "in the index and not in the bucket": lambda report: f"{len(report.verdict.left):,}",
}
