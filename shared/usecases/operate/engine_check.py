"""The check of a search engine: each thing that ingest and searches rely on, tried once."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from shared.domain.errors import TransientError
from shared.ports import Clock, EngineAnswer, EngineRequests
from shared.search.facet_registry import FACETS
from shared.search.filters.filters import Filters
from shared.search.index.index_names import IndexNames
from shared.search.index.mappings import index_body
from shared.search.pages.cursor import Cursor
from shared.search.pages.page import PageBodies, PageRequest, page_bodies
from shared.search.query.parser import parse_query

SEARCHABLE_SECONDS = 10
"""The longest wait for a written article to be found; `refresh_interval` is one second."""
NESTED_EVENTS = 10_001
"""One more than the engine's own limit of nested objects; the mapping raises it to 20,000."""

_DAY = "2025-01-01"
_WORDS = "Zelensky\u2019s caf\u00e9s re\u00adopened \u0e01\u0e32\u0e41\u0e1f"
"""A possessive, an accent, an invisible hyphen and Thai letters: one for each filter."""
_FOUND_BY = "zelensky cafe reopen \u0e01\u0e32\u0e41\u0e1f"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of one check.

    Attributes:
        name: what was tried, in a few words.
        problem: what the engine answered instead of what was expected; empty where it works.
        meaning: what it means for users if it does not work.
    """

    name: str
    problem: str
    meaning: str


@dataclass(frozen=True, slots=True)
class _Trial:
    """What a check works with: the engine and the names that are this run's own."""

    engine: EngineRequests
    clock: Clock
    names: IndexNames

    @property
    def articles(self) -> str:
        return "/" + self.names.generation(1)

    @property
    def manifests(self) -> str:
        return "/" + self.names.manifests(1)

    def send(
        self, method: str, path: str, body: Any = None, expected: int = 200, **parameters: str | int
    ) -> Any:
        """Send a request and return the body of its answer, which must have this status."""
        answer = self.engine.send(method, path, body, parameters)
        if answer.status != expected:
            asked = "&".join(f"{name}={value}" for name, value in parameters.items())
            raise _Unexpected(
                f"{method} {path}{'?' if asked else ''}{asked} answers {answer.status} instead of "
                f"{expected}{_reason(answer)}"
            )
        return answer.body


class _Unexpected(Exception):
    """The engine answers something else than what we rely on."""


def check_engine(
    engine: EngineRequests, clock: Clock, prefix: str, run: str
) -> Iterator[CheckResult]:
    """Try each thing that we rely on, in indices of its own that are deleted at the end.

    Args:
        engine: the engine.
        clock: waits between two searches.
        prefix: of all index names on this engine; it ends with a hyphen or is empty.
        run: tells this run from every other one; lower-case letters and digits.

    Yields:
        One result a check, in a fixed order; the last one is that of the deletion.

    Raises:
        SearchUnavailable: the engine does not answer at all.
    """
    trial = _Trial(engine, clock, IndexNames(f"{prefix}check{run}-"))
    left = True
    try:
        for check in CHECKS:
            yield _result(trial, check)
        deletion = _result(trial, _DELETION)
        left = bool(deletion.problem)
        yield deletion
    finally:
        for path in _made(trial) if left else ():
            with suppress(TransientError):
                engine.send("DELETE", path)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that we rely on.

    Attributes:
        name: in a few words.
        run: tries it; raises where it does not work.
        meaning: what it means for users if it does not work.
    """

    name: str
    run: Callable[[_Trial], None]
    meaning: str


def _result(trial: _Trial, check: Check) -> CheckResult:
    try:
        check.run(trial)
    except _Unexpected as problem:
        return CheckResult(check.name, str(problem), check.meaning)
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        problem_told = f"the answer has another form than OpenSearch's ({error!r})"
        return CheckResult(check.name, problem_told, check.meaning)
    return CheckResult(check.name, "", check.meaning)


def _made(trial: _Trial) -> tuple[str, ...]:
    return (
        trial.articles,
        trial.manifests,
        "/" + trial.names.generation(2),
        "/_index_template/" + trial.names.articles,
    )


def _expect(condition: bool, problem: str) -> None:
    if not condition:
        raise _Unexpected(problem)


def _create_indices(trial: _Trial) -> None:
    articles = index_body("articles")
    trial.send("PUT", trial.articles, articles)
    trial.send("PUT", trial.manifests, index_body("manifests"))
    trial.send("PUT", "/" + trial.names.generation(2), articles)
    found = trial.send("GET", f"{trial.articles}/_mapping")[trial.names.generation(1)]["mappings"]
    _expect(found.get("dynamic") == "strict", "the mapping is not strict, as it was asked to be")
    _expect(
        found["properties"].keys() == articles["mappings"]["properties"].keys(),
        "the mapping lacks fields that were asked for",
    )


def _template(trial: _Trial) -> None:
    body = {
        "index_patterns": [trial.names.articles_pattern],
        "template": index_body("articles"),
    }
    trial.send("PUT", f"/_index_template/{trial.names.articles}", body)


def _settings(trial: _Trial) -> None:
    trial.send("PUT", f"{trial.articles}/_settings", {"index": {"refresh_interval": "30s"}})
    trial.send("PUT", f"{trial.articles}/_settings", {"index": {"refresh_interval": "1s"}})
    found = trial.send("GET", f"{trial.articles}/_settings/index.*")[trial.names.generation(1)]
    index = found["settings"]["index"]
    for name, wanted in (("refresh_interval", "1s"), ("gc_deletes", "1h")):
        _expect(index.get(name) == wanted, f"{name} is {index.get(name)} instead of {wanted}")


def _creation(trial: _Trial) -> None:
    path = f"{trial.manifests}/_doc/created"
    trial.send("PUT", path, {"number": 1}, op_type="create")
    trial.send("PUT", path, {"number": 2}, expected=409, op_type="create")


def _compare_and_set(trial: _Trial) -> None:
    path = f"{trial.manifests}/_doc/swapped"
    told = trial.send("PUT", path, {"number": 1})
    seen = {"if_seq_no": told["_seq_no"], "if_primary_term": told["_primary_term"]}
    trial.send("PUT", path, {"number": 2}, **seen)
    trial.send("PUT", path, {"number": 3}, expected=409, **seen)


def _external_versions(trial: _Trial) -> None:
    told = [
        _bulk(trial, {action: {"_id": "versioned", "version": version}})
        for action, version in (
            ("index", 5),
            ("index", 5),
            ("index", 4),
            ("delete", 7),
            ("index", 6),
        )
    ]
    _expect(
        told == [201, 200, 409, 200, 409],
        "writes with versions 5, 5, 4, a deletion with 7 and a write with 6 answer "
        f"{', '.join(map(str, told))} instead of 201, 200, 409, 200, 409",
    )


def _bulk(trial: _Trial, head: dict[str, dict[str, Any]]) -> int:
    action = next(iter(head))
    head[action]["version_type"] = "external_gte"
    lines = [head] if action == "delete" else [head, {"id": "versioned"}]
    body = "".join(json.dumps(line) + "\n" for line in lines)
    answer = trial.send("POST", f"{trial.articles}/_bulk", body)
    return int(answer["items"][0][action]["status"])


def _realtime(trial: _Trial) -> None:
    for number in (1, 2, 3):
        path = f"{trial.manifests}/_doc/read"
        trial.send("PUT", path, {"number": number})
        one = trial.send("GET", path)["_source"]
        many = trial.send("POST", f"{trial.manifests}/_mget", {"ids": ["read"]})["docs"][0]
        _expect(
            one["number"] == many["_source"]["number"] == number,
            "a document that was just written reads as it was before",
        )


def _nested_limit(trial: _Trial) -> None:
    body = {"id": "eventful", "events": [{"event": "MEET"}] * NESTED_EVENTS}
    trial.send("PUT", f"{trial.articles}/_doc/eventful", body)


def _analyzers(trial: _Trial) -> None:
    body = {"id": "worded", "title": _WORDS, "date": _DAY}
    trial.send("PUT", f"{trial.articles}/_doc/worded", body)
    for _ in range(SEARCHABLE_SECONDS):
        if _found(trial, _page(_FOUND_BY).articles) == ["worded"]:
            return
        trial.clock.sleep(1)
    raise _Unexpected(
        f"an article is not found by its words within {SEARCHABLE_SECONDS} seconds: char filters "
        "or stems are missing, or the engine refreshes late"
    )


def _refresh(trial: _Trial) -> None:
    trial.send("PUT", f"{trial.articles}/_settings", {"index": {"refresh_interval": "30s"}})
    body = {"id": "refreshed", "title": "Refreshed"}
    trial.send("PUT", f"{trial.articles}/_doc/refreshed", body)
    trial.send("POST", f"{trial.articles}/_refresh")
    by_id = {"query": {"terms": {"id": ["refreshed"]}}, "version": True, "_source": False}
    _expect(_found(trial, by_id) == ["refreshed"], "a refreshed document is not found")


def _pages(trial: _Trial) -> None:
    page = _page("cafe")
    lines = [line for body in (page.articles, *page.counts) for line in ({}, body)]
    asked = "".join(f"{json.dumps(line)}\n" for line in lines)
    answers = trial.send("POST", f"{trial.articles}/_msearch", asked)["responses"]
    for answer in answers:
        whole = answer["status"] == 200 and not answer["_shards"]["failed"]
        _expect(whole, f"a part of the page of a search fails: {json.dumps(answer)[:200]}")
    _expect("aggregations" in answers[1], "the page of a search has no counts")


def _page(words: str) -> PageBodies:
    filters = Filters(words=parse_query(words))
    request = PageRequest(filters, None, 20, _DAY, facets=tuple(FACETS))
    return page_bodies(request, Cursor((), _DAY), lambda _: ())


def _found(trial: _Trial, body: Mapping[str, Any]) -> list[str]:
    hits = trial.send("POST", f"{trial.articles}/_search", body)["hits"]["hits"]
    return [hit["_id"] for hit in hits]


def _alias(trial: _Trial) -> None:
    alias = trial.names.articles
    first, second = trial.names.generation(1), trial.names.generation(2)
    for index, left in ((first, None), (second, first)):
        actions = [{"remove": {"index": left, "alias": alias}}] if left else []
        trial.send(
            "POST",
            "/_aliases",
            {"actions": [*actions, {"add": {"index": index, "alias": alias}}]},
        )
        behind = list(trial.send("GET", f"/{alias}-v*/_alias/{alias}"))
        _expect(behind == [index], f"the alias stands for {', '.join(behind)}, not for {index}")


def _mapping(trial: _Trial) -> None:
    wanted = index_body("articles")["mappings"]["properties"]
    trial.send("PUT", f"{trial.articles}/_mapping", {"properties": wanted})


def _delete(trial: _Trial) -> None:
    for path in _made(trial):
        trial.send("DELETE", path)


def _reason(answer: EngineAnswer) -> str:
    """Return what the engine says of a refusal, after a colon; nothing where it says nothing."""
    error = answer.body.get("error") if isinstance(answer.body, dict) else answer.body
    told = error.get("reason") if isinstance(error, dict) else error
    if answer.status in (401, 403):
        return ": it refuses the signature, or the role has no right to this"
    return f": {told}" if told else ""


CHECKS = (
    Check("indices", _create_indices, "Nothing can be stored."),
    Check(
        "index template", _template, "An index that comes back after a loss has the wrong mapping."
    ),
    Check("index settings", _settings, "Articles are found late, or deleted ones come back."),
    Check("mapping update", _mapping, "A new field needs a reindex."),
    Check("create only", _creation, "Two functions that begin at once may undo each other's work."),
    Check("compare and set", _compare_and_set, "Two uploads at once may leave the older article."),
    Check("external versions", _external_versions, "A late write may bring an old article back."),
    Check("realtime reads", _realtime, "Ingest decides on an old state and may lose an upload."),
    Check("nested limit", _nested_limit, "Articles with very many events are quarantined."),
    Check("analyzers", _analyzers, "Searches miss words with accents, endings or other scripts."),
    Check("page of a search", _pages, "Searches fail."),
    Check(
        "refresh", _refresh, "A reindex shows less than before, and `reconcile` compares too early."
    ),
    Check("alias move", _alias, "A reindex cannot be put in use without a gap."),
)
"""All checks but that of the deletion, in order: the first one makes what the others need."""

_DELETION = Check("deletion", _delete, "An old generation cannot be removed.")
