"""One run: what three healthy nodes sustain, then half of it while one is killed."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from functions.ingest.wiring import index_bodies
from infra.proofs.harness.articles import steady_objects
from infra.proofs.harness.background import meanwhile
from infra.proofs.harness.index_check import Verdict, check_generation
from infra.proofs.nodes.attempts import KINDS, Attempts
from infra.proofs.nodes.bucket import BUCKET, NotifyingBucket, TimedQueue
from infra.proofs.nodes.cluster import NAMES, Cluster
from infra.proofs.nodes.counts import PlainCounts
from infra.proofs.nodes.ingest_worker import IngestWorker
from infra.proofs.nodes.load import Pace, Reader, Uploader
from shared.adapters.clock import SystemClock
from shared.adapters.opensearch.catalogue import OpenSearchCatalogue
from shared.adapters.opensearch.client import make_client
from shared.domain.errors import SummitryError
from shared.extraction.extractor import Extractor
from shared.search.index.index_names import IndexNames
from shared.search.index.mappings import IndexLayout
from shared.vocabulary import load

WORKERS = 4
READERS = 3
WARM_SECONDS = 5.0
"""Before anything is measured: connections are made and code is compiled."""
DOWN_SECONDS = 15.0
AFTER_SECONDS = 3.0
LONGEST_SECONDS = 120.0
"""The longest wait for an empty queue, or for a state."""
LONGEST_FAILURE = 5.0
"""No kind of request may fail for longer (issue 14)."""

type Say = Callable[[str], None]


@dataclass(slots=True)
class Report:
    """What a run has found.

    Attributes:
        shards: primary shards of the index.
        attempts: all requests and passes.
        counts: compared counts.
        healthy: passes and requests a second that three healthy nodes sustain.
        half: those that were made while a node was killed.
        killed_at: when, in seconds of a monotonic clock.
        ended_at: when uploads and requests ended.
        primaries: how many primary shards the killed node had.
        joined: seconds from its second start until it was in the cluster.
        green: seconds from then until each shard had its copy again.
        accepted: uploads that the bucket took.
        verdict: the index compared with the bucket.
        dead: messages in the dead-letter queue.
    """

    shards: int
    attempts: Attempts
    counts: PlainCounts
    healthy: tuple[float, float] = (0.0, 0.0)
    half: tuple[float, float] = (0.0, 0.0)
    killed_at: float = 0.0
    ended_at: float = 0.0
    primaries: int = 0
    joined: float = 0.0
    green: float = 0.0
    accepted: int = 0
    verdict: Verdict = field(default_factory=Verdict)
    dead: int = 0

    def longest_failure(self, kind: Any) -> float:
        """Return for how long requests of a kind failed, from the kill on."""
        return self.attempts.longest_failure(kind, self.killed_at, self.ended_at)

    @property
    def complaints(self) -> list[str]:
        """What does not hold of all that was claimed; none if all does."""
        found = [f"counts: {each}" for each in self.counts.wrong[:5]]
        for kind in KINDS:
            if (seconds := self.longest_failure(kind)) > LONGEST_FAILURE:
                found.append(f"{kind}: failed for {seconds:.1f} s")
        lost = [*self.verdict.missing, *self.verdict.different, *self.verdict.left]
        found += [f"lost, old or left over: {id}" for id in (*lost, *self.verdict.unsettled)[:5]]
        if self.dead:
            found.append(f"{self.dead} messages in the dead-letter queue")
        return found


class NodesRun:
    """One run on three nodes, with an index of its own."""

    def __init__(
        self, cluster: Cluster, shards: int, articles: int, seconds: float, say: Say
    ) -> None:
        """Plan it; nothing is sent yet.

        Args:
            cluster: three running nodes.
            shards: primary shards of the index; each has one replica.
            articles: how many there are before.
            seconds: how long each rate is measured or kept before the kill.
            say: told what happens.
        """
        self._cluster = cluster
        self._articles = articles
        self._seconds = seconds
        self._say = say
        self._names = IndexNames(f"shards{shards}-")
        self._layout = IndexLayout(shards, "1", 1)
        self._bucket = NotifyingBucket(TimedQueue())
        self._report = Report(shards, Attempts(), PlainCounts(()))
        self._ids: list[str] = []

    def run(self) -> Report:
        """Fill the index, measure, kill a node, start it again, compare.

        Raises:
            SummitryError: the queue does not get empty, or the cluster not whole.
        """
        self._fill()
        report = self._report
        self._say("three healthy nodes, as many uploads and requests as they sustain")
        with self._load(None, None):
            time.sleep(WARM_SECONDS)
            report.healthy = self._rates(self._seconds)
        writes, reads = report.healthy
        self._empty_queue()
        self._say(f"half of it: {writes / 2:.0f} uploads and {reads / 2:.0f} requests a second")
        with self._load(writes / 2, reads / 2):
            report.half = self._rates(self._seconds)
            self._kill_and_restart()
            time.sleep(AFTER_SECONDS)
            report.ended_at = time.monotonic()
        self._say("uploads have ended; the queue empties, then index and bucket are compared")
        self._empty_queue()
        self._prove()
        return report

    @cached_property
    def _app(self) -> Any:
        os.environ |= {
            "OPENSEARCH_URL": self._cluster.url,
            "BUCKET": BUCKET,
            "INDEX_PREFIX": self._names.prefix,
            "POWERTOOLS_LOG_LEVEL": "CRITICAL",
        }
        from functions.api.app import create_app
        from functions.api.wiring import build_library, get_settings

        get_settings.cache_clear()
        build_library.cache_clear()
        return create_app()

    def _fill(self) -> None:
        self._say(f"{self._articles:,} articles go in")
        catalogue = self._new_catalogue()
        catalogue.current()
        puts = list(steady_objects(BUCKET, self._articles))
        for put in puts:
            self._bucket.upload(put.key, put.body)
        self._empty_queue()
        catalogue.refresh(1)
        generation = catalogue.open(1)
        now = SystemClock().now()
        verdict = check_generation(self._bucket, generation, BUCKET, now)
        if not verdict.equal:
            raise SummitryError(f"the index was not filled: {verdict}")
        self._ids = [id for put in puts for id in put.ids]
        self._report.counts.documents = list(generation.articles.get(self._ids).values())

    def _new_catalogue(self) -> OpenSearchCatalogue:
        """Return a catalogue with a client of its own, as each execution environment has."""
        client = make_client(self._cluster.url, "none", "local", "write")
        return OpenSearchCatalogue(client, self._names, SystemClock(), index_bodies(self._layout))

    def _workers(self) -> list[IngestWorker]:
        extractor, attempts = Extractor(load()), self._report.attempts
        return [
            IngestWorker(self._bucket, self._new_catalogue(), extractor, attempts)
            for _ in range(WORKERS)
        ]

    @contextmanager
    def _load(self, uploads: float | None, requests: float | None) -> Iterator[None]:
        """Upload, ingest and ask until the block ends.

        Args:
            uploads: how many a second; None for as many as are possible.
            requests: likewise.
        """
        report, pace = self._report, Pace(requests)
        uploader = Uploader(self._bucket, f"user-{time.monotonic_ns()}", Pace(uploads))
        readers = [
            Reader(self._app, self._ids, report.counts, report.attempts, pace, seed)
            for seed in range(READERS)
        ]
        workers = [worker.work for worker in self._workers()]
        with meanwhile([uploader.work, *workers, *(reader.work for reader in readers)]):
            yield
        report.accepted += uploader.made

    def _rates(self, seconds: float) -> tuple[float, float]:
        """Return passes and requests a second, from now on and for so long."""
        began, attempts = time.monotonic(), self._report.attempts
        time.sleep(seconds)
        ended = time.monotonic()
        reads = sum(attempts.rate(kind, began, ended) for kind in KINDS if kind != "index write")
        return attempts.rate("index write", began, ended), reads

    def _kill_and_restart(self) -> None:
        report, cluster = self._report, self._cluster
        index = self._names.generation(1)
        name = cluster.leading_node(index)
        report.primaries = cluster.primaries(index).count(name)
        self._say(f"node {name}, with {report.primaries} primary shards, is killed")
        report.killed_at = time.monotonic()
        cluster.kill(name)
        time.sleep(DOWN_SECONDS)
        self._say(f"node {name} is started again")
        started = time.monotonic()
        cluster.start_again(name)
        report.joined = self._await(f"node {name} joins", "yellow", name) - started
        report.green = self._await("the state is green", "green", name) - started

    def _await(self, what: str, status: str, started: str) -> float:
        """Wait until all nodes are together in a state; return when they were."""
        end = time.monotonic() + LONGEST_SECONDS
        while not self._cluster.has(len(NAMES), status, besides=started):
            if time.monotonic() > end:
                raise SummitryError(f"it took longer than {LONGEST_SECONDS:.0f} s until {what}")
            time.sleep(0.1)
        return time.monotonic()

    def _empty_queue(self) -> None:
        end = time.monotonic() + LONGEST_SECONDS
        with meanwhile([worker.work for worker in self._workers()]):
            while self._bucket.queue.depth():
                if time.monotonic() > end:
                    raise SummitryError(f"{self._bucket.queue.depth()} messages are in the queue")
                time.sleep(0.1)

    def _prove(self) -> None:
        report = self._report
        catalogue = self._new_catalogue()
        catalogue.refresh(1)
        generation, now = catalogue.open(1), SystemClock().now()
        report.verdict = check_generation(self._bucket, generation, BUCKET, now)
        report.dead = len(self._bucket.queue.dead)
