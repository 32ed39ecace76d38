"""The index of forms as the Lambdas ship it: to make it takes them longer than to read it."""

import marshal
from pathlib import Path

from shared.extraction.text.form_index import Entry, Index, build_index
from shared.vocabulary.model import Vocabulary

COMPILED = Path(__file__).with_name("form_index.bin")
"""Beside the code in a Lambda's zip; absent in a checkout."""

_FORMAT = 2
"""Of `marshal`, as the compiled vocabulary has it."""


def compile_index(vocabulary: Vocabulary, version: str) -> bytes:
    """Return the compiled index of a vocabulary: a version on a line, then the values.

    Args:
        vocabulary: the vocabulary.
        version: of the vocabulary and the rules, as annotations tell it.
    """
    root, lower, entries = build_index(vocabulary)
    values = (root, lower, [tuple(entry) for entry in entries])
    return f"{version}\n".encode("ascii") + marshal.dumps(values, _FORMAT)


def load_index(vocabulary: Vocabulary, version: str, compiled: Path = COMPILED) -> Index:
    """Return the index of a vocabulary; from its compiled form, if there is one of this version.

    Args:
        vocabulary: the vocabulary.
        version: of the vocabulary and the rules.
        compiled: the compiled form.
    """
    if compiled.is_file():
        head, _, values = compiled.read_bytes().partition(b"\n")
        if head.decode("ascii") == version:
            root, lower, entries = marshal.loads(values)  # noqa: S302 - from our own zip
            return Index(root, lower, [Entry._make(entry) for entry in entries])
    return build_index(vocabulary)
