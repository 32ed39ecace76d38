"""Articles of the bucket: some stay as they are, and users change the others."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import batched
from threading import Lock

from infra.proofs.harness.sentences import sentence
from shared.domain.articles import Article
from shared.domain.objects import ObjectRef
from shared.usecases.ingest.documents.document_ids import DocumentIds

STEADY_SOURCE = "The Steady Post"
SINGLE_SHARE = 0.1
"""Share of the steady articles that have an object each; an object holds many of the others."""
ARTICLES_AN_OBJECT = 250
AUTHORS = 1_000
"""More than a facet lists, some with far more articles than others: shards differ in the first."""

_REVISION = "revision "


@dataclass(frozen=True, slots=True)
class Put:
    """An object to put.

    Attributes:
        key: its key.
        body: its bytes.
        ids: document ids of its articles, in order.
    """

    key: str
    body: bytes
    ids: tuple[str, ...]


@dataclass(slots=True)
class Ledger:
    """A record of users' changes to articles; several users and searches share it.

    Attributes:
        revisions: of each document, the last revision that a user began to put.
        deleted: documents whose deletion a user began.
    """

    revisions: dict[str, int] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    _lock: Lock = field(default_factory=Lock)

    def revise(self, id: str, revision: int) -> None:
        """Note that a revision is about to be put."""
        with self._lock:
            self.revisions[id] = revision

    def delete(self, id: str) -> None:
        """Note that a document is about to be deleted."""
        with self._lock:
            self.deleted.add(id)

    def known(self) -> list[str]:
        """Give every document that was ever put."""
        with self._lock:
            return list(self.revisions)


def steady_objects(bucket: str, count: int, seed: int = 1) -> Iterator[Put]:
    """Give the objects of that many articles that nobody changes."""
    chance = random.Random(seed)  # noqa: S311 - no secret is made of it
    singles = int(count * SINGLE_SHARE)
    for number in range(singles):
        yield _put(bucket, f"articles/steady/{number}.json", [number], chance)
    for numbers in batched(range(singles, count), ARTICLES_AN_OBJECT, strict=False):
        yield _put(bucket, f"articles/steady/{numbers[0]}.jsonl", numbers, chance)


def changing_object(bucket: str, name: str, revision: int, chance: random.Random) -> Put:
    """Give the object of one article that changes; its document keeps its id."""
    key = f"articles/changing/{name}.json"
    record = {
        "id": name,
        "title": f"{sentence(chance)} {_REVISION}{revision}",
        "text": sentence(chance),
        "source": "The Hasty Post",
    }
    return Put(key, json.dumps(record).encode(), (_id(bucket, key, name),))


def revision_of(title: str) -> int:
    """Read the revision that a title tells; a steady article has but one."""
    _, found, number = title.rpartition(_REVISION)
    return int(number) if found else 1


def word_of(number: int) -> str:
    """Give the word that one steady article has alone."""
    return f"zephyr{number}"


def _put(bucket: str, key: str, numbers: tuple[int, ...] | list[int], chance: random.Random) -> Put:
    records = [
        {
            "id": str(number),
            "title": sentence(chance),
            "text": " ".join([*(sentence(chance) for _ in range(6)), word_of(number)]),
            "source": STEADY_SOURCE,
            "author": f"Reporter {int(AUTHORS * chance.random() ** 2)}",
        }
        for number in numbers
    ]
    ids = tuple(_id(bucket, key, str(number)) for number in numbers)
    return Put(key, "\n".join(json.dumps(record) for record in records).encode(), ids)


def _id(bucket: str, key: str, record_id: str) -> str:
    names = DocumentIds(ObjectRef(bucket, key))
    return names.assign(Article(title="", body="", position=0, record_id=record_id))
