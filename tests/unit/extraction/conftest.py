"""The extractor under test, with the vocabulary that ships."""

from collections.abc import Callable
from datetime import date

import pytest

from shared.domain.annotations import Annotations
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import load

type Extract = Callable[..., Annotations]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """Built once: it is stateless."""
    return Extractor(load())


@pytest.fixture(scope="session")
def extract(extractor: Extractor) -> Extract:
    """Annotate a text: `extract(body, title=…, published="2025-09-01")`."""

    def run(body: str, title: str = "", published: str | None = None) -> Annotations:
        day = date.fromisoformat(published) if published else None
        return extractor.extract(ArticleText(title, body, day))

    return run
