"""`summitry evaluate`: how good extraction is on labelled texts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from infra.evaluation.counts import Counts, Score
from infra.evaluation.evaluation import Evaluation, Mistake, evaluate
from infra.evaluation.gold import GoldError, GoldRow, read_gold
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

_EXCERPT = 300

console = Console()
messages = Console(stderr=True)


def evaluate_command(
    gold: Annotated[list[Path], typer.Argument(help="Files of labelled texts, in JSON Lines.")],
    errors: Annotated[
        int, typer.Option(min=0, help="List so many of the worst rows, of those that may be read.")
    ] = 0,
    plover: Annotated[
        bool, typer.Option("--plover", help="Name event types as PLOVER does.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure precision, recall and F1 of each facet on labelled texts.

    The third of the rows that nobody reads is measured apart.
    """
    vocabulary = load()
    extractor = Extractor(vocabulary)
    results: dict[str, Evaluation] = {}
    try:
        with Progress(console=messages, transient=True, disable=not messages.is_terminal) as bar:
            for path in gold:
                rows = _counted(list(read_gold(path)), path.name, bar)
                results[path.name] = evaluate(rows, extractor, vocabulary)
    except GoldError as error:
        messages.print(f"[red]error:[/] {escape(str(error))}")
        raise typer.Exit(1) from error
    if as_json:
        report = {name: _report(result, errors, plover) for name, result in results.items()}
        print(json.dumps(report, indent=2))  # noqa: T201 - the command's answer
        return
    for name, result in results.items():
        _show(name, result, errors, plover)


def _counted(rows: list[GoldRow], name: str, bar: Progress) -> Iterator[GoldRow]:
    task = bar.add_task(name, total=len(rows))
    for row in rows:
        yield row
        bar.advance(task)


def _label(facet: str, value: str, plover: bool) -> str:
    return value.upper() if plover and facet == "events" else value


def _report(result: Evaluation, errors: int, plover: bool) -> dict[str, Any]:
    """Return the scores as plain JSON."""
    facets: dict[str, Any] = {}
    for (part, facet), score in sorted(result.scores.items()):
        numbers: dict[str, Any] = {"rows": score.rows, **_numbers(score.total)}
        if facet != "leaders":
            numbers["macro_f1"] = round(score.macro_f1, 4)
            numbers["values"] = {
                _label(facet, value, plover): _numbers(counts)
                for value, counts in sorted(score.values.items())
            }
        facets.setdefault(facet, {})[part] = numbers
    return {
        "facets": facets,
        "documents": result.documents,
        "unlinked_leaders": result.unlinked,
        "documents_per_second": round(result.per_second, 1),
        "errors": [_mistake(mistake, plover) for mistake in result.worst(errors)],
    }


def _numbers(counts: Counts) -> dict[str, float]:
    return {
        "precision": round(counts.precision, 4),
        "recall": round(counts.recall, 4),
        "f1": round(counts.f1, 4),
        "right": counts.right,
        "wrong": counts.wrong,
        "missed": counts.missed,
    }


def _mistake(mistake: Mistake, plover: bool) -> dict[str, Any]:
    result = mistake.result
    names = {
        key: [_label(result.facet, value, plover) for value in values]
        for key, values in (("missing", result.missing), ("extra", result.extra))
    }
    text = mistake.row.text
    excerpt = f"{text.title} {text.body}".strip()[:_EXCERPT]
    return {"id": mistake.row.id, "facet": result.facet, **names, "text": excerpt}


def _show(name: str, result: Evaluation, errors: int, plover: bool) -> None:
    table = Table("part", "facet", "rows", "precision", "recall", "F1", "macro F1", title=name)
    for (part, facet), score in sorted(result.scores.items(), key=lambda item: item[0][::-1]):
        macro = "" if facet == "leaders" else f"{score.macro_f1:.3f}"
        table.add_row(part, facet, str(score.rows), *_cells(score.total), macro)
    console.print(table)
    for part, documents in result.documents.items():
        unlinked = result.unlinked[part] / documents if documents else 0.0
        console.print(f"{part}: {documents} rows, {unlinked:.2f} unlinked leaders a row")
    console.print(f"{result.per_second:.0f} documents a second")
    if ("read", "events") in result.scores:
        _show_types(result, plover)
    if errors:
        _show_errors(result.worst(errors), plover)


def _cells(counts: Counts) -> tuple[str, str, str]:
    return f"{counts.precision:.3f}", f"{counts.recall:.3f}", f"{counts.f1:.3f}"


def _show_types(result: Evaluation, plover: bool) -> None:
    columns = ("type", "part", "gold", "precision", "recall", "F1")
    table = Table(*columns, title="events by type")
    scores: list[tuple[str, Score]] = [
        (part, score) for (part, facet), score in result.scores.items() if facet == "events"
    ]
    for value in sorted({value for _, score in scores for value in score.values}):
        for part, score in scores:
            counts = score.values.get(value, Counts())
            gold = str(counts.found + counts.missed)
            table.add_row(_label("events", value, plover), part, gold, *_cells(counts))
    console.print(table)


def _show_errors(mistakes: list[Mistake], plover: bool) -> None:
    table = Table("id", "missing", "extra", "text", title="worst rows", show_lines=True)
    for mistake in mistakes:
        row = _mistake(mistake, plover)
        table.add_row(
            Text(row["id"]), ", ".join(row["missing"]), ", ".join(row["extra"]), Text(row["text"])
        )
    console.print(table)
