"""Users who go on uploading: new articles, new revisions of them, and deletions."""

import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from infra.proofs.harness.articles import Ledger, changing_object

USERS = 4
"""Each with articles of its own, so that revisions of one article are put in their order."""
NEW_SHARE = 0.45
DELETED_SHARE = 0.1


@dataclass(slots=True)
class User:
    """One user, who makes changes at a steady rate until told to stop.

    Attributes:
        s3: a boto3 client.
        bucket: the article bucket.
        name: tells this user's articles from others'.
        rate: changes a second.
        ledger: where every change is noted before it is made.
        made: how many changes were made.
    """

    s3: Any
    bucket: str
    name: str
    rate: float
    ledger: Ledger
    made: int = 0
    _revisions: dict[str, int] = field(default_factory=dict)

    def work(self, over: threading.Event) -> None:
        """Change the bucket until `over` is set."""
        chance = random.Random(self.name)  # noqa: S311 - no secret is made of it
        began = time.monotonic()
        while not over.wait(max(0.0, began + self.made / self.rate - time.monotonic())):
            self._change(chance)
            self.made += 1

    def _change(self, chance: random.Random) -> None:
        dice = chance.random()
        if not self._revisions or dice < NEW_SHARE:
            self._put(f"{self.name}-{self.made}", chance)
            return
        name = chance.choice(list(self._revisions))
        if dice < NEW_SHARE + DELETED_SHARE:
            self._delete(name, chance)
        else:
            self._put(name, chance)

    def _put(self, name: str, chance: random.Random) -> None:
        revision = self._revisions.get(name, 0) + 1
        put = changing_object(self.bucket, name, revision, chance)
        self.ledger.revise(put.ids[0], revision)
        self.s3.put_object(Bucket=self.bucket, Key=put.key, Body=put.body)
        self._revisions[name] = revision

    def _delete(self, name: str, chance: random.Random) -> None:
        put = changing_object(self.bucket, name, 0, chance)
        self.ledger.delete(put.ids[0])
        self.s3.delete_object(Bucket=self.bucket, Key=put.key)
        del self._revisions[name]
