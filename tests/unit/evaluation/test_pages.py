"""The measuring of pages: what counts as right, and what a ground truth may look like."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from infra.evaluation.pages import page_result
from infra.evaluation.pages.__main__ import command
from infra.evaluation.pages.headlines import headlines_of
from infra.evaluation.pages.layouts import LAYOUTS
from infra.evaluation.pages.page_result import PageResult, ParsedFile, measure_page
from infra.evaluation.pages.report import worst
from infra.evaluation.pages.truth import Page, Truth, TruthError
from infra.evaluation.pages.words import share, words
from shared.domain.articles import Article
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

FIRST = "The harbour of Valparaíso was closed on Monday after a crane fell into the water."
SECOND = "Nobody was hurt, said the port's director, and ships would be let in again on Friday."
PAGE = f"""<!DOCTYPE html><html lang="es-CL"><head><title>Harbour closed - Coast News</title>
<meta property="og:title" content="Harbour closed">
<meta property="article:published_time" content="2021-03-01T23:30:00-03:00">
<meta name="author" content="Ana Ruiz"></head><body><article><h1>Harbour closed</h1>
<p>{FIRST}</p><p>{SECOND}</p></article></body></html>"""
RIGHT = Truth("Harbour closed", "2021-03-01", ("Ana Ruiz",), "es", (FIRST, SECOND))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


@pytest.fixture
def judged(tmp_path: Path, extractor: Extractor) -> Callable[..., PageResult]:
    def judged(truth: Truth, page: str = PAGE, name: str = "a.html") -> PageResult:
        path = tmp_path / name
        path.write_bytes(page.encode())
        return measure_page(Page(name, path, truth), extractor)

    return judged


def test_what_is_right_is_counted_as_right(judged: Callable[..., PageResult]) -> None:
    found = judged(RIGHT)
    verdicts = (found.headline, found.date, found.authors, found.language)
    assert verdicts == ("exact", "right", "right", "right")
    assert found.text is not None
    assert (found.text.recall, found.text.precision, found.behind) == (1.0, 1.0, 0.0)


def test_what_is_wrong_is_counted_as_wrong(judged: Callable[..., PageResult]) -> None:
    found = judged(Truth("Ferry sinks", "2021-03-04", ("Bo Li",), "en", (FIRST, "Ferries sink.")))
    verdicts = (found.headline, found.date, found.authors, found.language)
    assert verdicts == ("another", "wrong", "wrong", "wrong")
    assert found.text is not None
    assert found.text.recall < 1


def test_a_page_that_tells_nothing_misses_it(judged: Callable[..., PageResult]) -> None:
    page = f"<html><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    found = judged(Truth("Harbour", "2021-03-01", ("Ana Ruiz",)), page)
    assert (found.headline, found.date, found.authors) == ("other", "missing", "missing")
    assert found.language is None


def test_a_title_that_the_page_shows_nowhere_is_told_apart(
    judged: Callable[..., PageResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_result, "headlines_of", lambda data: ["Crane falls", "Port shut"])
    assert judged(Truth("Port of Valparaíso shut")).headline == "other"


def test_every_headline_of_a_page_is_known() -> None:
    script = r'{"@type": "NewsArticle", "headline": "Port \u0022shut\u0022"}'
    page = f'<script type="application/ld+json">{script}</script></head>'
    found = list(headlines_of(PAGE.replace("</head>", page).encode()))
    assert found == [
        "Harbour closed - Coast News",
        "Harbour closed",
        "Harbour closed",
        'Port "shut"',
    ]


def test_the_same_moment_in_another_zone_is_right(judged: Callable[..., PageResult]) -> None:
    assert judged(Truth(published="2021-03-02T02:30:00+00:00")).date == "right"
    assert judged(Truth(published="2021-03-02T03:30:00+00:00")).date == "wrong"


def test_without_a_true_text_it_is_trafilaturas(judged: Callable[..., PageResult]) -> None:
    found = judged(Truth())
    assert found.plain is not None
    assert (found.plain.recall, found.behind) == (1.0, 0.0)


def test_a_text_that_falls_behind_shows(
    judged: Callable[..., PageResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_result, "extract", lambda data, include_comments: f"{FIRST} {SECOND}")
    found = judged(RIGHT, PAGE.replace(SECOND, "More later."))
    assert found.behind > 40


def test_other_files_are_read_but_their_text_is_not_compared(
    judged: Callable[..., PageResult],
) -> None:
    found = judged(Truth(), f"Harbour closed\n\n{FIRST}", "a.txt")
    assert (found.reading.reason, found.text, found.plain) == (None, None, None)


def test_a_refusal_keeps_its_reason(judged: Callable[..., PageResult]) -> None:
    assert judged(Truth(), "<html><script>x()</script></html>").reading.reason == "no-text"


@pytest.mark.parametrize("broken", ["extractor", "reader"])
def test_what_breaks_is_a_traceback(
    judged: Callable[..., PageResult], monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail(*args: object) -> None:
        raise RecursionError("deep")

    if broken == "extractor":
        monkeypatch.setattr(Extractor, "extract", fail)
    else:
        monkeypatch.setattr("shared.articles.readers.html.page.read_page_metadata", fail)
    assert judged(RIGHT).reading.reason == "traceback"


@pytest.mark.parametrize(
    ("source", "is_address"),
    [
        ("https://x.test/#organization", True),
        ("/about", True),
        ("www.x.test", True),
        ("#publisher", True),
        ("Coast News", False),
        ("coast.test", False),
        ("Coast / News", False),
    ],
)
def test_a_source_that_is_an_address(source: str, is_address: bool) -> None:
    reading = ParsedFile((Article("", "", source=source),))
    page = Page("a.html", Path("a.html"), Truth())
    assert PageResult(page, reading).source_is_address is is_address


def test_words_are_counted_as_often_as_they_are_there() -> None:
    assert share(words("the port, the sea"), words("The sea")) == 0.5
    assert share(words("港湾が閉鎖"), words("港湾")) == 0.4
    assert share(words("har\xadbour"), words("Harbour")) == 1.0
    assert share(words(""), words("sea")) == 1.0


def held_name(held: bool) -> str:
    names = (f"p{number}.html" for number in range(99))
    return next(name for name in names if Page(name, Path(name), Truth()).held is held)


def test_a_held_file_is_never_named(judged: Callable[..., PageResult]) -> None:
    wrong = Truth(title="Ferry sinks")
    found = [judged(wrong, name=held_name(held)) for held in (True, False)]
    assert [line.partition(":")[0] for line in worst(found, 10)] == [held_name(held=False)]


def test_the_command_prints_table_and_faults(tmp_path: Path) -> None:
    name = held_name(held=False)
    tmp_path.joinpath(name).write_text(PAGE, "utf-8")
    tmp_path.joinpath("note.txt").write_text(FIRST, "utf-8")
    line = {"file": name, "title": "Ferry sinks", "published": "2021-03-01"}
    tmp_path.joinpath("truth.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    app = Typer()
    app.command()(command)
    result = CliRunner().invoke(app, [str(tmp_path), "--errors", "5"])
    assert result.exit_code == 0
    rows = {
        cells[1].strip(): cells[4].strip()
        for row in result.stdout.splitlines()
        if len(cells := row.split("│")) > 4
    }
    assert (rows["files"], rows["read"], rows["tracebacks"]) == ("2", "2", "0")
    assert (rows["headline another of the page's own"], rows["date right"]) == ("1", "1")
    assert (
        f"{name}: headline another of the page's own: 'Harbour closed', wanted 'Ferry sinks'"
        in result.stdout
    )


@pytest.mark.parametrize(
    "line", ["{", '{"title": "x"}', '{"file": "a.html", "published": "soon"}', '{"file": "b.html"}']
)
def test_a_bad_line_of_truth_is_named(tmp_path: Path, line: str) -> None:
    tmp_path.joinpath("a.html").write_text(PAGE, "utf-8")
    tmp_path.joinpath("truth.jsonl").write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(TruthError, match=r"truth.jsonl:2: "):
        list(LAYOUTS["plain"](tmp_path))


def test_the_layout_of_fundus(tmp_path: Path) -> None:
    folder = tmp_path / "cl"
    folder.mkdir()
    for day in ("2021_03_01", "2022_05_06"):
        folder.joinpath(f"Coast_{day}.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    body = {"summary": [], "sections": [{"headline": ["Later"], "paragraphs": [FIRST]}]}
    versions = {name: {"title": name, "body": body} for name in ("V1", "V1_1")}
    folder.joinpath("Coast.json").write_text(json.dumps(versions), "utf-8")
    first, second = LAYOUTS["fundus"](tmp_path)
    assert (first.name, first.truth.title) == ("cl/Coast_2021_03_01.html.gz", "V1")
    assert (second.truth.title, second.truth.text) == ("V1_1", ("Later", FIRST))
    folder.joinpath("Coast_2022_05_06.html.gz").unlink()
    with pytest.raises(TruthError, match="2 versions for 1 pages"):
        list(LAYOUTS["fundus"](tmp_path))


def test_the_layout_of_readability(tmp_path: Path) -> None:
    folder = tmp_path / "coast"
    folder.mkdir()
    folder.joinpath("source.html").write_text(PAGE, "utf-8")
    folder.joinpath("expected.html").write_text(f"<div><p>{FIRST}<p>a<br>b</div>", "utf-8")
    told = {"title": "Harbour closed", "lang": "es-CL", "publishedTime": None}
    folder.joinpath("expected-metadata.json").write_text(json.dumps(told), "utf-8")
    (page,) = LAYOUTS["readability"](tmp_path)
    assert page.name == "coast"
    assert page.truth == Truth("Harbour closed", language="es", text=(FIRST, "a", "b"))


def test_the_layout_of_trafilatura(tmp_path: Path) -> None:
    tmp_path.joinpath("eval").mkdir()
    for name in ("a.html", "b.html"):
        tmp_path.joinpath("eval", name).write_text(PAGE, "utf-8")
    told = {"https://x.test": {"file": "a.html", "title": "Harbour closed", "date": "2021-3-1"}}
    tmp_path.joinpath("evaldata.json").write_text(json.dumps(told), "utf-8")
    first, second = LAYOUTS["trafilatura"](tmp_path)
    assert (first.truth, second.truth) == (Truth("Harbour closed"), Truth())
