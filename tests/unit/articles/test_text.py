"""Plain text and Markdown."""

import pytest

from shared.articles.readers.markdown import read_markdown
from shared.articles.readers.plain_text import read_text
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import LATEST

BODY = "Envoys met in Vienna on Friday.\n\nThe talks go on."


def test_the_first_line_is_the_title_and_the_rest_the_body() -> None:
    article = read_text(f"\n\nTalks in Vienna\n{BODY}\n", LATEST)
    assert (article.title, article.body, article.summary) == ("Talks in Vienna", BODY, None)


@pytest.mark.parametrize(
    ("lead", "published"),
    [
        (" date 2025-08-28 ", "2025-08-28"),
        ("Date: 2025-08-28\n", "2025-08-28"),
        ("date 2025-08-28T10:00+02:00 ", "2025-08-28T10:00:00+02:00"),
        ("published 2025-08-28\n\n", "2025-08-28"),
        ("2025-08-28 ", "2025-08-28"),
        ("Date: August 28, 2025\n", "2025-08-28"),
        ("Published: 28 August 2025\n\n", "2025-08-28"),
        ("date August 28, 2025 ", "2025-08-28"),
    ],
)
def test_a_leading_date_is_the_day_of_publication(lead: str, published: str) -> None:
    article = read_text(f"{lead}Talks in Vienna\n\n{BODY}", LATEST)
    assert (article.published, article.title) == (published, "Talks in Vienna")


def test_the_date_may_stand_alone_below_the_title() -> None:
    article = read_markdown(f"# Talks in Vienna\n\ndate 2025-08-28\n\n{BODY}", LATEST)
    assert (article.published, article.body) == ("2025-08-28", BODY)


@pytest.mark.parametrize("lead", ["date 2025-13-99 ", "dates 2025-08-28 ", "date 2025-08-281 "])
def test_what_is_no_date_belongs_to_the_title(lead: str) -> None:
    article = read_text(f"{lead}for talks\n\n{BODY}", LATEST)
    assert article.published is None
    assert article.title == f"{lead}for talks"


def test_the_summary_is_the_first_paragraph_of_the_body() -> None:
    article = read_text(f"date 2025-08-28 Talks in Vienna. They go on for days.\n\n{BODY}", LATEST)
    assert article.title == "Talks in Vienna."
    assert article.summary == "They go on for days."
    assert article.body == f"They go on for days.\n\n{BODY}"


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    article = read_markdown(
        "# Talks in *Vienna*\n\n## Friday\n\n> **Envoys** met [in Vienna](https://x.test/a_b).\n",
        LATEST,
    )
    assert article.title == "Talks in Vienna"
    assert article.body == "Friday\n\nEnvoys met in Vienna."


def test_snake_case_and_sums_are_no_marks() -> None:
    article = read_markdown("# T\n\nUse a_b_c and 2 * 3 * 4.", LATEST)
    assert article.body == "Use a_b_c and 2 * 3 * 4."


def test_front_matter_tells_of_the_article() -> None:
    article = read_markdown(
        "---\ntitle: 'Talks'\ndate: 2020-01-02\nauthors: [Ana Ruiz, Bo Li]\nsource: Post\n---\n"
        f"# Talks\n\n{BODY}",
        LATEST,
    )
    assert (article.title, article.published, article.source) == ("Talks", "2020-01-02", "Post")
    assert article.authors == ("Ana Ruiz", "Bo Li")
    assert article.body == BODY


def test_an_underlined_heading_is_no_summary() -> None:
    article = read_text(f"Talks in Vienna. The third round\n=====\n\n{BODY}", LATEST)
    assert (article.title, article.body) == ("Talks in Vienna. The third round", BODY)


def test_a_file_without_a_word_is_refused() -> None:
    with pytest.raises(PermanentError) as caught:
        read_text("date 2025-08-28\n \n", LATEST)
    assert caught.value.reason == "empty"
