from datetime import date

from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.extraction.record import to_record


def test_the_record_keeps_the_documented_order(extractor: Extractor) -> None:
    article = ArticleText("Xi in Moscow", "Xi Jinping met Vladimir Putin.", date(2023, 3, 21))
    record = to_record("a1", article, extractor.extract(article))
    assert list(record) == [
        "id",
        "title",
        "published",
        "leaders",
        "countries",
        "events",
        "mentions",
        "dateline",
        "version",
    ]
    assert list(record["leaders"][0]) == [
        "id",
        "name",
        "office",
        "country",
        "kind",
        "linked",
        "mentions",
        "salience",
    ]
    assert list(record["mentions"][0]) == [
        "facet",
        "id",
        "field",
        "start",
        "end",
        "surface",
        "rule",
    ]
    assert (record["id"], record["published"], record["dateline"]) == ("a1", "2023-03-21", None)


def test_the_version_tells_vocabulary_and_rules(extractor: Extractor) -> None:
    article = ArticleText("", "")
    assert extractor.extract(article).version == extractor.version
    assert "-" in extractor.version


def test_salience_is_a_share_and_the_title_weighs_most(extractor: Extractor) -> None:
    body = "Angela Merkel spoke. Barack Obama listened, and Obama nodded."
    found = extractor.extract(ArticleText("Merkel in Berlin", body, date(2015, 6, 1)))
    assert [tag.id for tag in found.leaders] == ["angela-merkel", "barack-obama"]
    assert abs(sum(tag.salience for tag in found.leaders) - 1) < 0.001
