"""Files of many kinds, each with something that was once read wrong: what must come of them."""

import json
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from shared.articles import Moments, Unreadable, read_articles
from shared.domain.articles import Article, ArticleText
from shared.domain.errors import PermanentError
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

FOLDER = Path(__file__).parents[2] / "data" / "readers"
MOMENTS = Moments.at(datetime(2026, 11, 27, 20, tzinfo=UTC))
CASES = [
    json.loads(line)
    for line in (FOLDER / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]


@dataclass(frozen=True, slots=True)
class Result:
    """What a file gave.

    Attributes:
        articles: in their order.
        reasons: of records, or of the whole file, that gave none.
    """

    articles: list[Article]
    reasons: list[str]

    @property
    def first(self) -> Article:
        """The first article."""
        assert self.articles, f"no article: {self.reasons}"
        return self.articles[0]

    def leaders(self) -> set[str]:
        """Names of the leaders in the first article, without case and accents."""
        day = date.fromisoformat(self.first.published[:10]) if self.first.published else None
        found = _extractor().extract(ArticleText(self.first.title, self.first.body, day))
        return {_folded(leader.name) for leader in found.leaders}


@cache
def _extractor() -> Extractor:
    return Extractor(load())


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def _is_one_of(name: str) -> Callable[[Result, Any], bool]:
    def check(result: Result, wanted: Any) -> bool:
        return getattr(result.first, name) in (wanted if isinstance(wanted, list) else [wanted])

    return check


def _published(result: Result, wanted: Any) -> bool:
    told = result.first.published
    days = wanted if isinstance(wanted, list) else [wanted]
    return told in days or told in [day[:10] for day in days]


def _same_moment(result: Result, wanted: str) -> bool:
    told = result.first.published or ""
    return told == wanted[:10] or datetime.fromisoformat(told) == datetime.fromisoformat(wanted)


def _in_all(result: Result, texts: list[str]) -> bool:
    return all(any(text in article.body for article in result.articles) for text in texts)


CHECKS: Mapping[str, Callable[[Result, Any], bool]] = {
    "articles": lambda result, number: len(result.articles) == number,
    "min_articles": lambda result, number: len(result.articles) >= number,
    "error": lambda result, reason: not result.articles and reason in result.reasons,
    "no_crash": lambda result, _: "unreadable" not in result.reasons,
    "title": _is_one_of("title"),
    "source": _is_one_of("source"),
    "url": _is_one_of("url"),
    "language": _is_one_of("language"),
    "authors": lambda result, names: list(result.first.authors) == names,
    "published": _published,
    "published_instant": _same_moment,
    "published_not": lambda result, start: (
        not any((article.published or "").startswith(start) for article in result.articles)
    ),
    "body_contains": _in_all,
    "body_lacks": lambda result, texts: (
        not any(text in article.body for text in texts for article in result.articles)
    ),
    "leaders": lambda result, names: {_folded(name) for name in names} <= result.leaders(),
    "leaders_lack": lambda result, names: not {_folded(name) for name in names} & result.leaders(),
}


def read(name: str) -> Result:
    try:
        with (FOLDER / name).open("rb") as stream:
            found = list(read_articles(stream, name, moments=MOMENTS))
    except PermanentError as error:
        return Result([], [error.reason])
    return Result(
        [one for one in found if isinstance(one, Article)],
        [one.reason for one in found if isinstance(one, Unreadable)],
    )


def faults(result: Result, expected: Mapping[str, Any]) -> list[str]:
    choices = expected.get("any_of")
    if choices:
        each = [faults(result, choice) for choice in choices]
        return [] if [] in each else [key for one in each for key in one]
    return [key for key, wanted in expected.items() if not CHECKS[key](result, wanted)]


def test_the_folder_holds_the_cases_and_no_other_file() -> None:
    names = {path.name for path in FOLDER.iterdir()} - {"expected.jsonl"}
    assert names == {case["file"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_a_file_that_was_once_read_wrong_is_read_right(case: dict[str, Any]) -> None:
    result = read(case["file"])
    assert faults(result, case["expect"]) == [], (case["why"], result)
    assert result.articles or result.reasons
