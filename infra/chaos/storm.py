"""The storm: users change the bucket while processes are killed; then calm, then proof."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from infra.chaos.crowd import Crowd, function_variables
from infra.chaos.proof import Verdict, prove
from infra.chaos.users import Users
from infra.chaos.visibility import short_visibility
from infra.cli.workplace import Workplace, workplace
from infra.local.localstack import REGION
from infra.local.stack import Stack
from shared.domain.errors import SummitryError
from shared.extraction.extractor import Extractor
from shared.usecases.drafting import ArticleDrafting
from shared.usecases.reconcile import differences
from shared.usecases.redrive import redrive
from shared.vocabulary import load

OUTAGES = 2
OUTAGE_SECONDS = 8.0
CALM_SECONDS = 1_000
CHANGES_A_MAIL = 20
"""Copies of events are sent each time that so many changes are made."""
EMPTY_LOOKS = 3
"""SQS estimates how many messages it holds: only several zeros in a row are believed."""

type Say = Callable[[str], None]


@dataclass(slots=True)
class Progress:
    """How far the storm is.

    Attributes:
        made: changes made.
        resent: copies of events sent.
        killed: ingest processes killed.
        outages: how often the engine was killed and started again.
        waiting: messages in the queue when last looked.
        redriven: messages sent back from the dead-letter queue.
    """

    made: int = 0
    resent: int = 0
    killed: int = 0
    outages: int = 0
    waiting: int = 0
    redriven: int = 0


@dataclass(slots=True)
class Storm:
    """One run.

    Attributes:
        stack: where it rages.
        changes: how many changes users make.
        seed: of everything random.
        say: told what happens.
        progress: how far it is.
    """

    stack: Stack
    changes: int
    seed: int
    say: Say
    progress: Progress = field(default_factory=Progress)
    _late: list[str] = field(default_factory=list)

    def run(self) -> Verdict:
        """Let users change the bucket, kill at random, wait for calm, and compare.

        Raises:
            SummitryError: the queues do not get empty.
        """
        place = self._place()
        with short_visibility(self.stack), Crowd(self.stack, self._chance()) as crowd:
            self._rage(place)
            crowd.let_live()
            self.progress.killed = crowd.killed
            self.say(f"{self.progress.made} changes made, {crowd.killed} ingest processes killed")
            self._await_calm(place)
        return self._prove(place)

    def _rage(self, place: Workplace) -> None:
        """Let users change the bucket; the engine dies at set parts of the way."""
        users = Users(self.stack.cloud.client("s3"), self.stack.bucket, self.changes, self.seed)
        chance = self._chance()
        outages = threading.Thread(target=self._outages)
        outages.start()
        for events in users.make_changes():
            self.progress.made += 1
            self._late += events
            if self.progress.made % CHANGES_A_MAIL == 0:
                self._send_late(place, chance, len(self._late) // 2)
        outages.join()
        self._send_late(place, chance, len(self._late))

    def _send_late(self, place: Workplace, chance: random.Random, count: int) -> None:
        """Deliver copies of events once more, any of those that wait and in any order."""
        chance.shuffle(self._late)
        sent, self._late = self._late[:count], self._late[count:]
        place.queue.send_raw(sent)
        self.progress.resent += len(sent)

    def _outages(self) -> None:
        for part in range(1, OUTAGES + 1):
            while self.progress.made < self.changes * part // (OUTAGES + 1):
                time.sleep(0.05)
            self.say(f"{self.progress.made} changes made; the engine is killed")
            self.stack.engine.kill()
            time.sleep(OUTAGE_SECONDS)
            self.stack.engine.start_again()
            self.progress.outages += 1
            self.say(f"{self.progress.made} changes made; the engine is back")
            time.sleep(OUTAGE_SECONDS)

    def _await_calm(self, place: Workplace) -> None:
        """Wait until both queues are empty, sending the dead back as they come."""
        end = time.monotonic() + CALM_SECONDS + self.changes / 10
        empty = 0
        while empty < EMPTY_LOOKS:
            self.progress.redriven += max(redrive(place.dead_letters, place.queue), default=0)
            self.progress.waiting = place.queue.depth() + place.dead_letters.depth()
            empty = 0 if self.progress.waiting else empty + 1
            if time.monotonic() > end:
                raise SummitryError(f"{self.progress.waiting} messages are still in the queues")
            time.sleep(1)

    def _prove(self, place: Workplace) -> Verdict:
        self.say("the queues are empty; every document is derived from the bucket anew")
        number = place.catalogue.current().read
        place.catalogue.refresh(number)
        generation = place.catalogue.open(number)
        drafting = ArticleDrafting(Extractor(load()))
        verdict = prove(place.store, generation, drafting, place.bucket)
        found = differences(place.store, generation, place.bucket)
        verdict.unsettled = [f"{found.ref.key}: {found.reason}" for found in found]
        return verdict

    def _place(self) -> Workplace:
        stack, prefix = self.stack, function_variables(self.stack).get("INDEX_PREFIX", "")
        return workplace(stack.cloud.client, stack.bucket, stack.opensearch, "none", prefix, REGION)

    def _chance(self) -> random.Random:
        return random.Random(self.seed)  # noqa: S311 - no secret is made of it
