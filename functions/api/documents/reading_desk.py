"""The reading desk: the page for people, as `make web` built it into `functions/api/page`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "page"
"""The built files; web/README.md tells how they are made."""

_INDEX = "index.html"
_ROOT = "{root}"
"""Stands in the built page for the path at which callers find the API."""

_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class PageFile:
    """A script, style or font of the page.

    Attributes:
        body: its bytes.
        media_type: its media type, with the charset of text.
    """

    body: bytes
    media_type: str


def page_html(root: str) -> bytes:
    """Return the page.

    Args:
        root: path at which callers find the API, such as `/v1`. The page's address may end with a
            slash or not, so an address relative to it would lead elsewhere in one of the two cases.
    """
    return _index().replace(_ROOT, escape(root)).encode()


@cache
def page_files() -> Mapping[str, PageFile]:
    """Return the page's scripts, styles and fonts by their names, which hold their hashes."""
    return {
        path.name: PageFile(path.read_bytes(), _MEDIA_TYPES[path.suffix])
        for path in sorted(FOLDER.iterdir())
        if path.suffix in _MEDIA_TYPES
    }


def page_policy(bucket_origin: str) -> str:
    """Return the page's Content-Security-Policy: nothing runs or loads but its own files.

    Args:
        bucket_origin: where forms of uploads lead; empty if nothing can be uploaded.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self' data:",
            f"connect-src 'self' {bucket_origin}".rstrip(),
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


@cache
def _index() -> str:
    return (FOLDER / _INDEX).read_text(encoding="utf-8")
