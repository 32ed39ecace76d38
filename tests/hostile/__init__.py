"""Broken and hostile uploads, made on demand: what the readers and the whole ingest must survive.

Each must end in articles or in quarantine with a reason that helps, in bounded memory and time.
"""

import os

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

_SHARE = 4


def hostile_uploads_to_ingest() -> list[Hostile]:
    """What goes through the whole of ingest: all with PROVE=1, else one in four of each kind.

    All of it goes through the readers in any case; through ingest it takes many minutes.
    """
    uploads = hostile_uploads()
    return uploads if "PROVE" in os.environ else uploads[::_SHARE]


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
