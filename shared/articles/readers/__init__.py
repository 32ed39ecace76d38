"""The registry of readers: one row for each format.

A new format needs a module or package here and a row in READERS.
"""

from shared.articles.readers.docx import DOCX
from shared.articles.readers.feed import FEED
from shared.articles.readers.html import HTML
from shared.articles.readers.json import JSON, JSON_LINES
from shared.articles.readers.mail import MAIL, SAVED_PAGE
from shared.articles.readers.markdown import MARKDOWN
from shared.articles.readers.news_xml import NEWS_XML
from shared.articles.readers.pdf import PDF
from shared.articles.readers.plain_text import PLAIN_TEXT
from shared.articles.readers.reader import Reader
from shared.articles.readers.rtf import RTF
from shared.articles.readers.table import TABLE
from shared.articles.readers.warc import WARC
from shared.articles.readers.zip_archive import ZIP

READERS: tuple[Reader, ...] = (
    PLAIN_TEXT,
    MARKDOWN,
    HTML,
    JSON,
    JSON_LINES,
    PDF,
    DOCX,
    RTF,
    ZIP,
    NEWS_XML,
    FEED,
    TABLE,
    WARC,
    SAVED_PAGE,
    MAIL,
)
"""If two readers are equally certain and the object's name fits neither, the first one reads it."""
