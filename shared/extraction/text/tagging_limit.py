"""How much of an article is tagged: all, but of a very long one the beginning.

The cost of tagging is bounded by counting characters and known forms, never by a clock, so that
an article has the same tags wherever it is read. Cost follows the length for most texts; in a
text of little else than names, each of which costs as much as some twenty ordinary words, it
follows their number (`python -m infra.benchmarks.extraction`). Both bounds together keep the
dearest text that we could make under 2.5 s of a core, and a function of 1,024 MB has 0.58 of one.
"""

from shared.extraction.text.field import MatchedField, read_field
from shared.extraction.text.form_index import Index
from shared.extraction.text.tokens import tokenise

TAGGED_CHARACTERS = 500_000
"""Code points of a body that are tagged: some 80,000 words."""

TAGGED_FORMS = 20_000
"""Known forms in it; 500,000 characters of plain political news have about half as many."""

_WINDOW = 10_000  # characters before the bound in which the end of a sentence is looked for


def read_body(text: str, index: Index) -> MatchedField:
    """Tokenise and match as much of a body as is tagged.

    Args:
        text: the body, of any length.
        index: forms, as `build_index` makes them.

    Returns:
        Its matched field; if it is longer than the bounds allow, that of its first sentences.
    """
    field = read_field(_first(text, TAGGED_CHARACTERS), "body", index)
    if len(field.matches) <= TAGGED_FORMS:
        return field
    bound = field.tokens.starts[field.matches[TAGGED_FORMS].first]
    return read_field(_first(text, bound), "body", index)


def _first(text: str, bound: int) -> str:
    """Return the sentences that end within so many characters; whole words where there is none."""
    if len(text) <= bound:
        return text
    begin = max(0, bound - _WINDOW)
    tokens = tokenise(text[begin:bound], "body")
    whole = [last for _, last in tokens.sentences[:-1]]
    last = whole[-1] if whole else len(tokens.words) - 1
    return text[: begin + tokens.ends[last - 1]] if last > 0 else text[:bound]
