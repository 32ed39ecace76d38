"""Builds the adapters, once per execution environment."""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from shared.adapters.clock import SystemClock
from shared.adapters.opensearch_catalogue import IndexBodies, OpenSearchCatalogue
from shared.adapters.opensearch_client import make_client
from shared.adapters.s3 import S3Store
from shared.adapters.sqs import SqsQueue
from shared.extraction.extractor import Extractor
from shared.ports import Catalogue, Clock
from shared.runtime.settings import read_settings
from shared.search.names import IndexNames
from shared.usecases.drafting import ArticleDrafting
from shared.usecases.drafting_ahead import DraftingAhead
from shared.usecases.ingest_object import Ingest
from shared.usecases.ingest_tools import Tools
from shared.vocabulary import load

BOTO = Config(connect_timeout=2, read_timeout=8, retries={"mode": "standard", "max_attempts": 3})
"""S3 and SQS answer within 0.1 s or not at all; three tries outlast a single lost connection."""

_BODIES = Path(__file__).parents[2] / "infra" / "opensearch"


@dataclass(frozen=True, slots=True)
class Wired:
    """What the handler works with.

    Attributes:
        ingest: the use case, on real adapters.
        catalogue: where to write.
        clock: the time.
    """

    ingest: Ingest
    catalogue: Catalogue
    clock: Clock


@cache
def wired() -> Wired:
    """Build everything from the environment, the first time it is asked for."""
    settings = read_settings(os.environ)
    clock = SystemClock()
    client = make_client(
        settings.opensearch_url, settings.opensearch_auth, settings.region, "write"
    )
    names = IndexNames(settings.index_prefix)
    tools = Tools(
        S3Store(boto3.client("s3", config=BOTO)),
        SqsQueue(boto3.client("sqs", config=BOTO), settings.queue_url),
        clock,
        DraftingAhead(ArticleDrafting(Extractor(load()))),
    )
    return Wired(Ingest(tools), OpenSearchCatalogue(client, names, clock, index_bodies()), clock)


def index_bodies() -> IndexBodies:
    """Read the bodies of *create index* that lie beside the code."""
    return IndexBodies(_body("articles"), _body("manifests"))


def _body(name: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads((_BODIES / f"{name}.json").read_text())
    return body
