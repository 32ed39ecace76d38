"""Web archives."""

from collections.abc import Iterable

from shared.articles.outcome import Outcome
from shared.articles.readers.reader import Certainty, Head, Reader, Upload


def _sniff(head: Head) -> Certainty:
    return Certainty.MARKED if head.data.startswith(b"WARC/") else Certainty.NAME_ONLY


def _read(upload: Upload) -> Iterable[Outcome]:
    from shared.articles.readers.warc.archive import read_warc

    return read_warc(upload.stream, upload.moments.latest, upload.start)


WARC = Reader("web archive", ("warc",), ("application/warc",), _sniff, _read)
