"""The baseline of extraction: spaCy's tokenizer with a matcher of the same forms.

It finds names and nothing more: neither whose they are nor what happened.
"""

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.matcher import PhraseMatcher

from shared.domain.articles import ArticleText
from shared.vocabulary import Vocabulary


class SpacyBaseline:
    """spaCy's blank English pipeline and a PhraseMatcher of every form of leaders and countries."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Build it of a vocabulary."""
        self._pipeline: Any = spacy.blank("en")
        self._matcher: Any = PhraseMatcher(self._pipeline.vocab)
        forms = {form.text for country in vocabulary.countries.values() for form in country.forms}
        for leader in vocabulary.leaders.values():
            forms |= {leader.name, *leader.aliases, *leader.short}
        self._matcher.add("form", [self._pipeline.make_doc(form) for form in sorted(forms)])

    def match(self, texts: Sequence[ArticleText]) -> int:
        """Count the forms in articles."""
        return sum(
            len(self._matcher(self._pipeline(f"{text.title}\n\n{text.body}"))) for text in texts
        )
