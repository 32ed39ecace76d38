"""Manifests as documents: one small document for each key, and its pages."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError

from shared.adapters.opensearch.errors import engine_errors
from shared.domain.errors import SearchUnavailable
from shared.domain.manifests import BadRecord, Manifest, Outcome, Page, PassPages
from shared.domain.objects import ObjectRef, ObjectVersion

_PAGES_AT_ONCE = 20
_MANIFESTS_AT_ONCE = 500


class OpenSearchManifests:
    """The manifests of one generation; implements `shared.ports.ManifestStore`.

    Reads are GETs by id, which also see documents that are not refreshed yet.
    """

    def __init__(self, client: OpenSearch, index: str) -> None:
        """Keep the client; nothing is sent yet."""
        self._client = client
        self._index = index

    def read(self, ref: ObjectRef) -> Manifest:
        """Return the manifest of a key; one with number 0 if none is stored."""
        with engine_errors():
            try:
                found = self._client.get(index=self._index, id=manifest_id(ref))
            except NotFoundError:
                return Manifest(ref)
        return _manifest(found["_source"], f"{found['_seq_no']}:{found['_primary_term']}")

    def swap(self, manifest: Manifest) -> Manifest:
        """Replace the manifest from which this one was made.

        Raises:
            VersionConflict: another pass has changed it meanwhile.
        """
        id = manifest_id(manifest.ref)
        if manifest.token:
            sequence, term = manifest.token.split(":")
            expected: dict[str, Any] = {"if_seq_no": int(sequence), "if_primary_term": int(term)}
        else:
            expected = {"op_type": "create"}
        with engine_errors():
            stored = self._client.index(
                index=self._index, id=id, body=_source(manifest, id), **expected
            )
        return replace(manifest, token=f"{stored['_seq_no']}:{stored['_primary_term']}")

    def put_page(self, ref: ObjectRef, number: int, index: int, page: Page) -> None:
        """Write page `index` of pass `number`."""
        id = page_id(ref, number, index)
        body = {
            "id": id,
            "kind": "page",
            "bucket": ref.bucket,
            "key": ref.key,
            "number": number,
            "body": asdict(page),
        }
        with engine_errors():
            self._client.index(index=self._index, id=id, body=body)

    def read_pages(self, ref: ObjectRef, pages: PassPages) -> Iterator[tuple[int, Page]]:
        """Yield the pages of a pass with their index, in order, without pages that are gone."""
        for first in range(0, pages.count, _PAGES_AT_ONCE):
            indices = range(first, min(first + _PAGES_AT_ONCE, pages.count))
            ids = [page_id(ref, pages.number, index) for index in indices]
            with engine_errors():
                found = self._client.mget(index=self._index, body={"ids": ids})
            for index, document in zip(indices, found["docs"], strict=True):
                if "error" in document:
                    raise SearchUnavailable(f"a page cannot be read: {document['error']}")
                if document["found"]:
                    yield index, _page(document["_source"]["body"])

    def drop_page(self, ref: ObjectRef, number: int, index: int) -> None:
        """Remove a page; do nothing where it does not exist."""
        with engine_errors(), suppress(NotFoundError):
            self._client.delete(index=self._index, id=page_id(ref, number, index))

    def scan(self) -> Iterator[Manifest]:
        """Yield every manifest that a search can find, by bucket and key, without valid tokens."""
        body: dict[str, Any] = {
            "size": _MANIFESTS_AT_ONCE,
            "query": {"term": {"kind": "manifest"}},
            "sort": [{"bucket": "asc"}, {"key": "asc"}],
        }
        while True:
            with engine_errors():
                hits = self._client.search(index=self._index, body=body)["hits"]["hits"]
            for hit in hits:
                yield _manifest(hit["_source"], "")
            if len(hits) < _MANIFESTS_AT_ONCE:
                return
            body["search_after"] = hits[-1]["sort"]


def manifest_id(ref: ObjectRef) -> str:
    """Return the id of a key's manifest: 40 hex digits."""
    return hashlib.sha256(json.dumps([ref.bucket, ref.key]).encode()).hexdigest()[:40]


def page_id(ref: ObjectRef, number: int, index: int) -> str:
    """Return the id of a page: that of the manifest, the pass and the page, all in hex."""
    return f"{manifest_id(ref)}{number:012x}{index:08x}"


def _source(manifest: Manifest, id: str) -> dict[str, Any]:
    version = asdict(manifest.version) if manifest.version else None
    if manifest.version and version:
        version["last_modified"] = manifest.version.last_modified.isoformat()
        del version["archived"]  # it may change, and the version stays the same
    return {
        "id": id,
        "kind": "manifest",
        "bucket": manifest.ref.bucket,
        "key": manifest.ref.key,
        "number": manifest.number,
        "state": manifest.outcome.state,
        "changed_at": manifest.changed_at,
        "body": {
            "outcome": asdict(manifest.outcome),
            "version": version,
            "ids": manifest.ids,
            "pages": [asdict(pages) for pages in manifest.pages],
            "noted": manifest.noted,
            "read_at": manifest.read_at,
            "event": manifest.event,
        },
    }


def _manifest(source: dict[str, Any], token: str) -> Manifest:
    body = source["body"]
    return Manifest(
        ObjectRef(source["bucket"], source["key"]),
        source["number"],
        Outcome(**body["outcome"]),
        _version(body["version"]) if body["version"] else None,
        tuple(body["ids"]),
        tuple(PassPages(**pages) for pages in body["pages"]),
        body["noted"],
        source["changed_at"],
        body.get(
            "read_at", 0.0
        ),  # manifests that were written before there were embargoes have none
        body.get("event", ""),  # likewise
        token,
    )


def _version(fields: dict[str, Any]) -> ObjectVersion:
    return ObjectVersion(
        fields["etag"],
        fields["version_id"],
        fields["size"],
        fields["content_type"],
        tuple((name, value) for name, value in fields["metadata"]),
        datetime.fromisoformat(fields["last_modified"]),
    )


def _page(body: dict[str, Any]) -> Page:
    return Page(tuple(body["ids"]), tuple(BadRecord(**record) for record in body["bad"]))
