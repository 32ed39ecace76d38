"""The whole extractor as tests of events use it."""

from dataclasses import dataclass
from datetime import date

from shared.domain.annotations import Annotations, Event
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import Vocabulary


@dataclass(frozen=True)
class EventFinder:
    """A finder of events: called with a text, it returns the events."""

    extractor: Extractor
    vocabulary: Vocabulary

    def __call__(
        self, body: str, *, title: str = "", published: date | None = None
    ) -> tuple[Event, ...]:
        return self.annotate(body, title=title, published=published).events

    def annotate(self, body: str, *, title: str = "", published: date | None = None) -> Annotations:
        return self.extractor.extract(ArticleText(title, body, published))
