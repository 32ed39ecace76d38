"""Examples that are written down, as their answers change with the vocabulary or deployment.

A test holds them to the schemas of their calls.
"""

from typing import Any

from shared.search.index.index_names import MAPPING_VERSION

MACRON_ID, VERSION = "emmanuel-macron", "5f0c2a9d-1"
KEY = "articles/2025/macron.txt"

STATIC_EXAMPLES: dict[str, Any] = {
    "extractArticle": {
        "id": None,
        "title": "Macron to visit Berlin",
        "published": "2025-08-28",
        "leaders": [
            {
                "id": MACRON_ID,
                "name": "Emmanuel Macron",
                "office": "President",
                "country": "FRA",
                "kind": "leader",
                "linked": True,
                "mentions": 2,
                "salience": 0.6,
            }
        ],
        "countries": [{"id": "DEU", "name": "Germany", "mentions": 2, "salience": 0.4}],
        "events": [
            {
                "type": "consult/visit",
                "label": "Visit",
                "status": "planned",
                "confidence": 0.93,
                "salience": 0.82,
                "date": "2025-09-01",
                "leaders": [MACRON_ID],
                "countries": ["DEU"],
                "actors": [MACRON_ID],
                "recipients": ["DEU"],
                "field": "body",
                "trigger": [38, 43],
                "sentence": [0, 62],
            }
        ],
        "mentions": [
            {
                "facet": "leader",
                "id": MACRON_ID,
                "field": "body",
                "start": 17,
                "end": 32,
                "surface": "Emmanuel Macron",
                "rule": "full-name",
            }
        ],
        "dateline": None,
        "version": VERSION,
    },
    "getOriginal": {
        "url": f"https://news.s3.eu-central-1.amazonaws.com/{KEY}?X-Amz-Signature=…",
        "expires": "2025-10-01T12:05:00Z",
        "name": "macron.txt",
        "content_type": "text/plain",
        "record": None,
        "overwritten": False,
    },
    "startUpload": {
        "url": "https://news.s3.amazonaws.com/",
        "fields": {"key": KEY, "Content-Type": "text/plain", "policy": "…", "x-amz-signature": "…"},
        "key": KEY,
        "expires_in": 900,
        "max_bytes": 20971520,
        "status": f"https://api.example/v1/uploads/{KEY}",
    },
    "getUpload": {
        "key": KEY,
        "state": "searchable",
        "articles": 1,
        "undated": 0,
        "unreadable": 0,
        "reason": "",
        "detail": "",
        "until": None,
        "records": [],
        "ids": [f"{2:032x}"],
    },
    "listLeaders": {
        "version": VERSION,
        "as_of": "2025-10-01",
        "leaders": [
            {
                "id": MACRON_ID,
                "name": "Emmanuel Macron",
                "aliases": [],
                "terms": [
                    {
                        "office": "president",
                        "label": "President",
                        "kind": "leader",
                        "country": "FRA",
                        "organisation": None,
                        "start": "2017-05-14",
                        "end": None,
                    }
                ],
                "wikidata": "Q3052772",
            }
        ],
    },
    "listCountries": {
        "version": VERSION,
        "countries": [
            {
                "id": "FRA",
                "name": "France",
                "capital": "Paris",
                "forms": ["France", "French", "Paris", "Elysee"],
                "wikidata": "Q142",
            }
        ],
    },
    "listEvents": {
        "version": VERSION,
        "events": [
            {
                "id": "consult/visit",
                "parent": "consult",
                "label": "Visit",
                "plover": "CONSULT/visit",
                "examples": ["The president arrived in Rabat for a two-day visit."],
            }
        ],
    },
    "checkLiveness": {"status": "ok"},
    "checkHealth": {
        "status": "ok",
        "articles": 3,
        "indices": [{"name": "articles-v1", "mapping_version": MAPPING_VERSION, "articles": 3}],
        "extraction_versions": [{"version": VERSION, "articles": 3}],
    },
}
