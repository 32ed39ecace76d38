"""Plain text and Markdown."""

import pytest

from shared.articles.readers.markdown import read_markdown
from shared.articles.readers.plain_text import read_plain_text
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import LATEST

BODY = "Envoys met in Vienna on Friday.\n\nThe talks go on."


def test_the_first_line_is_the_title_and_the_rest_the_body() -> None:
    article = read_plain_text(f"\n\nTalks in Vienna\n{BODY}\n", LATEST)
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
    article = read_plain_text(f"{lead}Talks in Vienna\n\n{BODY}", LATEST)
    assert (article.published, article.title) == (published, "Talks in Vienna")


def test_the_date_may_stand_alone_below_the_title() -> None:
    article = read_markdown(f"# Talks in Vienna\n\ndate 2025-08-28\n\n{BODY}", LATEST)
    assert (article.published, article.body) == ("2025-08-28", BODY)


@pytest.mark.parametrize("lead", ["date 2025-13-99 ", "dates 2025-08-28 ", "date 2025-08-281 "])
def test_what_is_no_date_belongs_to_the_title(lead: str) -> None:
    article = read_plain_text(f"{lead}for talks\n\n{BODY}", LATEST)
    assert article.published is None
    assert article.title == f"{lead}for talks"


def test_the_summary_is_the_first_paragraph_of_the_body() -> None:
    article = read_plain_text(
        f"date 2025-08-28 Talks in Vienna. They go on for days.\n\n{BODY}", LATEST
    )
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
    article = read_plain_text(f"Talks in Vienna. The third round\n=====\n\n{BODY}", LATEST)
    assert (article.title, article.body) == ("Talks in Vienna. The third round", BODY)


def test_a_file_without_a_word_is_refused() -> None:
    with pytest.raises(PermanentError) as caught:
        read_plain_text("date 2025-08-28\n \n", LATEST)
    assert caught.value.reason == "empty"


FRONT = {
    "block list": "authors:\n  - Ana Ruiz\n  - Bo Li\n",
    "flow list": "authors: [Ana Ruiz, 'Bo Li']\n",
    "line": "author: Ana Ruiz and Bo Li\n",
    "persons": "authors:\n- name: Ana Ruiz\n  email: ana@post.example\n- name: Bo Li\n",
}


@pytest.mark.parametrize("authors", FRONT.values(), ids=FRONT.keys())
def test_front_matter_is_yaml(authors: str) -> None:
    article = read_markdown(
        f"---\ntitle: >-\n  Talks in\n  Vienna\npubDate: 2020-01-02 08:30:00\n{authors}"
        f"description: |\n  Two days\n  of talks.\nlang: en-GB\n---\n\n{BODY}",
        LATEST,
    )
    assert (article.title, article.published) == ("Talks in Vienna", "2020-01-02T08:30:00")
    assert (article.authors, article.language) == (("Ana Ruiz", "Bo Li"), "en-GB")
    assert (article.summary, article.body) == (
        "Two days of talks.",
        f"Two days of talks.\n\n{BODY}",
    )


def test_front_matter_may_be_toml() -> None:
    article = read_markdown(
        '+++\ntitle = "Talks: a start"\ndate = 2020-01-02T08:30:00+01:00\nauthors = ["Ana Ruiz"]\n'
        f"[extra]\nrank = 3\n+++\n{BODY}",
        LATEST,
    )
    assert (article.title, article.published) == ("Talks: a start", "2020-01-02T08:30:00+01:00")
    assert (article.authors, article.body) == (("Ana Ruiz",), BODY)


@pytest.mark.parametrize(
    "first",
    [
        "Envoys met in Vienna on Friday. The talks in the old palace were the third this year.",
        "The ENVOYS met. Nobody spoke to the press after the talks had ended in the palace.",
    ],
)
def test_a_title_in_front_matter_leaves_the_first_paragraph_whole(first: str) -> None:
    article = read_markdown(f"---\ntitle: Third round\n---\n\n{first}\n\n{BODY}", LATEST)
    assert (article.title, article.summary) == ("Third round", None)
    assert article.body == f"{first}\n\n{BODY}"


def test_front_matter_that_is_not_quite_yaml_is_read_line_by_line() -> None:
    article = read_markdown(f"---\ntitle: Talks: a start\ndate: 2020-01-02\n---\n{BODY}", LATEST)
    assert (article.title, article.published) == ("Talks: a start", "2020-01-02")
    assert article.body == BODY


@pytest.mark.parametrize("lines", ["A line of prose", "- one\n- two", "[" * 9_000])
def test_what_is_no_front_matter_stays_in_the_text(lines: str) -> None:
    article = read_markdown(f"---\n{lines}\n---\n\n{BODY}", LATEST)
    assert lines.removeprefix("- ") in f"{article.title}\n{article.body}".replace("- one", "one")
    assert article.body.endswith(BODY)


def test_a_rule_above_the_headline_is_no_headline() -> None:
    article = read_markdown(f"---\n\n# Talks in Vienna\n\n{BODY}", LATEST)
    assert (article.title, article.body) == ("Talks in Vienna", BODY)


@pytest.mark.parametrize("table", ["params", "extra"])
def test_toml_may_hold_fields_in_a_table_of_their_own(table: str) -> None:
    front = f'+++\ntitle = "Talks"\n[{table}]\nauthor = "Ana Ruiz"\nsource = "Post"\n+++\n'
    article = read_markdown(f"{front}{BODY}", LATEST)
    assert (article.authors, article.source) == (("Ana Ruiz",), "Post")


def test_tags_of_site_generators_rules_and_addresses_of_links_are_no_text() -> None:
    article = read_markdown(
        "# Ferry sails\n\n{% include toc.html %}\n\n---\n\nThe [boat][b] left {{< mark >}}early"
        '{{< /mark >}} and [[Kotor]] waved.\n\n![Boat](boat.jpg "The boat")\n\n'
        "| Port | Boats |\n|:-----|------:|\n| Kotor | 6 |\n\n[b]: https://boat.test\n",
        LATEST,
    )
    assert article.title == "Ferry sails"
    assert (
        article.body.split()
        == "The boat left early and Kotor waved. Port | Boats Kotor | 6".split()
    )


def test_a_clipped_page_tells_its_address_as_source_and_its_author_as_a_link() -> None:
    article = read_markdown(
        '---\ntitle: "Ferry sails"\nsource: "https://x.test/1"\nauthor:\n  - "[[Ana Ruiz]]"\n'
        f"published: 2020-01-02\n---\n{BODY}",
        LATEST,
    )
    assert (article.url, article.source, article.authors) == (
        "https://x.test/1",
        None,
        ("Ana Ruiz",),
    )
