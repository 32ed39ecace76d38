"""Health: whether the engine answers, and which versions are in the index."""

from typing import Any

from shared.ports import SearchEngine

_MAX_VERSIONS = 100
_BODY: dict[str, Any] = {
    "size": 0,
    "track_total_hits": True,
    "aggs": {
        "indices": {"terms": {"field": "_index", "size": _MAX_VERSIONS}},
        "versions": {"terms": {"field": "extraction_version", "size": _MAX_VERSIONS}},
    },
}


def check_health(engine: SearchEngine) -> dict[str, Any]:
    """Ask the engine for the state of the index.

    Returns:
        `status` and `articles`; `indices` behind the alias with their mapping versions and counts;
        `extraction_versions` of vocabulary and rules with the number of articles that each tagged.

    Raises:
        SearchUnavailable: the engine does not answer.
    """
    answer = engine.search(_BODY)
    counts = answer["aggregations"]
    articles = {bucket["key"]: bucket["doc_count"] for bucket in counts["indices"]["buckets"]}
    return {
        "status": "ok",
        "articles": answer["hits"]["total"]["value"],
        "indices": [
            {
                "name": index.name,
                "mapping_version": index.mapping_version,
                "articles": articles.get(index.name, 0),
            }
            for index in engine.indices()
        ],
        "extraction_versions": [
            {"version": bucket["key"], "articles": bucket["doc_count"]}
            for bucket in counts["versions"]["buckets"]
        ],
    }
