"""Tables: an article in each row, whatever the columns are called."""

import gzip
import io

import pytest

from shared.articles import Unreadable, read_articles
from shared.articles.records.field_names import our_field_name
from shared.domain.articles import Article
from shared.domain.errors import PermanentError
from tests.unit.articles.builders import MOMENTS

TEXT = "The ferry company will run six boats a day, it said; the first one sails at dawn."
HEADER = ("Headline", "Article Text", "Pub Date", "Source Name", "Byline", "Link", "Lang")
ROW = (
    "Ferry sails again",
    TEXT,
    "2025-07-10 08:30:00",
    "Island Courier",
    "By Ana Ruiz and Bo Li",
    "https://courier.example/ferry",
    "eng",
)


def read(data: bytes, name: str = "a.csv") -> list[Article | Unreadable]:
    return list(read_articles(io.BytesIO(data), name, moments=MOMENTS))


def written(*rows: tuple[str, ...], delimiter: str = ",", end: str = "\r\n") -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in row) + end for row in rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_is_an_article(delimiter: str, encoding: str, end: str) -> None:
    row = ("Fähre fährt wieder – endlich", *ROW[1:])
    data = written(HEADER, row, row, delimiter=delimiter, end=end).encode(encoding)
    first, second = read(data, "a.tsv" if delimiter == "\t" else "a.csv")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.body) == ("Fähre fährt wieder – endlich", TEXT)
    assert (first.published, first.source) == ("2025-07-10T08:30:00", "Island Courier")
    assert (first.url, first.language) == ("https://courier.example/ferry", "en")
    assert first.authors == ("Ana Ruiz", "Bo Li")
    assert (first.position, second.position) == (0, 1)


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("HEADLINE", "title"),
        ("Article_Title", "title"),
        ("full text", "text"),
        ("Body", "text"),
        ("Publication Date", "published"),
        ("published_at", "published"),
        ("Publication", "source"),
        ("Author(s)", "authors"),
        ("URL ", "url"),
        ("Article ID", "id"),
        ("Word count", None),
        ("", None),
    ],
)
def test_names_of_columns(name: str, ours: str | None) -> None:
    assert our_field_name(name) == ours


def test_the_first_line_of_excel_tells_the_delimiter() -> None:
    (article,) = read(("sep=;\n" + written(("title", "text"), ROW[:2], delimiter=";")).encode())
    assert isinstance(article, Article)
    assert (article.title, article.body) == ROW[:2]


def test_texts_hold_line_breaks_quotes_and_markup() -> None:
    plain, markup = '"One ""quoted"" word.\n\nSecond; paragraph."', '"<p>A &amp; B.</p><p>C.</p>"'
    rows = f"title;text\nT;{plain}\nU;{markup}\n"
    first, second = read(rows.encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.body == 'One "quoted" word.\n\nSecond; paragraph.'
    assert second.body == "A & B.\n\nC."


def test_an_ambiguous_day_is_no_date_and_another_column_is_asked() -> None:
    header, row = ("text", "date", "created at"), (TEXT, "10/07/2025", "2025-07-11")
    first, second = read(written(header, row, (TEXT, "25/07/2025", "")).encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, second.published) == ("2025-07-11", "2025-07-25")


def test_a_bad_row_is_reported_by_its_number_and_no_other_is_lost() -> None:
    rows = f"title,text\nA,{'x' * 30}\nB,one, two\n\nC,\nD,fine\n"
    first, ragged, empty, last = read(rows.encode())
    assert isinstance(first, Article)
    assert isinstance(ragged, Unreadable)
    assert (ragged.reason, ragged.detail[:6]) == ("ragged-row", "Row 3:")
    assert isinstance(empty, Unreadable)
    assert (empty.reason, empty.detail[:6]) == ("not-an-article", "Row 5:")
    assert isinstance(last, Article)
    assert last.title == "D"


def test_a_quote_that_is_never_closed_is_told() -> None:
    first, bad = read(b'title,text\nA,fine\nB,"open\nC,lost\n')
    assert isinstance(first, Article)
    assert isinstance(bad, Unreadable)
    assert "never closed" in bad.detail


def test_a_table_without_a_text_names_its_columns() -> None:
    with pytest.raises(PermanentError, match="'price', 'size'") as caught:
        read(b"price,size\n1,2\n")
    assert caught.value.reason == "unknown-columns"


def test_prose_in_the_place_of_columns_is_not_quoted() -> None:
    with pytest.raises(PermanentError, match="None of the columns") as caught:
        read(b"The harbour closes on Monday,the mayor said\nThe ferry,stays\n")
    assert "harbour" not in caught.value.detail
    assert "mayor" not in caught.value.detail


def test_rows_before_the_start_are_passed_over_and_rename_none() -> None:
    data = written(("id", "text"), ("a", TEXT), ("b", TEXT)).encode()
    (article,) = read_articles(io.BytesIO(data), "a.csv", moments=MOMENTS, start=1)
    assert isinstance(article, Article)
    assert (article.position, article.record_id) == (1, "b")


@pytest.mark.parametrize("left", [120, 200])
def test_rows_before_a_break_are_read_and_the_break_is_told(left: int) -> None:
    rows = [tuple(f"{cell} {number} {number * 7919:x}" for cell in ROW) for number in range(40)]
    whole = gzip.compress(written(HEADER, *rows).encode())
    *articles, last = read(whole[: len(whole) - left], "a.csv.gz")
    assert isinstance(last, Unreadable)
    assert last.reason == "truncated"
    assert 1 < len(articles) < len(rows)
    assert all(isinstance(one, Article) and one.body.startswith(TEXT) for one in articles)


def test_a_row_that_a_break_leaves_whole_is_kept() -> None:
    data = written(HEADER, ROW, ROW, end="\n").encode()
    whole = gzip.compress(data)
    first, second, last = read(whole[:-8], "a.csv.gz")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(last, Unreadable)


def test_a_break_within_the_names_of_the_columns_is_no_fault_of_theirs() -> None:
    whole = gzip.compress(written(HEADER, ROW).encode())
    with pytest.raises(PermanentError) as raised:
        read(whole[:30], "a.csv.gz")
    assert raised.value.reason == "truncated"
