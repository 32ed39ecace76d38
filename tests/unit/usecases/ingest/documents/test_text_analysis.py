from dataclasses import dataclass, field
from datetime import date

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.usecases.ingest.documents.fingerprints import fingerprints
from shared.usecases.ingest.documents.text_analysis import (
    CACHED_TEXTS,
    LONGEST_CACHED_TEXT,
    make_text_analyser,
)


@dataclass
class Counting:
    """Notes what it is asked to annotate; says of each when it was asked."""

    asked: list[ArticleText] = field(default_factory=list)

    def extract(self, article: ArticleText) -> Annotations:
        self.asked.append(article)
        return Annotations((), (), (), (), None, str(len(self.asked)))


def test_a_text_that_recurs_is_annotated_once() -> None:
    extractor = Counting()
    find = make_text_analyser(extractor)
    first, other, again = find([ArticleText("", text) for text in ("One.", "Two.", "One.")])
    assert len(extractor.asked) == 2
    assert again == first != other
    assert first.fingerprints == fingerprints(ArticleText("", "One."))


def test_title_and_day_make_another_text() -> None:
    extractor = Counting()
    find = make_text_analyser(extractor)
    find(
        [
            ArticleText("", "One."),
            ArticleText("A title", "One."),
            ArticleText("", "One.", date(2025, 1, 1)),
        ]
    )
    assert len(extractor.asked) == 3


def test_memory_is_bounded_by_number_and_by_length() -> None:
    extractor = Counting()
    find = make_text_analyser(extractor)
    for number in range(CACHED_TEXTS + 1):
        find([ArticleText("", f"{number}.")])
    find([ArticleText("", "0.")])
    assert len(extractor.asked) == CACHED_TEXTS + 2
    long = ArticleText("", "a" * (LONGEST_CACHED_TEXT + 1))
    find([long])
    find([long])
    assert extractor.asked[-2:] == [long, long]
