"""The article of a Word document."""

import io
from collections.abc import Mapping
from datetime import date
from zipfile import ZipFile

from shared.articles.encoding.decoding import clean
from shared.articles.readers.documents import Paragraph, Properties, paragraph_role, read_document
from shared.articles.readers.docx import content, package
from shared.articles.readers.docx.xml_events import bad_docx
from shared.articles.streams.zip_archives import open_archive
from shared.domain.articles import Article
from shared.domain.errors import PermanentError

# A library whose documents have the properties of its template.
_TEMPLATE = "python-docx"


def read_docx(data: bytes, latest: date) -> Article:
    """Read the final version of a Word document: with insertions, without deletions and comments.

    Headers, footers, notes and hidden text are left out.

    Args:
        data: the file.
        latest: the last day that can be one of publication.

    Raises:
        PermanentError: `bad-docx`, `bad-zip`, `encrypted-zip`, `unsafe-xml`, `no-text`,
            `text-too-long`, `too-large`, `too-complex`, `decompression-ratio` or `unknown-format`.
    """
    try:
        archive = open_archive(io.BytesIO(data))
    except PermanentError as error:
        raise bad_docx("it is no whole archive") if error.reason == "bad-zip" else error from None
    return read_docx_archive(archive, latest)


def read_docx_archive(archive: ZipFile, latest: date) -> Article:
    """Read a Word document from its open archive, as `read_docx` does."""
    read = package.read_content(archive)
    styles = package.read_styles(archive)
    written = [_shown(paragraph, styles) for paragraph in read.paragraphs]
    if not written:
        held = "only a file of another format" if read.foreign else "no text"
        raise PermanentError(
            "no-text",
            f"The document holds {held}. Open it in Word and save it again, or upload its text.",
        )
    return read_document(written, _properties(package.read_properties(archive)), latest)


def _shown(paragraph: content.StyledParagraph, styles: Mapping[str, str]) -> Paragraph:
    style = styles.get(paragraph.style, paragraph.style.lower())
    return Paragraph(clean(paragraph.text).strip(), paragraph_role(style, paragraph.level))


def _properties(values: Mapping[str, str]) -> Properties:
    if values.get("creator") == _TEMPLATE:
        return Properties()
    return Properties(values.get("title", ""), values.get("creator", ""), values.get("created", ""))
