"""`summitry extract`: annotations of files or of a stream, without any server."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.console import Console
from rich.markup import escape

from infra.cli.failures import UsageError, print_error
from infra.cli.jsonl_stream import annotate_stream
from infra.cli.terminal.diagnosis import read_trigger_sources, show_diagnoses
from infra.cli.terminal.explanation import explain, show_tags, vocabulary_entry
from infra.cli.terminal.ranking import show_ranking
from shared.articles import Moments, Unreadable, read_articles
from shared.domain.annotations import LIKELY, Annotations
from shared.domain.articles import Article, ArticleText
from shared.domain.errors import PermanentError
from shared.domain.unexpected_errors import report_unexpected
from shared.extraction.extractor import Extractor
from shared.extraction.record import to_record
from shared.vocabulary import load

console = Console()


def extract_command(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Articles, in any input format.")
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help="Print one JSON line for each article; without FILE, read lines from stdin.",
        ),
    ] = False,
    explained: Annotated[
        bool,
        typer.Option("--explain", help="Show the article in colour, and the reason for each tag."),
    ] = False,
    why_not: Annotated[
        str | None,
        typer.Option(
            metavar="WORD", help="Show at each place of WORD which condition kept it from an event."
        ),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, help=f"Leave out events of a lower confidence; likely ones have {LIKELY}."
        ),
    ] = None,
) -> None:
    """Find leaders, countries and events in articles."""
    if jsonl and explained:
        raise UsageError("--explain is for people and --jsonl for programs: choose one.")
    if why_not is not None and (jsonl or explained or min_confidence is not None):
        raise UsageError("--why-not goes with none of --explain, --jsonl and --min-confidence.")
    if not files and not jsonl:
        raise UsageError("Name a FILE, or give --jsonl to read lines from stdin.")
    extractor, least = Extractor(load()), min_confidence or 0.0
    if files and why_not is not None:
        failed = sum(_diagnose(file, extractor, why_not) for file in files)
    elif files:
        failed = sum(_file(file, extractor, least, jsonl, explained) for file in files)
    else:
        failed = annotate_stream(sys.stdin.buffer, sys.stdout.buffer, extractor, least)
    if failed:
        raise typer.Exit(1)


def _file(path: Path, extractor: Extractor, least: float, jsonl: bool, explained: bool) -> int:
    """Annotate the articles of one file, and count those that could not be read."""
    failed = 0
    for item in _articles(path):
        found = _annotate(item, extractor, least) if isinstance(item, Article) else item
        if isinstance(found, str):
            failed += 1
            _tell(path, found, jsonl)
            continue
        article, text, annotations = found
        if jsonl:
            _write_line(_name(path, article), article, text, annotations)
        else:
            _show(_name(path, article), text, annotations, extractor if explained else None)
    return failed


def _diagnose(path: Path, extractor: Extractor, word: str) -> int:
    """Tell what became of a word in the articles of a file; how many could not be read."""
    failed = 0
    sources = read_trigger_sources()
    for item in _articles(path):
        if isinstance(item, str):
            failed += 1
            _tell(path, item, jsonl=False)
            continue
        text = _text(item)
        try:
            found = extractor.diagnose(text, word)
        except ValueError as error:
            raise UsageError(f"--why-not takes one word, and {error}.") from error
        console.rule(escape(text.title or _name(path, item)))
        show_diagnoses(text, word, found, sources, console)
    return failed


class _Annotated(NamedTuple):
    """An article, the part of it that extraction reads, and what was found there."""

    article: Article
    text: ArticleText
    annotations: Annotations


def _annotate(article: Article, extractor: Extractor, least: float) -> _Annotated | str:
    """Annotate an article, or say in a sentence why a fault of ours prevents it."""
    try:
        with report_unexpected(f"record {article.position}", "failed-to-tag", article.title):
            text = _text(article)
            return _Annotated(article, text, extractor.extract(text).with_confidence(least))
    except PermanentError as error:
        return f"{error.reason}: record {article.position}: {error.detail}"


def _text(article: Article) -> ArticleText:
    return ArticleText(article.title, article.body, _day(article.published))


def _tell(path: Path, why: str, jsonl: bool) -> None:
    """Tell what became of no article."""
    if jsonl:
        _write({"id": str(path), "error": why})
    else:
        print_error(f"{path}: {why}")


def _articles(path: Path) -> Iterator[Article | str]:
    """Read the articles of a file, and a sentence in the place of each that could not be read."""
    try:
        with path.open("rb") as stream:
            for item in read_articles(stream, path.name, moments=Moments.at(datetime.now(UTC))):
                if isinstance(item, Unreadable):
                    yield f"{item.reason}: record {item.position}: {item.detail}"
                else:
                    yield item
    except PermanentError as error:
        yield f"{error.reason}: {error.detail}"
    except OSError as error:
        yield error.strerror or str(error)


def _name(path: Path, article: Article) -> str:
    if article.record_id is not None:
        return article.record_id
    return f"{path}#{article.position}" if article.position else str(path)


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published else None


def _write_line(id: str, article: Article, text: ArticleText, annotations: Annotations) -> None:
    """Write the record of a file's article; a file tells more of it than a stream of lines."""
    told = {
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "authors": list(article.authors),
        **({"date_basis": article.date_basis} if article.date_basis else {}),
    }
    _write({**to_record(id, text, annotations), "text": text.body, **told})


def _write(record: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(record) + "\n")


def _show(
    id: str, text: ArticleText, annotations: Annotations, extractor: Extractor | None
) -> None:
    """Print the tags of an article, with the reasons for them where an extractor is given."""
    console.rule(escape(text.title or id))
    if extractor:
        explain(text, annotations, partial(vocabulary_entry, annotations, load()), console)
        show_ranking(text, extractor.candidates(text), console)
    show_tags(annotations, console)
