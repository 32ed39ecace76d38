"""The lines between a headline and the text, and what stands above the headline."""

import pytest

from shared.articles.readers.markdown import read_markdown
from shared.articles.readers.plain_text import read_plain_text
from tests.unit.articles.builders import LATEST

TEXT = "The ferry company will run six boats a day from Monday.\n\nTickets cost four euros."


@pytest.mark.parametrize(
    ("line", "published", "source", "authors"),
    [
        ("10 July 2025", "2025-07-10", None, ()),
        ("July 10, 2025", "2025-07-10", None, ()),
        ("Thursday, 10th July 2025", "2025-07-10", None, ()),
        ("2025-07-10", "2025-07-10", None, ()),
        ("2025/07/10", "2025-07-10", None, ()),
        ("Published: Jul. 10, 2025", "2025-07-10", None, ()),
        ("Posted on 10 July 2025", "2025-07-10", None, ()),
        ("Last updated 10 July 2025", "2025-07-10", None, ()),
        ("Island Courier, 10 July 2025", "2025-07-10", "Island Courier", ()),
        ("Island Courier | July 10, 2025", "2025-07-10", "Island Courier", ()),
        ("10 July 2025 – The Island Times", "2025-07-10", "The Island Times", ()),
        ("By Ana Ruiz and Bo Li", None, None, ("Ana Ruiz", "Bo Li")),
        ("By Ana Ruiz, Bo Li and Cy de la Ott", None, None, ("Ana Ruiz", "Bo Li", "Cy de la Ott")),
        ("BY ANA RUIZ", None, None, ("ANA RUIZ",)),
        ("By Ana Ruiz, political correspondent", None, None, ("Ana Ruiz",)),
        ("By Ana Ruiz | 10 July 2025", "2025-07-10", None, ("Ana Ruiz",)),
        ("Source: Island Courier", None, "Island Courier", ()),
        ("Author: Ana Ruiz", None, None, ("Ana Ruiz",)),
        ("Fuente: Diario de Ayora", None, "Diario de Ayora", ()),
        ("Nordener Anzeiger, 3. Juni 2025", "2025-06-03", "Nordener Anzeiger", ()),
        ("Inselzeitung, Dienstag, den 3. Juni 2025", "2025-06-03", "Inselzeitung", ()),
        ("Veröffentlicht am 3. Juni 2025, 18:30 Uhr", "2025-06-03", None, ()),
        ("L’Écho des Îles, le 3 juin 2025", "2025-06-03", "L’Écho des Îles", ()),
        ("Publié le mardi 3 juin 2025 à 18h30", "2025-06-03", None, ()),
        ("Diario de Ayora, 3 de junio de 2025", "2025-06-03", "Diario de Ayora", ()),
        ("Corriere del Porto | 3 giugno 2025", "2025-06-03", "Corriere del Porto", ()),
        ("The Baltic Sun, 10 July 2025", "2025-07-10", "The Baltic Sun", ()),
        ("Reuters, 10 July 2025", "2025-07-10", "Reuters", ()),
        ("By Ana Ruiz in Port Vila", None, None, ("Ana Ruiz",)),
        ("By Ana Ruiz, Island Courier", None, "Island Courier", ("Ana Ruiz",)),
        ("By Ana Ruiz 10 July 2025", "2025-07-10", None, ("Ana Ruiz",)),
        ("Von Jördis Groß und Anton Weiß", None, None, ("Jördis Groß", "Anton Weiß")),
        ("Par Hélène Dupré", None, None, ("Hélène Dupré",)),
        (
            "By Ana Ruiz | Island Courier | July 10, 2025 6:05 PM EAT",
            "2025-07-10",
            "Island Courier",
            ("Ana Ruiz",),
        ),
        ("10 July 2025 · 4 min read · By Ana Ruiz", "2025-07-10", None, ("Ana Ruiz",)),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_line_that_is_understood_is_read_and_taken(
    name: str, line: str, published: str | None, source: str | None, authors: tuple[str, ...]
) -> None:
    read = read_plain_text if name == "a.txt" else read_markdown
    mark = "" if name == "a.txt" else "# "
    article = read(f"{mark}New ferry to the islands\n\n{line}\n\n{TEXT}", LATEST)
    assert article.title == "New ferry to the islands"
    assert (article.published and article.published[:10]) == published
    assert (article.source, article.authors) == (source, authors)
    assert article.body == TEXT


def test_a_standfirst_may_stand_above_byline_and_day() -> None:
    first = "Six boats a day, and a promise that they will stay."
    article = read_plain_text(
        f"New ferry to the islands\n\n{first}\n\nBy Ana Ruiz\n10 July 2025\n\n{TEXT}", LATEST
    )
    assert (article.published, article.authors) == ("2025-07-10", ("Ana Ruiz",))
    assert article.body == f"{first}\n\n{TEXT}"


def test_the_time_of_day_keeps_the_offset_that_the_line_tells() -> None:
    article = read_plain_text(f"New ferry\n\nPosted July 10, 2025 at 6:05 PM EAT\n\n{TEXT}", LATEST)
    assert article.published == "2025-07-10T18:05:00+03:00"


def test_several_lines_in_any_order() -> None:
    lines = "By Ana Ruiz\nIsland Courier, 10 July 2025\nUpdated 11 July 2025\nURL: https://x.test/1"
    article = read_plain_text(f"New ferry to the islands\n{lines}\n\n{TEXT}", LATEST)
    assert (article.published, article.source) == ("2025-07-10", "Island Courier")
    assert (article.authors, article.url) == (("Ana Ruiz",), "https://x.test/1")
    assert article.body == TEXT


@pytest.mark.parametrize("line", ["Island Courier, 10 July 2025", "10 July 2025", "2025-07-10"])
def test_day_and_paper_may_stand_above_the_headline(line: str) -> None:
    article = read_plain_text(f"{line}\n\nNew ferry to the islands\n\n{TEXT}", LATEST)
    assert (article.published, article.title) == ("2025-07-10", "New ferry to the islands")
    assert article.body == TEXT


def test_beside_a_date_what_may_be_a_place_stays_in_the_text() -> None:
    article = read_plain_text(
        f"New ferry to the islands\n\nPort Vila, 10 July 2025\n\n{TEXT}", LATEST
    )
    assert (article.published, article.source) == ("2025-07-10", None)
    assert article.body == f"Port Vila, 10 July 2025\n\n{TEXT}"


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the boats will run every hour.",
        "By the end of the year",
        "On 10 July 2025 the boats will run for the first time.",
        "Between 10 July 2025 and the spring nothing will change",
        "Source: unknown to this day, and nobody has looked for it since the company was sold in a "
        "hurry",
        "10 July 3025",
        "Par temps clair",
        "Von Norden kam der Wind",
        "Por fin llegó el barco",
        "Boats | Trains | Planes",
    ],
)
def test_a_sentence_is_no_such_line(line: str) -> None:
    article = read_plain_text(f"New ferry to the islands\n\n{line}\n\n{TEXT}", LATEST)
    assert article.body == f"{line}\n\n{TEXT}"
    assert (article.published, article.source, article.authors) == (None, None, ())


def test_a_paper_alone_is_taken_beside_such_lines_and_never_alone() -> None:
    title = "New ferry to the islands"
    above = read_plain_text(f"ISLAND COURIER\nThursday, July 10, 2025\n\n{title}\n\n{TEXT}", LATEST)
    below = read_plain_text(f"{title}\n\nIsland Courier\nPublished 10 July 2025\n\n{TEXT}", LATEST)
    for article in (above, below):
        assert (article.title, article.published) == (title, "2025-07-10")
        assert (article.source or "").title() == "Island Courier"
        assert article.body == TEXT
    alone = read_plain_text(f"{title}\n\nIsland Courier\n\n{TEXT}", LATEST)
    assert (alone.source, alone.body) == (None, f"Island Courier\n\n{TEXT}")


@pytest.mark.parametrize("dash", ["-", "–", "(Island Press) —"])
def test_the_date_of_a_dateline_is_read_and_the_line_stays(dash: str) -> None:
    body = f"PORT VILA, July 10, 2025 {dash} {TEXT}"
    article = read_plain_text(f"New ferry to the islands\n\n{body}", LATEST)
    assert (article.published, article.body) == ("2025-07-10", body)


def test_a_date_within_the_first_sentence_is_no_dateline() -> None:
    body = f"In the capital, 10 July 2025 was a holiday. {TEXT}"
    article = read_plain_text(f"New ferry to the islands\n\n{body}", LATEST)
    assert (article.published, article.body) == (None, body)


HEADS = [
    "Title: New ferry to the islands\nAuthor: Ana Ruiz\nDate: 10 July 2025\nSource: Island Courier",
    "DATE: July 10, 2025\nHEADLINE: New ferry to the islands\nSECTION: Ports\nBYLINE: Ana Ruiz\n"
    "PUBLICATION: Island Courier\nBODY:",
    "Island Courier\nJuly 10, 2025 Thursday\n\nNew ferry to the islands\n\nBYLINE: Ana Ruiz\n"
    "LENGTH: 20 words",
    "New ferry to the islands\nBy Ana Ruiz\nIsland Courier\nJuly 10, 2025",
    "New ferry to the islands\nAna Ruiz, Island Courier\n10 July 2025",
    "FERRIES\n\nNew ferry to the islands\n\nAna Ruiz, Island Courier\n10 July 2025",
    "New ferry\nto the islands\n\nBy Ana Ruiz, Island Courier\n10 July 2025",
]


@pytest.mark.parametrize("head", HEADS)
def test_heads_as_people_and_databases_write_them(head: str) -> None:
    article = read_plain_text(f"{head}\n\n{TEXT}", LATEST)
    assert (article.title, article.body) == ("New ferry to the islands", TEXT)
    assert (article.published, article.source) == ("2025-07-10", "Island Courier")
    assert article.authors == ("Ana Ruiz",)


def test_a_standfirst_of_one_line_stays_where_a_byline_follows() -> None:
    head = "New ferry to the islands\nSix boats a day for good\nBy Ana Ruiz\n10 July 2025"
    article = read_plain_text(f"{head}\n\n{TEXT}", LATEST)
    assert (article.published, article.authors) == ("2025-07-10", ("Ana Ruiz",))
    assert article.body == f"Six boats a day for good\n\n{TEXT}"


def test_an_agency_in_the_dateline_is_the_source_and_the_dateline_stays() -> None:
    text = f"PORT VILA, July 10 (Reuters) - {TEXT}"
    article = read_plain_text(f"New ferry to the islands\n\n{text}", LATEST)
    assert (article.source, article.body) == ("Reuters", text)


@pytest.mark.parametrize(
    "text",
    [
        f"WAR AND PEACE\n\nA long first sentence of a text that ends with a stop.\n\n{TEXT}",
        f"Fog\n\nHarbour closed\n\n{TEXT}",
        f"The boats sail again\nNobody had hoped for it\n\n{TEXT}",
    ],
)
def test_lines_that_may_be_title_and_text_are_kept(text: str) -> None:
    article = read_plain_text(text, LATEST)
    assert f"{article.title}\n\n{article.body}".split() == text.split()
