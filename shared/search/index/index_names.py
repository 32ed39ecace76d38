"""Names in the index: indices, aliases and the fields of an article's document."""

import re
from dataclasses import dataclass

MAPPING_VERSION = 2
"""Version of the mapping that this code writes and reads; `_meta.mapping_version` tells theirs.

A change of `mappings/articles.json` that is not purely additive raises it, and is then brought in
by `summitry reindex` alone.
"""

DEFAULT_PREFIX = "summitry-"
"""The default of `IndexPrefix` in template.yaml."""

_NUMBER = re.compile(r"-v(\d+)$")


@dataclass(frozen=True, slots=True)
class IndexNames:
    """Names of indices and aliases under one prefix.

    Attributes:
        prefix: put before every name; may be empty; lower case, as OpenSearch wants it.
    """

    prefix: str = ""

    @property
    def articles(self) -> str:
        """Alias that every search reads."""
        return f"{self.prefix}articles"

    @property
    def articles_pattern(self) -> str:
        """Pattern of the index template: every generation of the articles' index."""
        return f"{self.prefix}articles-v*"

    def generation(self, number: int) -> str:
        """Index that holds generation `number` of the articles, from 1."""
        return f"{self.prefix}articles-v{number}"

    def manifests(self, number: int) -> str:
        """Index that holds the manifests of generation `number`: what ingest knows of each key."""
        return f"{self.prefix}manifests-v{number}"

    @property
    def manifests_pattern(self) -> str:
        """Pattern of the index template: the manifests of every generation."""
        return f"{self.prefix}manifests-v*"

    @property
    def settings(self) -> str:
        """Index of the one document that tells where to write and read."""
        return f"{self.prefix}settings"

    @staticmethod
    def generation_of(index: str) -> int | None:
        """Number of the generation that an index name tells, or None."""
        found = _NUMBER.search(index)
        return int(found.group(1)) if found else None
