"""The wiring of the ingest function: its adapters, built once per execution environment."""

import os
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, cast

from botocore.config import Config
from botocore.session import get_session

from functions.ingest.timed_builder import TimedBuilder
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.catalogue import IndexBodies, OpenSearchCatalogue
from shared.adapters.opensearch.client import Timeouts, make_client
from shared.adapters.s3 import S3Store
from shared.adapters.sqs import SqsQueue
from shared.extraction.extractor import Extractor
from shared.ports import Catalogue, Clock
from shared.runtime.settings import read_settings
from shared.search.index.index_names import IndexNames
from shared.search.index.mappings import IndexLayout, index_body
from shared.usecases.ingest.documents.document_builder import ArticleDocumentBuilder
from shared.usecases.ingest.documents.document_prefetch import PrefetchingDocumentBuilder
from shared.usecases.ingest.engine_pause import EnginePause
from shared.usecases.ingest.ingest_object import Ingest
from shared.usecases.ingest.pass_context import PassContext, further_generations
from shared.vocabulary import load

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs import SQSClient

BOTO = Config(connect_timeout=2, read_timeout=8, retries={"mode": "standard", "max_attempts": 3})
"""S3 and SQS answer within 0.1 s or not at all; three tries outlast a single lost connection."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The dependencies of the handler.

    Attributes:
        ingest: the use case, on real adapters.
        catalogue: the generations of the index.
        clock: the time.
        pause: what this environment knows of an engine that refuses work.
        builder: tells how long extraction took.
        metrics: whether the function writes metrics of its own.
    """

    ingest: Ingest
    catalogue: Catalogue
    clock: Clock
    pause: EnginePause
    builder: TimedBuilder
    metrics: bool


@cache
def dependencies() -> Dependencies:
    """Build all dependencies from the environment, at the first call."""
    settings = read_settings(os.environ)
    clock = SystemClock()
    client = make_client(
        settings.opensearch_url,
        settings.opensearch_auth,
        settings.opensearch_region,
        "write",
        timeouts=Timeouts(settings.connect_seconds, settings.write_seconds),
    )
    names = IndexNames(settings.index_prefix)
    builder = TimedBuilder(ArticleDocumentBuilder(Extractor(load())))
    layout = IndexLayout(
        settings.index_shards, settings.index_replicas, settings.index_refresh_seconds
    )
    catalogue = OpenSearchCatalogue(client, names, clock, index_bodies(layout))
    session = get_session()  # boto3 would add nothing but the time of its import
    context = PassContext(
        S3Store(cast("S3Client", session.create_client("s3", config=BOTO))),
        SqsQueue(cast("SQSClient", session.create_client("sqs", config=BOTO)), settings.queue_url),
        clock,
        PrefetchingDocumentBuilder(builder),
        partial(further_generations, catalogue),
    )
    pause = EnginePause(catalogue, clock)
    return Dependencies(Ingest(context), catalogue, clock, pause, builder, settings.metrics)


def index_bodies(layout: IndexLayout | None = None) -> IndexBodies:
    """Read the bodies of *create index* for both kinds of index.

    Args:
        layout: how the first indices are laid out; as the files say if None.
    """
    return IndexBodies(index_body("articles", layout), index_body("manifests", layout))
