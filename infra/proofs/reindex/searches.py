"""Searches that go on all the time, and what each of them must find."""

import random
import threading
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from infra.proofs.harness.articles import STEADY_SOURCE, Ledger, revision_of, word_of
from shared.domain.errors import TransientError
from shared.ports import SearchEngine

STEADY_AT_ONCE = 300
CHANGING_AT_ONCE = 300
LISTED = 20

PAUSE_SECONDS = 0.1
"""Between two looks of one watcher: searches that take all there is would starve the uploads."""

GONE = 1_000_000_000
"""Revision of a document that was deleted: later than any other."""


@dataclass(slots=True)
class SearchTally:
    """Counts and errors of searches.

    Attributes:
        searches: how many were answered.
        articles: how many articles they looked for.
        unanswered: how many the engine had no time for.
        wrong: what was missing, doubled, or older than before; the first of it.
    """

    searches: int = 0
    articles: int = 0
    unanswered: int = 0
    wrong: list[str] = field(default_factory=list)

    def add_error(self, problem: str) -> None:
        """Note something that is wrong, once."""
        if problem not in self.wrong:
            self.wrong += [problem][: LISTED - len(self.wrong)]


@dataclass(slots=True)
class EngineWatcher:
    """Searches through the alias for some hundred articles at once, each of which has one place.

    Every article may only go forward, from one revision to the next or to its end. What a watcher
    has found once, it finds from then on, in this revision or a later one, and never twice.

    Attributes:
        engine: searches as the API does.
        steady: ids of articles that nobody changes.
        ledger: what users do to the others.
        tally: what came of it.
    """

    engine: SearchEngine
    steady: Sequence[str]
    ledger: Ledger
    tally: SearchTally = field(default_factory=SearchTally)
    _seen: dict[str, int] = field(default_factory=dict)

    def watch(self, over: threading.Event) -> None:
        """Search until `over` is set."""
        chance = random.Random(1)  # noqa: S311 - no secret is made of it
        self._seen = dict.fromkeys(self.steady, 1)
        while not over.wait(PAUSE_SECONDS):
            changing = self.ledger.known()
            ids = chance.sample(self.steady, min(STEADY_AT_ONCE, len(self.steady)))
            ids += chance.sample(changing, min(CHANGING_AT_ONCE, len(changing)))
            try:
                self._look_for(ids)
                self._count_steady()
            except TransientError:
                self.tally.unanswered += 1

    def _look_for(self, ids: Sequence[str]) -> None:
        answer = self.engine.search(
            {"size": 2 * len(ids), "query": {"terms": {"id": ids}}, "_source": ["id", "title"]}
        )
        found: dict[str, list[int]] = defaultdict(list)
        for hit in answer["hits"]["hits"]:
            found[hit["_source"]["id"]].append(revision_of(hit["_source"]["title"]))
        self.tally.searches += 1
        self.tally.articles += len(ids)
        for id in ids:
            if problem := self.observe(id, found[id]):
                self.tally.add_error(f"{id} {problem}")

    def observe(self, id: str, revisions: Sequence[int]) -> str:
        """Take in which revisions of an article one search found; tells what is wrong with that."""
        before = self._seen.get(id, 0)
        if len(revisions) > 1:
            return f"is found {len(revisions)} times"
        if not revisions:
            if 0 < before < GONE and id not in self.ledger.deleted:
                return "is missing"
            self._seen[id] = GONE if before else 0
            return ""
        if revisions[0] < before:
            was = "deleted" if before == GONE else f"in revision {before}"
            return f"was {was} and is found in revision {revisions[0]} again"
        self._seen[id] = revisions[0]
        return ""

    def _count_steady(self) -> None:
        query: dict[str, Any] = {"term": {"source": STEADY_SOURCE}}
        answer = self.engine.search({"size": 0, "query": query, "track_total_hits": True})
        self.tally.searches += 1
        if (total := answer["hits"]["total"]["value"]) != len(self.steady):
            self.tally.add_error(f"{total} steady articles are found instead of all")


@dataclass(slots=True)
class ApiWatcher:
    """Searches over REST, as users do: each steady article has a word that no other has.

    Attributes:
        api: client of the REST API.
        steady: how many steady articles there are.
        tally: what came of it.
    """

    api: httpx.Client
    steady: int
    tally: SearchTally = field(default_factory=SearchTally)

    def watch(self, over: threading.Event) -> None:
        """Search until `over` is set."""
        chance = random.Random(2)  # noqa: S311 - no secret is made of it
        while not over.wait(PAUSE_SECONDS):
            word = word_of(chance.randrange(self.steady))
            self._expect(1, {"q": word})
            self._expect(self.steady, {"source": STEADY_SOURCE})

    def _expect(self, wanted: int, query: dict[str, str]) -> None:
        try:
            answer = self.api.get("/articles", params={**query, "limit": 1, "facets": "source"})
        except httpx.HTTPError:
            self.tally.unanswered += 1
            return
        if answer.status_code != httpx.codes.OK:
            self.tally.unanswered += 1
            return
        self.tally.searches += 1
        self.tally.articles += wanted
        if (total := answer.json()["total"]["value"]) != wanted:
            self.tally.add_error(f"{query} finds {total} articles instead of {wanted}")
