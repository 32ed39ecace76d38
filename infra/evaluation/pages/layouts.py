"""Ground truth as other projects' test suites lay it out, turned into the project's own."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lxml import html

from infra.evaluation.pages.truth import Page, Truth, TruthError, read_plain

_BLOCKS = "p|h2|h3|h4|li|blockquote|pre|td|th|figcaption|dd|dt"


def read_fundus(folder: Path) -> Iterator[Page]:
    """Give the pages of fundus' `tests/resources/parser/test_data`.

    A country's folder holds `Publisher_YYYY_MM_DD.html.gz` files and one `Publisher.json` with what
    each version of the publisher's parser is to find. Each version has one page; both are in order.
    """
    for answers in sorted(folder.rglob("*.json")):
        versions = list(_loaded(answers).values())
        pages = sorted(answers.parent.glob(f"{answers.stem}_[0-9]*.html.gz"))
        if len(versions) != len(pages):
            raise TruthError(f"{answers}: {len(versions)} versions for {len(pages)} pages")
        for path, version in zip(pages, versions, strict=True):
            yield Page(path.relative_to(folder).as_posix(), path, _of_fundus(version))


def _of_fundus(version: dict[str, Any]) -> Truth:
    body = version.get("body") or {}
    sections = [part for section in body.get("sections", []) for part in section.values()]
    paragraphs = [*body.get("summary", []), *(text for part in sections for text in part)]
    return Truth(
        title=version.get("title"),
        published=version.get("publishing_date"),
        authors=None if version.get("authors") is None else tuple(version["authors"]),
        text=tuple(paragraphs) or None,
    )


def read_readability(folder: Path) -> Iterator[Page]:
    """Give the pages of mozilla/readability's `test/test-pages`: `NAME/source.html` and answers."""
    for path in sorted(folder.glob("*/source.html")):
        told = _loaded(path.parent / "expected-metadata.json")
        markup = (path.parent / "expected.html").read_text("utf-8")
        truth = Truth(
            title=told.get("title"),
            published=told.get("publishedTime"),
            language=str(told["lang"]).partition("-")[0].lower() if told.get("lang") else None,
            text=tuple(_blocks(markup)),
        )
        yield Page(path.parent.name, path, truth)


def _blocks(markup: str) -> Iterator[str]:
    """Give the text of a tree piece by piece, in order, without a break inside a paragraph."""
    tree = html.document_fromstring(markup)
    for node in tree.xpath(f"//*[self::{_BLOCKS.replace('|', ' or self::')}]"):
        node.text = f"\n{node.text or ''}"
        node.tail = f"\n{node.tail or ''}"
    for node in tree.xpath("//br"):
        node.tail = f"\n{node.tail or ''}"
    yield from filter(None, (line.strip() for line in tree.text_content().split("\n")))


def read_trafilatura(folder: Path) -> Iterator[Page]:
    """Give the pages of trafilatura's `tests`: `evaldata.json` tells of `eval` and `cache`.

    Its texts are phrases, so that the text is compared with trafilatura's own instead.
    """
    answers = {row["file"]: row for row in _loaded(folder / "evaldata.json").values()}
    for path in sorted(p for part in ("eval", "cache") for p in (folder / part).glob("*.html")):
        row = answers.get(path.name, {})
        truth = Truth(title=row.get("title") or None, published=_day(row.get("date")))
        yield Page(path.relative_to(folder).as_posix(), path, truth)


def _day(written: object) -> str | None:
    """Return a day that is one; some answers are written otherwise."""
    try:
        return date.fromisoformat(str(written)).isoformat()
    except ValueError:
        return None


def _loaded(path: Path) -> dict[str, Any]:
    try:
        value: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise TruthError(f"{path}: {error}") from error
    return value


LAYOUTS: dict[str, Callable[[Path], Iterator[Page]]] = {
    "plain": read_plain,
    "fundus": read_fundus,
    "readability": read_readability,
    "trafilatura": read_trafilatura,
}
"""Readers of ground truth by the name that the command takes."""
