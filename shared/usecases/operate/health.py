"""Health: that the engine answers, and which versions are in the index."""

from typing import Any

from shared.ports import SearchEngine

_VERSIONS = 100
_BODY: dict[str, Any] = {
    "size": 0,
    "track_total_hits": True,
    "aggs": {
        "indices": {"terms": {"field": "_index", "size": _VERSIONS}},
        "versions": {"terms": {"field": "extraction_version", "size": _VERSIONS}},
    },
}


def check_health(engine: SearchEngine) -> dict[str, Any]:
    """Ask the engine what it holds.

    Returns:
        `status`, `articles`, the indices behind the alias with their mapping versions and
        counts, and the versions of vocabulary and rules with the articles each has tagged.

    Raises:
        SearchUnavailable: the engine does not answer.
    """
    answer = engine.search(_BODY)
    counts = answer["aggregations"]
    held = {bucket["key"]: bucket["doc_count"] for bucket in counts["indices"]["buckets"]}
    return {
        "status": "ok",
        "articles": answer["hits"]["total"]["value"],
        "indices": [
            {
                "name": index.name,
                "mapping_version": index.mapping_version,
                "articles": held.get(index.name, 0),
            }
            for index in engine.indices()
        ],
        "extraction_versions": [
            {"version": bucket["key"], "articles": bucket["doc_count"]}
            for bucket in counts["versions"]["buckets"]
        ],
    }
