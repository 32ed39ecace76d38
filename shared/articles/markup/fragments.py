"""Text that may be plain or HTML, as fields of JSON and XML hold it."""

import re
from html import unescape

from shared.articles.encoding.decoding import clean
from shared.articles.text.paragraphs import paragraphs

_NAMES = (
    "a|abbr|address|article|aside|b|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|"
    "figcaption|figure|font|footer|h[1-6]|header|html|i|img|ins|li|main|nobr|ol|p|pre|q|s|section|"
    "small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
_OPENING = re.compile(rf"<({_NAMES})(?:\s[^<>]*)?>", re.IGNORECASE)
_CLOSING = re.compile(rf"</({_NAMES})\s*>", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FIRST = re.compile(r"\s*<p(?:\s[^<>]*)?>", re.IGNORECASE)
# Tags of paragraphs, and paragraphs that only a blank line marks.
_PARAGRAPH = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_BLANK = re.compile(r"\n[^\S\n]*\n")
# Only with a semicolon: `?a=1&copy=2` is a part of an address.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def is_markup(text: str) -> bool:
    """Return whether a text is HTML and not plain text with a `<`.

    The signs are an HTML tag that is opened and closed, a line break, or a paragraph at the start.
    """
    if "<" not in text:
        return False
    if _LINE_BREAK.search(text) or _FIRST.match(text):
        return True
    closed = {name.lower() for name in _CLOSING.findall(text)}
    return any(name.lower() in closed for name in _OPENING.findall(text))


def fragment_text(raw: str) -> str:
    """Return the paragraphs of a text, plain or HTML, apart by a blank line each.

    Entities are resolved in both; escaped HTML is read as HTML.
    """
    text = clean(raw)
    if "&" in text and not is_markup(text):
        text = resolve_entities(text)
    return markup_text(text) if is_markup(text) else paragraphs(text)


def resolve_entities(text: str) -> str:
    """Replace the entities of a text by their characters."""
    return clean(_ENTITY.sub(lambda found: unescape(found[0]), text)) if "&" in text else text


def markup_text(markup: str) -> str:
    """Return the paragraphs of HTML; where it has no tags for them, blank lines end them."""
    from shared.articles.markup.html import html_text  # lxml, for markup alone

    if not _PARAGRAPH.search(markup):
        markup = _BLANK.sub("<br>", markup)
    return html_text(markup)


def fragment_line(raw: str) -> str:
    """Return a text, plain or HTML, on one line."""
    text = fragment_text(raw) if "<" in raw or "&" in raw else clean(raw)
    return " ".join(text.split())
