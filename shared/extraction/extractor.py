"""The extractor: one article in, its tags, events and mentions out."""

from shared.domain.annotations import Annotations, Field
from shared.domain.articles import ArticleText
from shared.extraction.events import find_events
from shared.extraction.tokens import EntityMention, tokenise
from shared.vocabulary.model import Vocabulary

RULES_VERSION = "1"


class Extractor:
    """Finds leaders, countries and events of a vocabulary in articles.

    Built once, used for any number of articles; equal articles give equal annotations.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep the vocabulary."""
        self._vocabulary = vocabulary
        self.version = f"{vocabulary.version}-{RULES_VERSION}"

    def extract(self, article: ArticleText) -> Annotations:
        """Annotate one article."""
        title = tokenise(article.title, "title")
        body = tokenise(article.body, "body")
        mentions: dict[Field, list[EntityMention]] = {"title": [], "body": []}
        events = find_events(title, body, mentions, article.published, self._vocabulary)
        return Annotations((), (), events, (), None, self.version)
