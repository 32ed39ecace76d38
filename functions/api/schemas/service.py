"""Health of the service."""

from typing import Literal

from functions.api.schemas.base import Answer


class Liveness(Answer):
    """That the API answers."""

    status: Literal["ok"]


class IndexHealth(Answer):
    """An index that searches read."""

    name: str
    mapping_version: int | None
    articles: int


class VersionHealth(Answer):
    """Articles tagged by one version of vocabulary and rules."""

    version: str
    articles: int


class Health(Answer):
    """What the API answers from."""

    status: Literal["ok"]
    articles: int
    indices: list[IndexHealth]
    extraction_versions: list[VersionHealth]
