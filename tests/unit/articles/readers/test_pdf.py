"""PDF files as newsrooms and browsers make them: headline, day, running lines, paragraphs."""

import io
from collections.abc import Iterable
from pathlib import Path

import pytest

from shared.articles import read_articles
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS, Placed, laid_out_pdf, pdf

HEADLINE = ("Ferry to the outer islands sails", "again after nine years")
LINES = (
    "The prime minister opened the new line on Thursday, nine years after the last boat",
    "had left the harbour for good, and she promised the islanders that it would stay.",
)


def column(lines: Iterable[str], top: int = 600, size: int = 11) -> list[Placed]:
    """Lines one below the other."""
    return [(line, size, top - round(1.27 * size) * number) for number, line in enumerate(lines)]


def read(data: bytes) -> Article:
    (article,) = read_articles(io.BytesIO(data), "a.pdf", moments=MOMENTS)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    "title",
    [
        "",
        "untitled",
        "Microsoft Word - ferry_v3.docx",
        "ferry-final.indd",
        "Document1",
        "p12_north",
    ],
)
def test_the_largest_lines_are_the_headline_where_a_program_made_the_title_up(title: str) -> None:
    page = column(HEADLINE, 700, 22) + column(LINES)
    article = read(laid_out_pdf(page, title=title))
    assert article.title == " ".join(HEADLINE)
    assert article.body == " ".join(LINES)


def test_a_title_that_no_line_repeats_is_the_information_s() -> None:
    article = read(laid_out_pdf(column(LINES), title="Ferry sails again"))
    assert (article.title, article.body) == ("Ferry sails again", " ".join(LINES))


def test_day_byline_and_paper_stand_below_the_headline_or_above_it() -> None:
    head: list[Placed] = [("Island Courier", 16, 760), *column(HEADLINE, 700, 22)]
    lead = column(["By Ana Ruiz", "Thursday, 10 July 2025"], 650)
    article = read(laid_out_pdf(head + lead + column(LINES)))
    assert article.title == " ".join(HEADLINE)
    assert (article.published, article.date_basis) == ("2025-07-10", None)
    assert (article.source, article.authors) == ("Island Courier", ("Ana Ruiz",))
    assert article.body == " ".join(LINES)


def test_the_day_on_which_the_file_was_made_is_the_last_resort_and_says_so() -> None:
    article = read(laid_out_pdf(column(LINES), title="Ferry sails again"))
    assert (article.published, article.date_basis) == ("2026-01-01T08:00:00+00:00", "file")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("ISLAND COURIER  Thursday 10 July 2025  Page {}", "www.courier.example"),
        ("Island Courier, 10 July 2025", "{}"),
        ("Island Courier | 10 July 2025", "- {} -"),
    ],
)
def test_what_runs_along_the_pages_parts_no_sentence(above: str, below: str) -> None:
    pages = [
        [(above.format(n), 8, 770), *column(lines), (below.format(n), 8, 30)]
        for n, lines in enumerate(
            [
                [*LINES, "The first passenger was Maria"],
                [
                    "Theresa Lund of the fishermen's guild, who had waited for nine years, and her",
                    "dog.",
                ],
            ],
            1,
        )
    ]
    article = read(laid_out_pdf(*pages, title="Ferry sails again"))
    assert article.body == (
        f"{' '.join(LINES)} The first passenger was Maria Theresa Lund of the "
        "fishermen's guild, who had waited for nine years, and her dog."
    )
    assert article.published == "2025-07-10"
    assert (article.source or "").casefold() == "island courier"


def test_a_line_of_the_text_that_recurs_is_no_running_line() -> None:
    pages = [[*column([*LINES, "Nobody else spoke."])] for _ in range(2)]
    article = read(laid_out_pdf(*pages, title="Ferry sails again"))
    assert article.body.count("Nobody else spoke.") == 2


def test_what_a_browser_prints_at_the_edges_is_no_text_and_tells_the_address() -> None:
    page = [
        *column(HEADLINE, 700, 22),
        *column(LINES),
        ("11/27/25, 7:08 PM Ferry sails again | Island Courier", 8, 770),
        ("https://courier.example/ferry 1/1", 8, 20),
    ]
    article = read(laid_out_pdf(page, title="Ferry sails again | Island Courier"))
    assert article.title == " ".join(HEADLINE)
    assert (article.url, article.source) == ("https://courier.example/ferry", "Island Courier")
    assert article.body == " ".join(LINES)


def test_lines_below_the_headline_tell_of_the_text_each_for_itself() -> None:
    lead = column(["By Ana Ruiz in Port Vila", "Island Courier, 10 July 2025"], 650, 11)
    time = column(["18:05 EAT"], 622, 11)
    article = read(laid_out_pdf(column(HEADLINE, 700, 22) + lead + time + column(LINES)))
    assert (article.published, article.source) == ("2025-07-10T18:05:00+03:00", "Island Courier")
    assert (article.authors, article.body) == (("Ana Ruiz",), " ".join(LINES))


def test_a_paper_s_name_that_runs_along_the_pages_is_the_source() -> None:
    pages = [[("Island Courier", 9, 770), *column(LINES)] for _ in range(2)]
    article = read(laid_out_pdf([*column(HEADLINE, 700, 22), *pages[0]], pages[1]))
    assert (article.source, article.body) == ("Island Courier", " ".join(LINES * 2))


def test_departments_and_links_of_a_site_above_the_headline_are_no_text() -> None:
    head: list[Placed] = [("Home Politics World", 9, 770), ("World", 11, 740)]
    article = read(laid_out_pdf(head + column(HEADLINE, 700, 22) + column(LINES)))
    assert article.body == " ".join(LINES)


def test_a_paragraph_above_the_largest_lines_is_text() -> None:
    article = read(laid_out_pdf(column(LINES, 760) + column(HEADLINE, 700, 22) + column(LINES)))
    assert article.body == "\n\n".join([" ".join(LINES)] * 2)


def test_links_to_other_stories_on_a_printed_page_and_the_notice_at_the_end_are_no_text() -> None:
    end: list[Placed] = [
        ("More on this story", 16, 500),
        ("Lighthouse keeper retires", 12, 480),
        ("\xa9 2025 Island Courier. All rights reserved.", 12, 460),
    ]
    page = column(HEADLINE, 700, 22) + column(LINES) + end
    printed = read(laid_out_pdf(page, creator="Mozilla/5.0 HeadlessChrome/140"))
    assert printed.body == " ".join(LINES)
    written = read(laid_out_pdf(page, creator="Writer"))
    assert written.body.endswith("More on this story\n\nLighthouse keeper retires")


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("they agreed to hold a sec-", "ond round", "they agreed to hold a second round"),
        ("la ministre a rencontré les d\xe9pu-", "t\xe9s", "la ministre a rencontré les députés"),
        ("they met Emmanuel Mac\xad", "ron again", "they met Emmanuel Macron again"),
        ("the envoy of Kim Jong-", "Un came", "the envoy of Kim Jong-Un came"),
        ("the years 1990-", "1995 were hard", "the years 1990-1995 were hard"),
        ("a state-of-the-", "art line", "a state-of-the-art line"),
        ("the head of the UN-", "backed force", "the head of the UN-backed force"),
        ("die Fahrt der S\xfcd-Verbin-", "dung", "die Fahrt der Süd-Verbindung"),
        ("north-", "and southbound lanes", "north- and southbound lanes"),
        ("the long- and short-term plan", "holds", "the long- and short-term plan holds"),
        ("a long-term plan and a long-", "term loan", "a long-term plan and a long-term loan"),
    ],
)
def test_words_that_a_line_break_parts_are_put_together(
    first: str, second: str, joined: str
) -> None:
    filler = "so that this line is as long as the lines of a column mostly are, or longer, and"
    article = read(laid_out_pdf(column([filler, f"{filler} {first}", second]), title="Two words"))
    assert article.body == f"{filler} {filler} {joined}"


def test_a_wider_gap_or_a_short_last_line_parts_paragraphs() -> None:
    lines = [*column([*LINES, "It will."]), *column(LINES, 558), *column(LINES, 500)]
    article = read(laid_out_pdf(lines, title="Ferry sails again"))
    text = " ".join(LINES)
    assert article.body == f"{text} It will.\n\n{text}\n\n{text}"


def test_indented_lines_begin_paragraphs_and_entries_of_a_list_go_on() -> None:
    first = "The boats sail from six in the morning until the last bus has come down the hill."
    page: list[Placed] = [*column([*LINES, first]), (first, 11, 558, 74), (LINES[1], 11, 544)]
    assert read(laid_out_pdf(column(HEADLINE, 700, 22) + page)).body.split("\n\n") == [
        " ".join([*LINES, first]),
        f"{first} {LINES[1]}",
    ]
    item: list[Placed] = [("- " + LINES[1], 11, 600), (first, 11, 586, 74)]
    article = read(laid_out_pdf(column(HEADLINE, 700, 22) + item))
    assert article.body == f"- {LINES[1]} {first}"


@pytest.mark.parametrize(
    ("letter", "line", "whole"),
    [
        ("T", "he prime minister opened the line on Thursday", "The prime minister opened"),
        ("A", "nd the prime minister opened the line", "And the prime minister opened"),
        ("A", "boat left the harbour on Thursday morning", "A boat left the harbour"),
        ("“T", "he line is open at last, she told", "“The line is open"),
    ],
)
def test_a_drop_cap_belongs_to_the_word_beside_it(letter: str, line: str, whole: str) -> None:
    text: list[Placed] = [(line, 11, 600, 90), (LINES[0], 11, 586, 90), *column(LINES, 572)]
    page: list[Placed] = [(letter, 34, 584), *column(HEADLINE, 700, 22), *text]
    article = read(laid_out_pdf(page))
    assert article.title == " ".join(HEADLINE)
    assert article.body.startswith(whole)


def test_a_headline_in_the_text_is_one_paragraph_of_its_lines() -> None:
    second = [*column(("Lighthouse keeper retires after", "forty years of fog"), 540, 18)]
    page = column(HEADLINE, 700, 22) + column(LINES) + second + column(LINES, 480)
    assert (
        "\n\nLighthouse keeper retires after forty years of fog\n\n"
        in read(laid_out_pdf(page)).body
    )


def test_the_last_rows_of_a_printed_page_are_kept_where_no_links_are_announced() -> None:
    page = column(HEADLINE, 700, 22) + column(LINES) + column(["Boats 6", "Buses 4"], 500, 12)
    article = read(laid_out_pdf(page, creator="Mozilla/5.0"))
    assert article.body.split("\n\n")[1:] == ["Boats 6 Buses 4"]


def test_arabic_is_read_from_right_to_left_in_the_letters_that_words_are_stored_in() -> None:
    article = read((Path(__file__).parents[3] / "data/pdf/arabic.pdf").read_bytes())
    assert article.title == "عودة القطار إلى المدينة القديمة"
    assert article.body.startswith("عاد القطار يوم الاثنين إلى محطة المدينة القديمة بعد غياب")
    assert article.language == "ar"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("talks with Jean-", "Pierre Lacroix", "talks with Jean-Pierre Lacroix"),
        ("in the years 2020-", "21", "in the years 2020-21"),
        ("in M\xe9dan-", "Nord", "in Médan-Nord"),
    ],
)
def test_a_short_line_that_ends_within_a_word_ends_no_paragraph(
    first: str, second: str, joined: str
) -> None:
    lines = ["so that this line is as long as those of a column mostly are, or longer"] * 4
    article = read(laid_out_pdf(column([*lines, first, second, lines[0]]), title="Two words"))
    assert joined in article.body


def test_a_pdf_gives_title_date_author_and_pages() -> None:
    article = read(pdf("Bridge opens", "Lorries crossed it.", title="Bridge opens"))
    assert (article.title, article.body) == ("Bridge opens", "Lorries crossed it.")
    assert (article.published, article.authors) == ("2019-05-06T08:00:00+00:00", ("Ana Ruiz",))


def test_a_pdf_of_pictures_asks_for_text_recognition() -> None:
    with pytest.raises(PermanentError, match="OCR") as caught:
        read(pdf(""))
    assert caught.value.reason == "no-text"
