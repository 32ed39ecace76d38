"""One chaos run: changes of users while processes are killed, then the comparison."""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from infra.cli.operate.deployment import Deployment
from infra.local.stack import Stack
from infra.proofs.chaos.users import Users
from infra.proofs.harness.index_check import Verdict, check_at_rest
from infra.proofs.harness.queues import wait_until_empty
from infra.proofs.harness.visibility import short_visibility
from infra.proofs.harness.workers import WORKERS, WorkerPool, deployment_of

OUTAGES = 2
OUTAGE_SECONDS = 8.0
QUEUE_SECONDS = 1_000
CHANGES_A_MAIL = 20
"""Copies of events are sent each time that so many changes are made."""

type Say = Callable[[str], None]


@dataclass(slots=True)
class RunProgress:
    """The progress of a run.

    Attributes:
        made: changes made.
        resent: copies of events sent.
        killed: ingest processes killed.
        outages: how often the engine was killed and started again.
        waiting: messages in the queue when last looked.
        redriven: messages sent back from the dead-letter queue.
        down: whether the engine is dead just now.
    """

    made: int = 0
    resent: int = 0
    killed: int = 0
    outages: int = 0
    waiting: int = 0
    redriven: int = 0
    down: bool = False


@dataclass(slots=True)
class ChaosRun:
    """One run.

    Attributes:
        stack: whose bucket, functions and engine it works on.
        changes: how many changes users make.
        seed: of everything random.
        say: told what happens.
        progress: how far it is.
    """

    stack: Stack
    changes: int
    seed: int
    say: Say
    progress: RunProgress = field(default_factory=RunProgress)
    _late: list[str] = field(default_factory=list)

    def run(self) -> Verdict:
        """Let users change the bucket, kill at random, wait for empty queues, and compare.

        Raises:
            SummitryError: the queues do not get empty.
        """
        deployment = deployment_of(self.stack)
        self.say(f"{self.changes:,} changes are made; {WORKERS} more processes ingest, and die")
        with short_visibility(self.stack), WorkerPool(self.stack, self._chance()) as pool:
            self._change_bucket(deployment, pool)
            pool.stop_killing()
            self.progress.killed = pool.killed
            self.say("all changes are made and no process is killed any more; the queue empties")
            self._await_empty_queues(deployment)
        self.say("the queues are empty; every document is derived from the bucket anew")
        return check_at_rest(deployment, deployment.catalogue.current().read)

    def _change_bucket(self, deployment: Deployment, pool: WorkerPool) -> None:
        """Let users change the bucket; the engine dies at set parts of the way."""
        users = Users(self.stack.cloud.client("s3"), self.stack.bucket, self.changes, self.seed)
        chance = self._chance()
        with self.outages(), closing(users.make_changes()) as changes:
            for events in changes:
                self.progress.made += 1
                self.progress.killed = pool.killed
                self._late += events
                if self.progress.made % CHANGES_A_MAIL == 0:
                    self._send_late(deployment, chance, len(self._late) // 2)
        self._send_late(deployment, chance, len(self._late))

    def _send_late(self, deployment: Deployment, chance: random.Random, count: int) -> None:
        """Deliver copies of events once more, any of those that wait and in any order."""
        chance.shuffle(self._late)
        sent, self._late = self._late[:count], self._late[count:]
        deployment.queue.send_raw(sent)
        self.progress.resent += len(sent)

    @contextmanager
    def outages(self) -> Iterator[None]:
        """Kill the engine and start it again meanwhile; stop that if the block fails."""
        cancelled = threading.Event()
        thread = threading.Thread(target=self._kill_engine, args=(cancelled,))
        thread.start()
        try:
            yield
        except BaseException:
            cancelled.set()
            raise
        finally:
            thread.join()

    def _kill_engine(self, cancelled: threading.Event) -> None:
        for part in range(1, OUTAGES + 1):
            while self.progress.made < self.changes * part // (OUTAGES + 1):
                if cancelled.wait(0.05):
                    return
            self.say(f"{self.progress.made:,} changes made; OpenSearch is killed")
            self.progress.down = True
            self.stack.engine.kill()
            if cancelled.wait(OUTAGE_SECONDS):
                return
            self.stack.engine.start_again()
            self.progress.outages += 1
            self.progress.down = False
            self.say(f"{self.progress.made:,} changes made; OpenSearch is back")
            if cancelled.wait(OUTAGE_SECONDS):
                return

    def _await_empty_queues(self, deployment: Deployment) -> None:
        for waiting in wait_until_empty(deployment, QUEUE_SECONDS + self.changes / 10):
            self.progress.waiting = waiting.messages
            self.progress.redriven += waiting.redriven

    def _chance(self) -> random.Random:
        return random.Random(self.seed)  # noqa: S311 - no secret is made of it
