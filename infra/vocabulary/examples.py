"""The example sentences of the event types, held against what extraction makes of them."""

from collections.abc import Iterator, Mapping

from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary.data_files import Problem, Row, cell_values, parse_table
from shared.vocabulary.model import Vocabulary

_TYPES = "events/types.psv"


def check_examples(sources: Mapping[str, str], vocabulary: Vocabulary) -> list[Problem]:
    """Return a problem for each example sentence that does not give an event of its type.

    Args:
        sources: text of every data file by its path below the data folder.
        vocabulary: what the files hold, with no other problem in them.

    Returns:
        The problems in order of the lines. The example of an upper type may give one of its modes.
    """
    if not vocabulary.events.types:
        return []
    extractor = Extractor(vocabulary)
    rows = parse_table(_TYPES, sources[_TYPES]).rows
    return [problem for row in rows for problem in _problems(row, extractor)]


def _problems(row: Row, extractor: Extractor) -> Iterator[Problem]:
    wanted = row.cells[0]
    for sentence in cell_values(row.cells[3]):
        events = extractor.extract(ArticleText("", sentence)).events
        given = sorted({event.type for event in events})
        if not any(type_ == wanted or type_.startswith(f"{wanted}/") for type_ in given):
            told = " and ".join(given) or "no event"
            message = f"example {sentence!r} of {wanted} gives {told}"
            yield Problem(row.file, row.line, message)
