"""What the core asks of the world, as Protocols of at most six methods each."""

from shared.ports.index import (
    ArticleIndex,
    Catalogue,
    Fate,
    Generation,
    Generations,
    IndexedArticle,
    ManifestStore,
    Write,
    Written,
)
from shared.ports.objects import (
    ListedObject,
    ObjectStore,
    OpenObject,
    PresignedPost,
    UploadSigner,
)
from shared.ports.queues import (
    Clock,
    Queue,
    Received,
)
from shared.ports.search import (
    IndexState,
    SearchEngine,
)

__all__ = [
    "ArticleIndex",
    "Catalogue",
    "Clock",
    "Fate",
    "Generation",
    "Generations",
    "IndexState",
    "IndexedArticle",
    "ListedObject",
    "ManifestStore",
    "ObjectStore",
    "OpenObject",
    "PresignedPost",
    "Queue",
    "Received",
    "SearchEngine",
    "UploadSigner",
    "Write",
    "Written",
]
