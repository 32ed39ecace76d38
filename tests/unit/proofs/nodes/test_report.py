"""What does not hold of a run is told, and shown beside the figures."""

from rich.console import Console

from infra.proofs.harness.index_check import Verdict
from infra.proofs.nodes.attempts import Attempt, Attempts
from infra.proofs.nodes.counts import PlainCounts
from infra.proofs.nodes.run import Report
from infra.proofs.nodes.table import show_reports


def report(*attempts: Attempt) -> Report:
    """A run in which a node was killed at 10 s and uploads ended at 40 s."""
    made = [Attempt("page", 8, 9), *attempts, Attempt("page", 30, 31)]
    return Report(3, Attempts(made), PlainCounts(()), killed_at=10, ended_at=40)


def test_short_failures_are_no_complaint() -> None:
    assert report(Attempt("page", 10, 14, "503"), Attempt("page", 14, 14.9)).complaints == []


def test_failures_of_more_than_five_seconds_are() -> None:
    failed = report(Attempt("page", 10, 14, "503"), Attempt("page", 14, 15.1))
    assert failed.complaints == ["page: failed for 5.1 s"]


def test_what_is_lost_or_miscounted_is() -> None:
    bad = report()
    bad.verdict = Verdict(missing=["a"], different={"b": ["title"]}, left=["c"])
    bad.counts.wrong.append("leader: 1 instead of 2")
    bad.dead = 1
    assert bad.complaints == [
        "counts: leader: 1 instead of 2",
        "lost, old or left over: a",
        "lost, old or left over: b",
        "lost, old or left over: c",
        "1 messages in the dead-letter queue",
    ]


def test_the_table_has_a_column_for_each_run_and_tells_why_something_failed() -> None:
    console = Console(record=True, width=120)
    failed = report(Attempt("page", 10, 16, "503 the search engine does not answer"))
    show_reports(console, [report(), failed])
    shown = console.export_text()
    assert "0 of 1" in shown
    assert "1 of 2" in shown
    assert "page: failed for 21.0 s" in shown
    assert "the search engine does not answer" in shown
