"""What an upload's own metadata says about its articles; it wins over the object's content."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from shared.articles.dates import to_iso
from shared.domain.articles import Article
from shared.domain.errors import PermanentError


@dataclass(frozen=True, slots=True)
class Overrides:
    """Fields that the metadata sets; None leaves the object's own."""

    published: str | None = None
    source: str | None = None
    url: str | None = None

    def applied_to(self, article: Article) -> Article:
        """Return the article with the given fields set."""
        if not (self.published or self.source or self.url):
            return article
        return replace(
            article,
            published=self.published or article.published,
            source=self.source or article.source,
            url=self.url or article.url,
        )


def read_overrides(metadata: Mapping[str, str], latest: date) -> Overrides:
    """Read `published`, `source` and `url` of an object's user metadata; other names are not ours.

    Args:
        metadata: names and values.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `bad-metadata`, where `published` is no date.
    """
    given = {name.lower(): value.strip() for name, value in metadata.items()}
    published = given.get("published")
    if published and not to_iso(published, latest):
        raise PermanentError(
            "bad-metadata",
            f"The metadata `published` is {published[:80]!r}, which is no date of "
            "publication. Write it as 2025-08-28 or 2025-08-28T10:00:00+02:00.",
        )
    return Overrides(
        to_iso(published, latest), given.get("source") or None, given.get("url") or None
    )
