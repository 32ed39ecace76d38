"""The table of a folder, and its worst files with what is wrong."""

from collections.abc import Iterator
from statistics import mean

from rich.table import Table

from infra.evaluation.evaluation import PARTS
from infra.evaluation.pages.page_result import PageResult

MOST_BEHIND = 2.0
"""Points of recall that a text may lie below plain trafilatura's."""
_FIELDS = {
    "headline": {"exact": "exact", "another": "another of the page's own", "other": "other"},
    "date": {"right": "right", "missing": "missing", "wrong": "wrong"},
    "authors": {"right": "right", "missing": "missing", "wrong": "other"},
    "language": {"right": "right", "missing": "missing", "wrong": "wrong"},
}
_SHOWN = 120


def table(results: list[PageResult], title: str) -> Table:
    """Count every measure: for the files that may be looked at, for the held ones, for all.

    Args:
        results: one for each file.
        title: what the table is called.
    """
    parts = [[j for j in results if j.page.held is held] for held in (False, True)]
    columns = [dict(_counts(part)) for part in (*parts, results)]
    made = Table("measure", *PARTS, "all", title=title)
    for measure in columns[-1]:
        made.add_row(measure, *(column.get(measure, "0") for column in columns))
    return made


def _counts(part: list[PageResult]) -> Iterator[tuple[str, str]]:
    reasons = [j.reading.reason for j in part]
    yield "files", str(len(part))
    yield "read", str(reasons.count(None))
    for reason in sorted(set(filter(None, reasons)) - {"traceback"}):
        yield f"refused: {reason}", str(reasons.count(reason))
    yield "tracebacks", str(reasons.count("traceback"))
    yield "sources that are an address", str(sum(j.source_is_address for j in part))
    for field, values in _FIELDS.items():
        found = [getattr(j, field) for j in part]
        if any(found):
            yield from ((f"{field} {told}", str(found.count(v))) for v, told in values.items())
    yield from _text_counts([j for j in part if j.text and j.plain])


def _text_counts(part: list[PageResult]) -> Iterator[tuple[str, str]]:
    if not part:
        return
    for name, field in (("text", "text"), ("plain trafilatura", "plain")):
        overlaps = [getattr(j, field) for j in part]
        yield f"{name}, mean recall", f"{mean(o.recall for o in overlaps):.3f}"
        yield f"{name}, mean precision", f"{mean(o.precision for o in overlaps):.3f}"
    behind = sum(j.behind > MOST_BEHIND for j in part)
    yield f"text more than {MOST_BEHIND:.0f} points behind in recall", str(behind)


def worst(results: list[PageResult], count: int) -> Iterator[str]:
    """Name files that may be looked at and have something wrong, those with most faults first.

    Args:
        results: one for each file.
        count: the most files that are named.

    Yields:
        One line for each fault: the file, and what was found and wanted.
    """
    listed = [(faults, j) for j in results if not j.page.held and (faults := list(_faults(j)))]
    listed.sort(key=lambda pair: (-len(pair[0]), -pair[1].behind))
    for faults, result in listed[:count]:
        yield from (f"{result.page.name}: {fault}" for fault in faults)


def _faults(result: PageResult) -> Iterator[str]:
    reading, truth = result.reading, result.page.truth
    if reading.reason:
        yield f"{reading.reason}: {reading.detail[:_SHOWN]}"
        return
    article = reading.articles[0]
    if result.source_is_address:
        yield f"source {article.source!r}"
    pairs = {
        "headline": (truth.title, article.title),
        "date": (truth.published, article.published),
        "authors": (truth.authors, article.authors),
        "language": (truth.language, article.language),
    }
    for field, (wanted, found) in pairs.items():
        verdict = getattr(result, field)
        if verdict not in (None, "exact", "right"):
            yield f"{field} {_FIELDS[field][verdict]}: {found!r}, wanted {wanted!r}"
    if result.text and result.plain and result.behind > MOST_BEHIND:
        ours, plain = result.text.recall, result.plain.recall
        yield f"text recall {ours:.3f}, plain trafilatura {plain:.3f}"
