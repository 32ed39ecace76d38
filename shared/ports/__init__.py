"""Ports: what the core needs of services, as Protocols of at most six methods each."""

from shared.ports.engine import EngineAnswer, EngineRequests
from shared.ports.index import (
    ActiveGenerations,
    ArticleIndex,
    Catalogue,
    DocumentWrite,
    Generation,
    ManifestStore,
    ScannedArticle,
    WriteResult,
    WriteStatus,
)
from shared.ports.objects import (
    DownloadSigner,
    ListedObject,
    ObjectStore,
    OpenObject,
    PresignedPost,
    UploadSigner,
)
from shared.ports.queues import (
    CALL_MESSAGES,
    Clock,
    Queue,
    ReceivedMessage,
)
from shared.ports.search import (
    IndexState,
    SearchEngine,
)

__all__ = [
    "CALL_MESSAGES",
    "ActiveGenerations",
    "ArticleIndex",
    "Catalogue",
    "Clock",
    "DocumentWrite",
    "DownloadSigner",
    "EngineAnswer",
    "EngineRequests",
    "Generation",
    "IndexState",
    "ListedObject",
    "ManifestStore",
    "ObjectStore",
    "OpenObject",
    "PresignedPost",
    "Queue",
    "ReceivedMessage",
    "ScannedArticle",
    "SearchEngine",
    "UploadSigner",
    "WriteResult",
    "WriteStatus",
]
