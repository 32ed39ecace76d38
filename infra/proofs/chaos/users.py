"""Random users of a bucket, and the events of their changes, some of them several times."""

import gzip
import json
import random
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

from infra.proofs.harness.sentences import sentence

KEYS_PER_CHANGE = 0.6
MOST_EXTRA_EVENTS = 2


@dataclass(slots=True)
class Users:
    """Users of one bucket; equal seeds do equal things.

    Attributes:
        s3: a boto3 client.
        bucket: the article bucket.
        changes: how many changes they make.
        seed: of everything random.
    """

    s3: Any
    bucket: str
    changes: int
    seed: int

    def make_changes(self) -> Generator[list[str]]:
        """Make all changes, several at a time; of each, give the events that are to come again."""
        chance = random.Random(self.seed)  # noqa: S311 - no secret is made of it
        seeds = [chance.getrandbits(64) for _ in range(self.changes)]
        with ThreadPoolExecutor(4) as pool:
            yield from pool.map(self._change, seeds)

    def _change(self, seed: int) -> list[str]:
        chance = random.Random(seed)  # noqa: S311 - no secret is made of it
        number = chance.randrange(max(1, int(self.changes * KEYS_PER_CHANGE)))
        key = f"articles/chaos/{number % 10}/{number}{_extension(number)}"
        if chance.random() < 0.12:
            self.s3.delete_object(Bucket=self.bucket, Key=key)
        else:
            for _ in range(2 if chance.random() < 0.1 else 1):
                self._put(key, chance)
        return [event(self.bucket, key)] * chance.randint(0, MOST_EXTRA_EVENTS)

    def _put(self, key: str, chance: random.Random) -> None:
        metadata = {"source": chance.choice(("Gazette", "Courier"))}
        body = content(key, chance)
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=body, Metadata=metadata)


def content(key: str, chance: random.Random) -> bytes:
    """Make up an object: mostly articles, sometimes what nobody can read."""
    if chance.random() < 0.05:
        return bytes(chance.randrange(256) for _ in range(400))
    if key.endswith(".txt"):
        return f"{sentence(chance)}\n\n{sentence(chance)} {sentence(chance)}\n".encode()
    lines = [
        json.dumps({"id": str(number), "title": sentence(chance), "text": sentence(chance)})
        for number in chance.sample(range(12), chance.randint(1, 8))
    ]
    if chance.random() < 0.2:
        lines.insert(chance.randrange(len(lines) + 1), "no JSON")
    data = "\n".join(lines).encode()
    return gzip.compress(data, mtime=0) if key.endswith(".gz") else data


def event(bucket: str, key: str) -> str:
    """Write the message that S3 sends of a change."""
    place = {"bucket": {"name": bucket}, "object": {"key": quote_plus(key)}}
    return json.dumps({"Records": [{"eventSource": "aws:s3", "s3": place}]})


def _extension(number: int) -> str:
    return (".txt", ".txt", ".txt", ".jsonl", ".jsonl.gz")[number % 5]
