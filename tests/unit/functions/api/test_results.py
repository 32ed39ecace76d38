"""The results of the use cases have the fields that the schemas of the answers describe."""

from dataclasses import fields

import pytest
from pydantic import BaseModel

from functions.api.schemas import counts as schemas
from functions.api.schemas.articles import ArticlePage
from shared.search.counts.facets import FacetCounts, FacetValue
from shared.search.counts.network import Edge
from shared.search.counts.split_timeline import Series, SplitTimeline
from shared.search.counts.timeline import Bucket, Timeline
from shared.search.filters.name_spellings import Hint
from shared.usecases.read.network import Network, Node
from shared.usecases.read.search_articles import Count, SearchResult
from shared.usecases.read.suggest import Suggestion

PAIRS = [
    (SearchResult, ArticlePage),
    (Count, schemas.Total),
    (Count, schemas.Stories),
    (FacetCounts, schemas.Facet),
    (FacetValue, schemas.FacetValue),
    (Timeline, schemas.Timeline),
    (Bucket, schemas.Bucket),
    (Series, schemas.Series),
    (SplitTimeline, schemas.SplitTimeline),
    (Hint, schemas.Hint),
    (Network, schemas.Network),
    (Node, schemas.Node),
    (Edge, schemas.Edge),
    (Suggestion, schemas.Suggestion),
]


@pytest.mark.parametrize(("result", "schema"), PAIRS, ids=lambda one: one.__name__)
def test_result_has_the_fields_of_its_schema(result: type, schema: type[BaseModel]) -> None:
    assert {field.name for field in fields(result)} == set(schema.model_fields)
