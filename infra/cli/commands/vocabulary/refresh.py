"""`summitry vocabulary refresh`: office holders compared with Wikidata's, and written if asked."""

from datetime import date
from pathlib import Path
from typing import Annotated

import httpx
import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table

from infra.cli.commands.vocabulary.data_files import read_data_files
from infra.vocabulary.refresh.difference import Change, compare
from infra.vocabulary.refresh.editor import Editor
from infra.vocabulary.refresh.endpoint import USER_AGENT, WIKIDATA, Endpoint, EndpointError, State
from infra.vocabulary.refresh.holders import read_holders
from infra.vocabulary.refresh.queries import SOURCES, read_queries
from shared.vocabulary import Vocabulary
from shared.vocabulary.checks import check
from shared.vocabulary.loader import DATA, VocabularyError, build_from_sources

console = Console()
messages = Console(stderr=True)


def refresh_command(
    endpoint: Annotated[str, typer.Option(help="Address of the SPARQL endpoint.")] = WIKIDATA,
    write: Annotated[
        bool, typer.Option("--write", help="Write the changes that are clear.")
    ] = False,
    data: Annotated[Path, typer.Option(help="Folder of the data files.")] = DATA,
    state: Annotated[Path, typer.Option(help="File that keeps an interrupted run.")] = Path(
        ".summitry/vocabulary-refresh.json"
    ),
    page: Annotated[int, typer.Option(min=1, max=5000, help="Rows in one request.")] = 250,
    delay: Annotated[float, typer.Option(min=0, help="Seconds between requests.")] = 1.0,
) -> None:
    """Compare office holders with Wikidata and show the difference; --write writes it."""
    sources = read_data_files(data)
    try:
        vocabulary = build_from_sources(sources)
        changes = _ask(vocabulary, endpoint, State.read(state, endpoint), page, delay)
    except (EndpointError, VocabularyError) as error:
        messages.print(str(error), style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    _show(vocabulary, changes)
    if write and changes:
        _write(data, sources, Editor(sources, vocabulary).apply(changes, date.today().isoformat()))


def _ask(vocabulary: Vocabulary, url: str, state: State, page: int, delay: float) -> list[Change]:
    questions = read_queries(SOURCES.read_text("utf-8"))
    headers = {"User-Agent": USER_AGENT, "Accept": "application/sparql-results+json"}
    changes: list[Change] = []
    with httpx.Client(headers=headers, timeout=70) as client:
        endpoint = Endpoint(client, url, page, delay)
        for question in track(questions, "Asking", console=messages, transient=True):
            holders = read_holders(endpoint.fetch(question, state))
            changes.extend(compare(vocabulary, question, holders))
    state.clear()
    return changes


def _show(vocabulary: Vocabulary, changes: list[Change]) -> None:
    if not changes:
        console.print("Wikidata names the same office holders: nothing to change.")
        return
    table = Table("place", "office", "in our data", "in Wikidata", "since", "remark")
    for change in changes:
        before = f"{change.before[0].name} ({change.before[1].start})" if change.before else "–"
        known = change.holder.name + ("" if change.leader else " (new)")
        remark = f"not written: {change.unclear}" if change.unclear else ""
        office = vocabulary.offices[change.office].label if change.office else "?"
        cells = (change.place, office, before, known, change.holder.start or "?", remark)
        table.add_row(*map(escape, cells))
    console.print(table)


def _write(data: Path, sources: dict[str, str], edited: dict[str, str]) -> None:
    """Write the files, unless what came of them is not sound."""
    _, problems = check({**sources, **edited})
    new = set(problems) - set(check(sources)[1])
    if new:
        for problem in sorted(new):
            messages.print(str(problem), style="red", markup=False, soft_wrap=True)
        messages.print("nothing written: the changes above do not fit the other data")
        raise typer.Exit(1)
    for file, text in edited.items():
        (data / file).write_text(text, "utf-8")
        console.print(f"wrote {data / file}", soft_wrap=True)
