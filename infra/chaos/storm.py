"""The storm: users change the bucket while processes are killed; then calm, then proof."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from infra.chaos.proof import Verdict, prove
from infra.chaos.users import Users
from infra.cli.workplace import Workplace, workplace
from infra.local.processes import session_members
from infra.local.stack import Stack
from shared.domain.errors import SummitryError
from shared.extraction.extractor import Extractor
from shared.usecases.drafting import ArticleDrafting
from shared.usecases.redrive import redrive
from shared.vocabulary import load

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 4
OUTAGES = 2
OUTAGE_SECONDS = 8.0
KILL_EVERY_SECONDS = 8.0
VISIBILITY_SECONDS = 30
"""Instead of 120, so that what a killed process held comes back sooner."""
CALM_SECONDS = 1_000

type Say = Callable[[str], None]


@dataclass(slots=True)
class Storm:
    """One run.

    Attributes:
        stack: where it rages.
        changes: how many changes users make.
        seed: of everything random.
        say: told what happens.
        made: how many changes are made.
        killed: how many processes were killed.
    """

    stack: Stack
    changes: int
    seed: int
    say: Say
    made: int = 0
    killed: int = 0
    _workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def run(self) -> Verdict:
        """Let users change the bucket, kill at random, wait for calm, and compare."""
        place = self._place()
        self._shorten_visibility()
        users = Users(self.stack.cloud.client("s3"), self.stack.bucket, self.changes, self.seed)
        with self._more_workers():
            self._rage(users)
            self._send_extra(place, users.extra_events)
            self._await_calm(place)
        number = place.catalogue.current().read
        place.catalogue.refresh(number)
        self.say("deriving every document from the bucket anew")
        drafting = ArticleDrafting(Extractor(load()))
        return prove(place.store, place.catalogue.open(number), drafting, place.bucket)

    def _rage(self, users: Users) -> None:
        """Kill ingest processes all the time, and the engine at set parts of the way."""
        over = threading.Event()
        killer = threading.Thread(target=self._kill_until, args=(over,))
        outages = threading.Thread(target=self._outages)
        killer.start()
        outages.start()
        for made in users.make_changes():
            self.made = made
        outages.join()
        over.set()
        killer.join()
        self.say(f"{self.made} changes made, {self.killed} ingest processes killed")

    def _outages(self) -> None:
        for part in range(1, OUTAGES + 1):
            while self.made < self.changes * part // (OUTAGES + 1):
                time.sleep(0.05)
            self.say(f"{self.made} changes made; the engine is killed")
            self._outage()
            time.sleep(OUTAGE_SECONDS)

    def _outage(self) -> None:
        self.stack.engine.kill()
        time.sleep(OUTAGE_SECONDS)
        self.stack.engine.start_again()

    def _kill_until(self, over: threading.Event) -> None:
        chance = random.Random(self.seed)  # noqa: S311 - no secret is made of it
        while not over.wait(chance.uniform(0.5, 1.5) * KILL_EVERY_SECONDS):
            index = chance.randrange(WORKERS)
            self._workers[index].kill()
            self._workers[index].wait()
            self._workers[index] = self._start_worker()
            self.killed += 1 + kill_functions(self.stack, "functions.ingest")

    def _send_extra(self, place: Workplace, events: Sequence[str]) -> None:
        """Deliver events again, late and in no order."""
        shuffled = list(events)
        random.Random(self.seed).shuffle(shuffled)  # noqa: S311 - no secret is made of it
        place.queue.send_raw(shuffled)
        self.say(f"{len(shuffled)} events sent again, in no order")

    def _await_calm(self, place: Workplace) -> None:
        """Wait until queue and dead-letter queue are empty, sending the dead back as they come.

        Raises:
            SummitryError: they do not get empty.
        """
        end = time.monotonic() + CALM_SECONDS + self.changes / 10
        sent_back, empty = 0, 0
        while empty < 3:
            sent_back += max(redrive(place.dead_letters, place.queue), default=0)
            depth = place.queue.depth()
            empty = 0 if depth else empty + 1
            if time.monotonic() > end:
                raise SummitryError(f"{depth} messages are still in the queue")
            time.sleep(1)
        self.say(f"the queues are empty; {sent_back} messages came from the dead-letter queue")

    def _place(self) -> Workplace:
        cloud = self.stack.cloud
        return workplace(
            cloud.client, self.stack.bucket, self.stack.opensearch, "none", "", "us-east-1"
        )

    def _shorten_visibility(self) -> None:
        self.stack.cloud.client("sqs").set_queue_attributes(
            QueueUrl=self.stack.outputs["IngestQueueUrl"],
            Attributes={"VisibilityTimeout": str(VISIBILITY_SECONDS)},
        )

    @contextmanager
    def _more_workers(self) -> Iterator[None]:
        self._workers = [self._start_worker() for _ in range(WORKERS)]
        try:
            yield
        finally:
            for worker in self._workers:
                worker.kill()
                worker.wait()

    def _start_worker(self) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            **self.stack.cloud.aws_environment(),
            "QUEUE_URL": self.stack.outputs["IngestQueueUrl"],
            "BUCKET": self.stack.bucket,
            "OPENSEARCH_URL": self.stack.opensearch,
        }
        return subprocess.Popen(
            [sys.executable, "-m", "infra.chaos.worker"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def kill_functions(stack: Stack, handler: str) -> int:
    """Kill the processes that run a handler in LocalStack just now; tells how many."""
    killed = 0
    for pid in session_members(stack.cloud.server.pid):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            if b"awslambdaric" in command[:4] and command[3].startswith(handler.encode()):
                os.kill(pid, signal.SIGKILL)
                killed += 1
        except (FileNotFoundError, ProcessLookupError):
            continue
    return killed
