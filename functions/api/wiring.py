"""Builds what the routes need, once per execution environment."""

import os
import time
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from opensearchpy import OpenSearch

from functions.api.lookup_cache import CachedLookup
from shared.adapters.opensearch.client import Timeouts, make_client
from shared.adapters.opensearch.search import OpenSearchEngine
from shared.domain.articles import ArticleText
from shared.runtime.settings import Settings, read_settings
from shared.search.filters.known_values import KnownValues
from shared.search.filters.name_spellings import NameTable
from shared.search.index.index_names import IndexNames
from shared.usecases.operate.originals import Originals
from shared.usecases.operate.uploads import Uploads
from shared.usecases.read.library import Library, engine_lookup
from shared.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
    from shared.adapters.s3 import S3Store


@cache
def get_settings() -> Settings:
    """Return the function's settings."""
    return read_settings(os.environ)


@cache
def get_vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    return load()


async def get_library() -> Library:
    """Return the articles as readers see them; a coroutine, for a plain function costs a thread."""
    return build_library()


def _reading_client(settings: Settings) -> OpenSearch:
    return make_client(
        settings.opensearch_url,
        settings.opensearch_auth,
        settings.opensearch_region,
        "read",
        timeouts=Timeouts(settings.connect_seconds, settings.read_seconds),
    )


@cache
def build_library() -> Library:
    """Build what `get_library` gives; nothing is sent to the engine yet."""
    settings, vocabulary = get_settings(), get_vocabulary()
    client = _reading_client(settings)
    engine = OpenSearchEngine(client, IndexNames(settings.index_prefix))
    return Library(
        engine=engine,
        values=KnownValues(vocabulary),
        names=NameTable(vocabulary),
        lookup=CachedLookup(engine_lookup(engine), time.monotonic),
    )


type Extract = Callable[[str | None, ArticleText], dict[str, Any]]
"""Annotates an article of an id."""


@cache
def get_extract() -> Extract:
    """Return the extractor. Loaded on first use: a search must not wait for it."""
    from shared.extraction.extractor import Extractor
    from shared.usecases.read.extract_article import extract_article

    return partial(extract_article, Extractor(get_vocabulary()))


@cache
def get_uploads() -> Uploads:
    """Return the bucket's side. Loaded on first use: a search must not wait for boto3."""
    from shared.articles.streams.limits import OBJECT_BYTES

    store = _signing_store()
    return Uploads(get_settings().bucket, store, store, _catalogue(), OBJECT_BYTES)


@cache
def get_originals() -> Originals:
    """Return the objects that articles came from; loaded on first use, as boto3 is."""
    from shared.adapters.clock import SystemClock

    store = _signing_store()
    return Originals(store, store, _catalogue(), SystemClock())


@cache
def _signing_store() -> "S3Store":
    from botocore.config import Config

    from shared.adapters.s3 import S3Store, make_signing_client

    once = Config(connect_timeout=1, read_timeout=2, retries={"total_max_attempts": 1})
    settings = get_settings()
    return S3Store(make_signing_client(settings.region, once), settings.kms_key_arn)


def _catalogue() -> "OpenSearchCatalogue":
    from shared.adapters.clock import SystemClock
    from shared.adapters.opensearch.catalogue import OpenSearchCatalogue

    settings = get_settings()
    names = IndexNames(settings.index_prefix)
    return OpenSearchCatalogue(_reading_client(settings), names, SystemClock())
