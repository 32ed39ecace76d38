"""The progress of a reindex under uploads while it goes on, and its report."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from infra.proofs.harness.progress import one_line, progress_bar
from infra.proofs.reindex.run import ReindexRun, Report

SHOWN = 5


@contextmanager
def shown(reindex_run: ReindexRun, console: Console) -> Iterator[None]:
    """Show the progress of a run until the block ends."""
    with progress_bar(console, reindex_run.articles, lambda: _look(reindex_run)):
        yield


def _look(reindex_run: ReindexRun) -> tuple[str, int, str]:
    changes = sum(user.made for user in reindex_run.users)
    tallies = reindex_run.report.tallies.values()
    searches = sum(found.searches for found in tallies)
    wrong = sum(len(found.wrong) for found in tallies)
    beside = one_line(
        f"{changes:,} changes" if changes else "",
        f"{searches:,} searches" if searches else "",
        f"[red]{wrong} wrong[/]" if wrong else "",
    )
    return f"articles in generation {reindex_run.filled}", reindex_run.indexed(), beside


def show_report(console: Console, articles: int, report: Report) -> None:
    """Print what happened and what was found."""
    table = Table(title=f"A reindex of {articles:,} articles while users upload", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    table.add_row("the command took", f"{report.seconds:.0f} s")
    table.add_row("changes of users meanwhile", f"{report.changes:,}")
    table.add_row("of them a second", f"{report.rate:.1f}")
    for name, tally in report.tallies.items():
        table.add_section()
        table.add_row(f"searches through {name}", f"{tally.searches:,}")
        table.add_row("articles that they looked for", f"{tally.articles:,}")
        table.add_row("searches without an answer", f"{tally.unanswered:,}")
        table.add_row("missing, doubled or stale", _coloured(len(tally.wrong)))
    _add_comparison(table, report)
    for number, verdict in report.verdicts.items():
        wrong = [*verdict.missing, *verdict.different, *verdict.left, *verdict.unsettled]
        table.add_section()
        table.add_row(f"documents of the bucket, generation {number}", f"{verdict.documents:,}")
        table.add_row("missing, different or left over", _coloured(len(wrong)))
    console.print(table)
    for line in _complaints(report):
        console.print(f"  {escape(line)}", highlight=False)
    good = report.good(articles)
    console.print(
        "[bold green]nothing was missing, doubled or lost[/]"
        if good
        else "[bold red]something was missing, doubled or lost[/]"
    )


def _complaints(report: Report) -> Iterator[str]:
    for tally in report.tallies.values():
        yield from tally.wrong
    for number, verdict in report.verdicts.items():
        wrong = [f"{id} differs in {', '.join(names)}" for id, names in verdict.different.items()]
        wrong += [f"{id} is missing" for id in verdict.missing]
        wrong += [f"{id} is left over" for id in verdict.left]
        for line in (*wrong, *verdict.unsettled)[:SHOWN]:
            yield f"generation {number}: {line}"


def _add_comparison(table: Table, report: Report) -> None:
    told = report.comparison
    table.add_section()
    table.add_row("articles compared, old generation", f"{told['before']:,}")
    table.add_row("articles compared, new generation", f"{told['after']:,}")
    table.add_row("just being changed, left out", f"{told['in_motion']:,}")
    table.add_row("with other values in a facet", _coloured(told["changed"]))
    table.add_row("one generation alone after --finish", "yes" if report.dropped else "[red]no[/]")


def _coloured(wrong: int) -> str:
    return f"[{'red' if wrong else 'green'}]{wrong:,}[/]"
