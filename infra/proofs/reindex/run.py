"""One run: a full bucket, users and searches that never stop, a reindex and its rollback."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import httpx

from infra.cli.operate.deployment import Deployment
from infra.cli.stack.session import api_client
from infra.local.stack import Stack
from infra.proofs.harness.articles import Ledger, Put, steady_objects
from infra.proofs.harness.background import meanwhile
from infra.proofs.harness.index_check import Verdict, check_at_rest
from infra.proofs.harness.queues import wait_until_empty
from infra.proofs.harness.visibility import short_visibility
from infra.proofs.harness.workers import deployment_of, start_worker
from infra.proofs.reindex.command import index_prefix, run_reindex
from infra.proofs.reindex.searches import ApiWatcher, EngineWatcher, SearchTally
from infra.proofs.reindex.users import USERS, User
from shared.adapters.opensearch.client import make_client
from shared.adapters.opensearch.search import OpenSearchEngine
from shared.ports import ActiveGenerations
from shared.search.index.index_names import IndexNames

WORKERS = 2
QUEUE_SECONDS = 1_800
AFTERWARDS_SECONDS = 5.0
"""For which searches go on after the alias moved, each time."""

type Say = Callable[[str], None]


@dataclass(slots=True)
class Report:
    """The result of a run.

    Attributes:
        changes: what users changed while the index was rebuilt.
        rate: changes that they made a second.
        tallies: of each kind of search.
        comparison: how the generations differ, as the command told.
        seconds: how long the command took.
        verdicts: of both generations, once the queues were empty: index = bucket.
        dropped: whether `--finish` left one generation alone.
    """

    changes: int = 0
    rate: float = 0.0
    tallies: dict[str, SearchTally] = field(default_factory=dict)
    comparison: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    dropped: bool = False

    @property
    def differing(self) -> int:
        """Values of facets that gained or lost articles: none, as nothing but the index changed."""
        return sum(len(values) for values in self.comparison["facets"].values())

    def good(self, articles: int) -> bool:
        """Tell whether all that was promised holds."""
        searched = all(it.searches and not it.wrong for it in self.tallies.values())
        before, after = self.comparison["before"], self.comparison["after"]
        return (
            searched
            and articles <= before == after
            and self.comparison["changed"] == self.differing == 0
            and all(verdict.equal for verdict in self.verdicts.values())
            and self.dropped
        )


@dataclass(slots=True)
class ReindexRun:
    """One run.

    Attributes:
        stack: where.
        articles: how many there are before.
        rate: changes a second while the index is rebuilt.
        say: told what happens.
        report: what has come of it so far.
        users: who make the changes.
        filled: number of the generation that is being filled.
    """

    stack: Stack
    articles: int
    rate: float
    say: Say
    report: Report = field(default_factory=Report)
    users: list[User] = field(default_factory=list)
    filled: int = 1

    def run(self) -> Report:
        """Fill the bucket, rebuild the index under changes and searches, go back, compare.

        Raises:
            SummitryError: a command failed, or the queues do not get empty.
        """
        deployment = deployment_of(self.stack)
        with ExitStack() as running:
            running.enter_context(short_visibility(self.stack))
            running.enter_context(self._workers())
            steady = self._fill(deployment)
            with self._searches(steady), self._changes():
                self._rebuild()
                time.sleep(AFTERWARDS_SECONDS)
                self.say("searches go back to the old generation")
                run_reindex(self.stack, "--rollback")
                time.sleep(AFTERWARDS_SECONDS)
            self.say("users have stopped; the queue empties")
            self._await_empty_queues(deployment)
        self._prove(deployment)
        return self.report

    def indexed(self) -> int:
        """Count the articles of the generation that is being filled; 0 before it is there."""
        index = IndexNames(index_prefix(self.stack)).generation(self.filled)
        try:
            answer = httpx.get(f"{self.stack.opensearch}/{index}/_count")
        except httpx.HTTPError:
            return 0
        return int(answer.json()["count"]) if answer.is_success else 0

    def _fill(self, deployment: Deployment) -> list[str]:
        """Put the steady articles and wait until searches find them; gives their ids."""
        self.say(f"{self.articles:,} articles are put into the bucket and ingested")
        s3 = self.stack.cloud.client("s3")
        puts = list(steady_objects(self.stack.bucket, self.articles))

        def put(object: Put) -> None:
            s3.put_object(Bucket=self.stack.bucket, Key=object.key, Body=object.body)

        with ThreadPoolExecutor(USERS) as pool:
            list(pool.map(put, puts))
        self._await_empty_queues(deployment)
        deployment.catalogue.refresh(deployment.catalogue.current().read)
        return [id for put in puts for id in put.ids]

    def _rebuild(self) -> None:
        self.say(f"`summitry reindex` runs, while users make {self.rate:g} changes a second")
        self.filled += 1
        began = time.monotonic()
        self.report.comparison = json.loads(run_reindex(self.stack, "--json"))
        self.report.seconds = time.monotonic() - began
        self.say("searches read the new generation")

    def _prove(self, deployment: Deployment) -> None:
        """Compare both generations with the bucket, then keep one alone."""
        used = deployment.catalogue.current()
        for number in sorted(used.write):
            self.say(f"generation {number} is compared with the bucket, document by document")
            self.report.verdicts[number] = check_at_rest(deployment, number)
        self.say("`summitry reindex --finish` drops the generation that searches do not read")
        run_reindex(self.stack, "--finish")
        self.report.dropped = deployment_of(self.stack).catalogue.current() == ActiveGenerations(
            used.read, (used.read,)
        )

    def _await_empty_queues(self, deployment: Deployment) -> None:
        for _ in wait_until_empty(deployment, QUEUE_SECONDS):
            pass

    @contextmanager
    def _workers(self) -> Iterator[None]:
        """Have more ingest processes beside LocalStack's own, as Lambda would."""
        workers = [start_worker(self.stack) for _ in range(WORKERS)]
        try:
            yield
        finally:
            for worker in workers:
                worker.kill()
                worker.wait()

    @contextmanager
    def _changes(self) -> Iterator[None]:
        began = time.monotonic()
        with meanwhile([user.work for user in self.users]):
            yield
        self.report.changes = sum(user.made for user in self.users)
        self.report.rate = self.report.changes / (time.monotonic() - began)

    @contextmanager
    def _searches(self, steady: Sequence[str]) -> Iterator[None]:
        ledger = Ledger()
        make_s3 = partial(self.stack.cloud.client, "s3")
        self.users = [
            User(make_s3(), self.stack.bucket, f"user{number}", self.rate / USERS, ledger)
            for number in range(USERS)
        ]
        client = make_client(self.stack.opensearch, "none", "local", "read")
        engine = EngineWatcher(
            OpenSearchEngine(client, IndexNames(index_prefix(self.stack))), steady, ledger
        )
        with api_client(self.stack.api, self.stack.api_key) as api:
            rest = ApiWatcher(api, len(steady))
            self.report.tallies = {"the alias": engine.tally, "the API": rest.tally}
            with meanwhile([engine.watch, rest.watch]):
                yield
