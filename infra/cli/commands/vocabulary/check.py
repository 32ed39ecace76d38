"""`summitry vocabulary check`: whether the data files are sound."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from infra.cli.commands.vocabulary.data_files import read_data_files
from infra.vocabulary.examples import check_examples
from shared.vocabulary import Vocabulary
from shared.vocabulary.checks import check
from shared.vocabulary.data_files import Problem
from shared.vocabulary.loader import DATA, version_of

console = Console()
messages = Console(stderr=True)

Folder = Annotated[Path, typer.Option("--data", help="Folder of the data files.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, for programs.")]


def check_command(data: Folder = DATA, as_json: Json = False) -> None:
    """Validate every data file, and tell file and line of each problem.

    Sound data are tried out: each example must give an event of its type.
    The exit code is 1 if there is a problem.
    """
    sources = read_data_files(data)
    vocabulary, problems = check(sources)
    problems = problems or check_examples(sources, vocabulary)
    counts = count(vocabulary)
    if as_json:
        told = [problem._asdict() for problem in problems]
        typer.echo(json.dumps({"version": version_of(sources), **counts, "problems": told}))
    else:
        _show(vocabulary, version_of(sources), counts, problems)
    if problems:
        raise typer.Exit(1)


def count(vocabulary: Vocabulary) -> dict[str, int]:
    """Count the entries of each kind in a vocabulary."""
    leaders = vocabulary.leaders.values()
    events = vocabulary.events
    return {
        "countries": len(vocabulary.countries),
        "country_forms": sum(len(country.forms) for country in vocabulary.countries.values()),
        "blockers": len(vocabulary.blockers),
        "places": len(vocabulary.places),
        "leaders": len(leaders),
        "in_office": sum(any(term.end is None for term in leader.terms) for leader in leaders),
        "terms": sum(len(leader.terms) for leader in leaders),
        "offices": len(vocabulary.offices),
        "organisations": len(vocabulary.organisations),
        "event_types": len(events.types),
        "event_triggers": sum(map(len, events.triggers.values())),
    }


def _show(
    vocabulary: Vocabulary, version: str, counts: dict[str, int], problems: list[Problem]
) -> None:
    table = Table(title=f"Vocabulary {version}, leaders as of {vocabulary.as_of or 'unknown'}")
    table.add_column("entries")
    table.add_column("number", justify="right")
    for name, number in counts.items():
        table.add_row(name.replace("_", " "), f"{number:,}")
    console.print(table)
    for problem in problems:
        messages.print(str(problem), style="red", markup=False, soft_wrap=True, highlight=False)
    if problems:
        messages.print(f"{len(problems)} problems")
    else:
        console.print("OK", style="bold green")
