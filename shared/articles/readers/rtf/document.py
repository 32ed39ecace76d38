"""The article of an RTF document."""

from datetime import date

from shared.articles.encoding.decoding import clean
from shared.articles.readers.documents import Paragraph, Properties, paragraph_role, read_document
from shared.articles.readers.rtf.content import ContentParser
from shared.articles.readers.rtf.tokens import bad_rtf, tokenize_rtf
from shared.domain.articles import Article
from shared.domain.errors import PermanentError


def read_rtf(data: bytes, latest: date) -> Article:
    """Read an RTF document, without headers, footers, notes, pictures and hidden text.

    Args:
        data: the file.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `bad-rtf`, `truncated`, `no-text`, `text-too-long`, `too-deep` or
            `too-complex`.
    """
    start = data.find(b"{\\rtf")
    if start < 0:
        raise bad_rtf("it does not begin with the mark of RTF")
    content = ContentParser()
    for token in tokenize_rtf(data[start:].decode("latin-1")):
        content.take(token)
        if content.is_closed:
            break
    if not content.is_closed:
        raise PermanentError(
            "truncated", "The document ends before its last bracket. Upload the whole file again."
        )
    shown = ((clean(one.text).strip(), one.style, one.level) for one in content.paragraphs)
    written = [
        Paragraph(text, paragraph_role(content.styles.get(style, ""), level))
        for text, style, level in shown
        if text
    ]
    if not written:
        raise PermanentError(
            "no-text", "The document holds no text. Check that it is the right file."
        )
    told = content.properties
    created = content.created()
    return read_document(
        written, Properties(clean(told["title"]), clean(told["author"]), created), latest
    )
