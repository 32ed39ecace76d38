"""XML as a tree: safe, bounded, and tolerant of the usual errors in agencies' files."""

import re
from collections.abc import Iterable
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError
from xml.sax.saxutils import escape

from shared.articles.encoding.decoding import declared_charsets, decode
from shared.domain.errors import PermanentError

# An element costs up to 200 bytes; a message of a hundred long articles has about 20,000.
_ELEMENTS = 300_000
_DECLARATION = re.compile(r"<\?xml\s[^>]{0,400}\?>")
_DECLARED_BYTES = 512
# A document type that declares no entity for the text. NewsML 1 names the DTD of NITF in a
# parameter entity; no DTD is loaded.
_DOCTYPE = re.compile(
    r"(?>\s+|<!--.*?-->|<\?.*?\?>)*+<!DOCTYPE\s[^\[\]<>]*+"
    r"(?:\[(?>\s+|%[\w.-]+;|<!--.*?-->|<!ENTITY\s+%\s[^<>]*>)*+\]\s*)?>",
    re.DOTALL,
)
_SPACE = "\ufeff \t\r\n\f\v"
_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
# Markup in which `&` is an ampersand, or a reference.
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    r"|&(?:#(?P<decimal>\d{1,9})|#[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<name>[A-Za-z]\w{1,31}));"
    r"|&(?![\w#])|&(?=\w{1,40}[^\w;])",
    re.DOTALL,
)
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


def parse_xml(data: bytes, declared: Iterable[str] = ()) -> Element:
    """Build the tree of an XML document.

    The bytes decide on the encoding before the declaration does, as in other formats. Space before
    the declaration is ignored. HTML's names of characters (`&eacute;`) need no DTD. References to
    characters that XML does not have become spaces. An ampersand that begins no reference is kept.

    Args:
        data: the document.
        declared: encodings that its container names.

    Raises:
        PermanentError: `bad-encoding`, `bad-xml`, `unsafe-xml` or `too-complex`.
    """
    from defusedxml import DefusedXmlException  # only XML needs it
    from defusedxml.ElementTree import fromstring

    if data.count(b"<") > 2 * _ELEMENTS:
        raise PermanentError("too-complex", "The XML has more elements than any article.")
    try:
        root: Element = fromstring(
            _text(data, declared), forbid_entities=True, forbid_external=True
        )
    except DefusedXmlException:
        raise PermanentError(
            "unsafe-xml",
            "The XML declares entities or loads other files, which is not allowed. "
            "Write the characters themselves.",
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise PermanentError("bad-xml", f"Not well-formed XML: {str(error)[:200]}.") from None
    return root


def _text(data: bytes, declared: Iterable[str]) -> str:
    head = data[:_DECLARED_BYTES].decode("ascii", "replace")
    declaration = _DECLARATION.search(head)
    names = declared_charsets(declaration[0]) if declaration else []
    text = decode(data, (*names, *declared)).lstrip(_SPACE)
    # The tree is built from text, so a declaration of an encoding or of XML 1.1 would be wrong.
    text = _DECLARATION.sub(_line_breaks, text, count=1)
    if doctype := _DOCTYPE.match(text):
        text = f"{_line_breaks(doctype)}{text[doctype.end() :]}"
    return _NO_CHARACTERS.sub("\ufffd", _REFERENCE.sub(_resolved, text) if "&" in text else text)


def _line_breaks(found: re.Match[str]) -> str:
    """Return the line breaks of removed text, so that errors name the right line."""
    return "\n" * found[0].count("\n")


def _resolved(found: re.Match[str]) -> str:
    if name := found["name"]:
        return found[0] if name in _PREDEFINED else escape(html5.get(f"{name};", found[0]))
    digits = found["decimal"] or found["hex"]
    if digits is None:
        return "&amp;" if found[0] == "&" else found[0]
    code = int(digits, 10 if found["decimal"] else 16)
    return found[0] if _is_character(code) else " "


def _is_character(code: int) -> bool:
    """Return whether XML 1.0 allows a character (its section 2.2)."""
    return (
        code in (9, 10, 13)
        or 32 <= code < 0xD800
        or 0xE000 <= code < 0xFFFE
        or 0x10000 <= code < 0x110000
    )
