"""Builds what the routes need, once per execution environment."""

import os
import time
from functools import cache

from functions.api.caching import RememberedLookup
from shared.adapters.opensearch_client import make_client
from shared.adapters.opensearch_search import OpenSearchEngine
from shared.runtime.settings import Settings, read_settings
from shared.search.names import IndexNames
from shared.search.spellings import NameTable
from shared.search.values import KnownValues
from shared.usecases.reading import Library, lookup_in
from shared.vocabulary import Vocabulary, load


@cache
def get_settings() -> Settings:
    """Give the function's settings."""
    return read_settings(os.environ)


@cache
def get_vocabulary() -> Vocabulary:
    """Give the vocabulary."""
    return load()


@cache
def get_library() -> Library:
    """Give the articles as readers see them; nothing is sent to the engine yet."""
    settings, vocabulary = get_settings(), get_vocabulary()
    client = make_client(settings.opensearch_url, settings.opensearch_auth, settings.region, "read")
    engine = OpenSearchEngine(client, IndexNames(settings.index_prefix))
    return Library(
        engine=engine,
        values=KnownValues(vocabulary),
        names=NameTable(vocabulary),
        lookup=RememberedLookup(lookup_in(engine), time.monotonic),
    )
