"""Broken and hostile uploads, made on demand: what the readers and the whole ingest must survive.

Each must end in articles or in quarantine with a reason that helps, in bounded memory and time.
"""

from tests.hostile.archives import archives
from tests.hostile.bombs import bombs
from tests.hostile.damage import empty, garbled, misnamed, truncated
from tests.hostile.documents import documents
from tests.hostile.mails import mails
from tests.hostile.markup import html, xml
from tests.hostile.model import Hostile
from tests.hostile.records import json_documents, json_lines
from tests.hostile.tables import tables
from tests.hostile.texts import encodings, long_texts
from tests.hostile.zips import zips


def hostile_uploads() -> list[Hostile]:
    """The corpus, always the same one."""
    return [
        *empty(),
        *truncated(),
        *garbled(),
        *misnamed(),
        *encodings(),
        *bombs(),
        *json_documents(),
        *json_lines(),
        *xml(),
        *html(),
        *archives(),
        *mails(),
        *tables(),
        *documents(),
        *zips(),
        *long_texts(),
    ]
