"""Which reader an object gets: by what it holds, then by its name, then by its media type."""

import re
from typing import Literal

from shared.articles.decoding import mark_encoding, unmarked_utf16
from shared.domain.errors import PermanentError

type Format = Literal["text", "markdown", "html", "json", "jsonl", "pdf", "xml", "warc"]

GZIP = b"\x1f\x8b"
HEAD_BYTES = 8 * 1024

_EXTENSIONS: dict[str, Format] = {
    "txt": "text",
    "text": "text",
    "md": "markdown",
    "markdown": "markdown",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "json": "json",
    "jsonld": "json",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "pdf": "pdf",
    "xml": "xml",
    "nitf": "xml",
    "warc": "warc",
}
_TYPES: dict[str, Format] = {
    "text/plain": "text",
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/ld+json": "json",
    "application/jsonl": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
    "application/pdf": "pdf",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/nitf+xml": "xml",
    "application/warc": "warc",
}
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or office document; upload its articles one by one"),
    (b"\xd0\xcf\x11\xe0", "an office document; save it as text or PDF"),
    (b"{\\rtf", "an RTF document; save it as text or PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"BZh", "bzip2-compressed; compress with gzip"),
    (b"\xfd7zXZ", "xz-compressed; compress with gzip"),
    (b"(\xb5/\xfd", "zstd-compressed; compress with gzip"),
    (GZIP, "compressed twice; compress once"),
)
_HTML = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|script|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:html|body|article|p|div|h1)\b[^<>]{0,500}>", re.IGNORECASE)
_XML = re.compile(r"<(?:\?xml\b|!DOCTYPE\s+(?!html)|[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s/>])", re.I)
_JSON = re.compile(r'\{\s*(?:"|\})|\[\s*[\[{"\]]')
_LINES = re.compile(r"\{[^\n]*\}[ \t]*\n\s*\{")


def detect_format(head: bytes, name: str, content_type: str) -> Format:
    """Tell the format of an object.

    Args:
        head: its first bytes, decompressed.
        name: key or file name.
        content_type: media type; may be empty.

    Raises:
        PermanentError: `empty` or `unknown-format`.
    """
    named = _by_name(name, content_type)
    return _by_signature(head, named) or _by_text(head, named)


def _by_name(name: str, content_type: str) -> Format | None:
    leaf = name.rsplit("/", 1)[-1].lower().removesuffix(".gz")
    extension = leaf.rsplit(".", 1)[-1] if "." in leaf else ""
    return _EXTENSIONS.get(extension) or _TYPES.get(content_type.partition(";")[0].strip().lower())


def _by_signature(head: bytes, named: Format | None) -> Format | None:
    if not head.strip():
        if named == "jsonl" and head:
            return "jsonl"  # blank lines before the first article
        raise PermanentError(
            "empty", "The object is empty. Upload the file again, or leave it out."
        )
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"WARC/"):
        return "warc"
    foreign = next((what for mark, what in _FOREIGN if head.startswith(mark)), None)
    if foreign or (named != "pdf" and _is_binary(head)):
        raise _unknown(foreign or "binary data")
    return None


def _is_binary(head: bytes) -> bool:
    return 0 in head and not (mark_encoding(head) or unmarked_utf16(head))


def _by_text(head: bytes, named: Format | None) -> Format:
    text = head.decode(mark_encoding(head) or unmarked_utf16(head) or "utf-8", "replace").lstrip()
    if _JSON.match(text):
        if named == "jsonl" or (named != "json" and _LINES.match(text)):
            return "jsonl"
        return "json"
    if text.startswith("<"):
        return _markup(text, named)
    if named in (None, "pdf", "warc") and _TAG.search(text):
        return "html"
    if named is None:
        raise _unknown("text of no known kind")
    return named


def _markup(text: str, named: Format | None) -> Format:
    if _HTML.match(text):
        return "html"
    if named in ("html", "markdown"):
        return named
    return "xml" if _XML.match(text) else named or "html"


def _unknown(what: str) -> PermanentError:
    return PermanentError(
        "unknown-format",
        f"This is {what}. Articles are read from .txt, .md, .html, .json, .jsonl, .pdf, NITF or "
        "NewsML-G2 .xml and .warc, the text formats also as .gz.",
    )
