"""The documents are in plain English, as far as `plain_english` can tell.

A person has to read a page aloud for the rest: what the field calls a thing, and what comes first.
"""

from pathlib import Path

import pytest

from tests.architecture.plain_english import Fault, faults

ROOT = Path(__file__).parents[2]
FOLDERS = (".github", "clients", "docs", "functions", "infra", "shared", "tests/data/golden")
"""Folders whose pages are documents; the pages of samples/ and tests/data are articles."""


def documents() -> list[str]:
    """Return the paths of all Markdown documents from the root of the repository, sorted."""
    inner = (page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))
    pages = (*ROOT.glob("*.md"), ROOT / "web" / "README.md", *inner)
    return sorted(str(page.relative_to(ROOT)) for page in pages)


@pytest.mark.parametrize("document", documents())
def test_document_is_in_plain_english(document: str) -> None:
    """Each fault is told with file, line and sentence."""
    found = faults((ROOT / document).read_text("utf-8"))
    assert not found, "\n".join(f"{document}:{fault}" for fault in found)


def test_documents_are_found() -> None:
    """The pages that everybody reads first are among those that are checked."""
    assert {"README.md", "docs/ingest.md", "docs/runbook.md", "CHANGELOG.md"} <= set(documents())


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The " + "very " * 29 + "end.", "31 words"),
        ("The name of a leader never makes his country count.", "a person of unknown sex is no he"),
        ("What to do when something is wrong says [runbook.md](a.md).", "begins with its object"),
        ("This says [runbook.md](runbook.md).", "begins with its object"),
        ("How it holds is told in `docs/ingest.md`.", "begins with its object"),
        ("What each field is for says `document.py`, which writes them.", "begins with its object"),
        ("[Why that holds](docs/ingest.md) tells `ingest.md`.", "begins with its object"),
        ("Read are .txt, .md and .json.", "begins with its object"),
        ("Left out are the packages' own tests.", "begins with its object"),
        ("To which come 2 where the words stand together.", "begins with its object"),
        ("Who met two leaders has met twice.", "begins without its subject"),
        ("Whom a demand is made of takes part too.", "begins without its subject"),
        ("Of an item of a feed, the content goes first.", "begins without its subject"),
    ],
)
def test_bad_sentence_is_found(sentence: str, kind: str) -> None:
    """Each kind of fault is found, in the middle of a paragraph too."""
    assert [fault.kind for fault in faults(f"A line.\nAll is well. {sentence} More follows.")] == [
        kind
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The " + "very " * 28 + "end.",
        "What is the mapping's version, and who writes it?",
        "What cannot be read is refused with a reason.",
        "Compressed objects are read from their start.",
        "The [runbook](docs/runbook.md) tells what to do.",
        'The pronoun "he" means nobody, and neither does *his*.',
        "Of course it holds.",
        "Mr. Park and the U.S. Senate met at 8.30 p.m. in Seoul.",
        "`he.py` has " + "`code` " * 25 + "in it.",
    ],
)
def test_good_sentence_passes(sentence: str) -> None:
    """Questions, quotations, code and abbreviations are no faults."""
    assert faults(sentence) == []


def test_line_of_the_paragraph_is_told() -> None:
    """Code and headings are left out, a cell is not, and all lines are counted."""
    long = "word " * 31
    text = f"# {long}\n\n```\n{long}\n```\n\n| word | {long}|\n\n    {long}\n\n- one\n- He came.\n"
    assert faults(text) == [
        Fault(line=7, kind="31 words", sentence=long.strip()),
        Fault(line=12, kind="a person of unknown sex is no he", sentence="He came."),
    ]
