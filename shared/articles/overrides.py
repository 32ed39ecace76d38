"""The user metadata of an object, which overrides what its content says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from shared.articles.dates.parser import to_iso
from shared.articles.encoding.decoding import clean
from shared.articles.language.detection import primary_language
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

# RFC 2047: object stores and their clients encode other characters than ASCII so.
_ENCODED = re.compile(r"=\?[\w.:*-]{1,60}\?[BbQq]\?[^?\s]*\?=")


@dataclass(frozen=True, slots=True)
class Overrides:
    """The fields that the metadata sets; None leaves a field as the object has it."""

    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None

    def applied_to(self, article: Article) -> Article:
        """Return the article with the given fields set."""
        if not (self.published or self.source or self.url or self.language):
            return article
        return replace(
            article,
            published=self.published or article.published,
            source=self.source or article.source,
            url=self.url or article.url,
            language=self.language or article.language,
        )


def read_overrides(metadata: Mapping[str, str], latest: date) -> Overrides:
    """Read the overrides in an object's user metadata; other names are ignored.

    Args:
        metadata: names and values; a value may have encoded words of RFC 2047.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `bad-metadata`: `published` is no date, `language` is no tag, or a
            value cannot be decoded.
    """
    values = {name.lower(): value for name, value in metadata.items()}
    published, source, url, language = (
        _decoded(name, values.get(name, "")) for name in ("published", "source", "url", "language")
    )
    if published and not to_iso(published, latest):
        raise _bad(
            "published",
            published,
            "no date of publication. Write it as 2025-08-28 or 2025-08-28T10:00:00+02:00.",
        )
    if language and not primary_language(language):
        raise _bad("language", language, "no language tag. Write it as en, fr or pt-BR.")
    return Overrides(
        to_iso(published, latest), source or None, url or None, primary_language(language)
    )


def _decoded(name: str, value: str) -> str:
    if _ENCODED.search(value):
        try:
            value = str(make_header(decode_header(value)))
        except (HeaderParseError, LookupError, ValueError):
            raise _bad(
                name, value, "not valid RFC 2047. Write its words as =?utf-8?B?…?= with base64."
            ) from None
    return " ".join(clean(value).split())


def _bad(name: str, value: str, what: str) -> PermanentError:
    return PermanentError(
        "bad-metadata", f"The metadata `{name}` is {value[:80]!r}, which is {what}"
    )
