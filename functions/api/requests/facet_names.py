"""The name of a facet as pydantic and OpenAPI see it: one of those in the registry."""

from typing import TYPE_CHECKING, Literal

from shared.search.facet_registry import FACETS

if TYPE_CHECKING:  # A type checker knows no names that are read while the program runs.
    type FacetName = str
else:
    type FacetName = Literal[FACETS]
