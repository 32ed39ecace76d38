"""The generations of the index, and the settings document that lists them."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError, RequestError

from shared.adapters.opensearch.alias import point_alias
from shared.adapters.opensearch.articles import OpenSearchArticles
from shared.adapters.opensearch.errors import engine_errors
from shared.adapters.opensearch.manifests import OpenSearchManifests
from shared.domain.errors import SearchDeclined, SummitryError, VersionConflict
from shared.ports import ActiveGenerations, ArticleIndex, Clock, ManifestStore
from shared.search.index.index_names import MAPPING_VERSION, IndexNames

SETTINGS_AGE = 10.0
"""Seconds for which a running function keeps the settings document."""

_ID = "generations"

_LAYOUT = ("number_of_shards", "auto_expand_replicas", "number_of_replicas", "refresh_interval")
"""The settings of an index that depend on the size of an archive and its engine."""

_SETTINGS_BODY: dict[str, Any] = {
    "settings": {
        "index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"},
        "analysis": {"analyzer": {"thai": {"type": "standard"}}},
    },
    "mappings": {
        "dynamic": "strict",
        "properties": {"read": {"type": "integer"}, "write": {"type": "integer"}},
    },
}


@dataclass(frozen=True, slots=True)
class IndexBodies:
    """The bodies of *create index*, from `shared.search.index.mappings`.

    Attributes:
        articles: articles.json.
        manifests: manifests.json.
    """

    articles: Mapping[str, Any]
    manifests: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OpenSearchGeneration:
    """One generation; implements `shared.ports.Generation`."""

    number: int
    articles: ArticleIndex
    manifests: ManifestStore


class OpenSearchCatalogue:
    """The generations under one prefix; implements `shared.ports.Catalogue`.

    With index bodies, it makes generation 1 on the first use of an empty engine, unless `begins` is
    false. It refuses to open a generation whose mapping is not that of this code. Without index
    bodies, it only reads.
    """

    def __init__(
        self,
        client: OpenSearch,
        names: IndexNames,
        clock: Clock,
        bodies: IndexBodies | None = None,
        *,
        begins: bool = True,
    ) -> None:
        """Keep the client; nothing is sent yet.

        Args:
            client: the engine's client.
            names: the names of the indices.
            clock: decides when the settings document is read again.
            bodies: the bodies of new indices; None for a reader.
            begins: whether it makes generation 1 if there is none; otherwise that is an error.
        """
        self._client = client
        self._names = names
        self._bodies = bodies
        self._begins = begins
        self._clock = clock
        self._known: ActiveGenerations | None = None
        self._known_at = 0.0
        self._opened: dict[int, OpenSearchGeneration] = {}

    def current(self) -> ActiveGenerations:
        """Return the generations in use, at most ten seconds old.

        Raises:
            SummitryError: there is none, and this catalogue may not make one.
        """
        age = self._clock.now() - self._known_at
        if self._known is None or not 0 <= age < SETTINGS_AGE:
            asked_at = self._clock.now()
            self._known = self._read() or self._first()
            self._known_at = asked_at
        return self._known

    def open(self, number: int) -> OpenSearchGeneration:
        """Return a generation for reading and writing.

        Raises:
            SearchDeclined: its mapping is not the one that this code writes.
        """
        if number not in self._opened:
            if self._bodies:
                self._fit(number, self._bodies)
            self._opened[number] = OpenSearchGeneration(
                number,
                OpenSearchArticles(self._client, self._names.generation(number)),
                OpenSearchManifests(self._client, self._names.manifests(number)),
            )
        return self._opened[number]

    def create(self, number: int, shards: int | None = None) -> None:
        """Make the empty indices of a generation; do nothing where they exist.

        A later one is laid out as the index that searches read, if nothing else is asked for. Its
        manifests have as many shards as its articles: each pass writes both.
        """
        if self._bodies is None:
            raise ValueError("a catalogue for reading makes no generation")
        kept = self._layout() if number > 1 else {}
        if shards is not None:
            kept["number_of_shards"] = shards
        bodies = IndexBodies(
            _with_settings(self._bodies.articles, kept),
            _with_settings(self._bodies.manifests, kept),
        )
        self._put_templates(bodies)
        self._create(self._names.manifests(number), bodies.manifests)
        self._create(self._names.generation(number), bodies.articles)

    def change(self, generations: ActiveGenerations) -> None:
        """Set the generations in use, and move the alias of searches in one step.

        The alias is moved first, so that an interrupted change can be repeated.
        """
        self._point_alias(generations.read)
        with engine_errors():
            self._client.index(index=self._names.settings, id=_ID, body=_source(generations))
        self._known = None

    def drop(self, number: int) -> bool:
        """Remove a generation with all its documents; return whether it existed."""
        self._opened.pop(number, None)
        there = False
        for index in (self._names.generation(number), self._names.manifests(number)):
            with engine_errors(), suppress(NotFoundError):
                self._client.indices.delete(index=index)
                there = True
        return there

    def refresh(self, number: int) -> None:
        """Make all writes visible to searches; for tools that compare, never for ingest."""
        for index in (self._names.generation(number), self._names.manifests(number)):
            with engine_errors():
                self._client.indices.refresh(index=index)

    def _read(self) -> ActiveGenerations | None:
        with engine_errors():
            try:
                found = self._client.get(index=self._names.settings, id=_ID)["_source"]
            except NotFoundError:
                return None
        return ActiveGenerations(found["read"], tuple(found["write"]))

    def _first(self) -> ActiveGenerations:
        """Make generation 1 with its alias; if several functions do so at once, one succeeds."""
        first = ActiveGenerations(1, (1,))
        if self._bodies is None:
            return first
        if not self._begins:
            raise SummitryError(
                f"the search engine has no index {self._names.settings}. Check --index-prefix; if "
                "nothing was ingested yet, upload an article or run `summitry backfill`"
            )
        self.create(1)
        self._point_alias(1)
        self._create(self._names.settings, _SETTINGS_BODY)
        try:
            with engine_errors():
                self._client.index(
                    index=self._names.settings, id=_ID, body=_source(first), op_type="create"
                )
        except VersionConflict:
            return self._read() or first
        return first

    def _layout(self) -> dict[str, Any]:
        """Return how the index that searches read is laid out; nothing where none is."""
        with engine_errors():
            try:
                found = self._client.indices.get_settings(index=self._names.articles)
            except NotFoundError:
                return {}
        (told,) = found.values()
        index = told["settings"]["index"]
        return {name: index[name] for name in _LAYOUT if name in index}

    def _put_templates(self, bodies: IndexBodies) -> None:
        """Set the mapping of indices that the engine makes by itself."""
        patterns = (
            (self._names.articles, self._names.articles_pattern, bodies.articles),
            (self._names.manifests_pattern[:-3], self._names.manifests_pattern, bodies.manifests),
        )
        for name, pattern, body in patterns:
            with engine_errors():
                self._client.indices.put_index_template(
                    name=name, body={"index_patterns": [pattern], "template": dict(body)}
                )

    def _point_alias(self, number: int) -> None:
        with engine_errors():
            point_alias(self._client, self._names.articles, self._names.generation(number))

    def _create(self, index: str, body: Mapping[str, Any]) -> None:
        with engine_errors():
            try:
                self._client.indices.create(index=index, body=dict(body))
            except RequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise

    def _fit(self, number: int, bodies: IndexBodies) -> None:
        """Add the fields that this code writes; a mapping of another version needs a reindex."""
        index = self._names.generation(number)
        with engine_errors():
            found = self._client.indices.get_mapping(index=index)[index]["mappings"]
            version = found.get("_meta", {}).get("mapping_version")
            if version != MAPPING_VERSION:
                raise SearchDeclined(
                    f"{index} has mapping version {version}, this code writes {MAPPING_VERSION}: "
                    "run `summitry reindex`"
                )
            wanted = bodies.articles["mappings"]["properties"]
            if found["properties"].keys() != wanted.keys():
                self._client.indices.put_mapping(index=index, body={"properties": wanted})


def _with_settings(body: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of *create index* with some other settings."""
    own = body["settings"]
    return {**body, "settings": {**own, "index": {**own["index"], **settings}}}


def _source(generations: ActiveGenerations) -> dict[str, Any]:
    return {"read": generations.read, "write": list(generations.write)}
