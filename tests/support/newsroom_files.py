"""The newsroom files: files as a newsroom's programs make them, and what must be read of them."""

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "newsroom"
"""Files as word processors, browsers, mail programs, spreadsheets, content systems, news agencies
and crawlers make them."""

_EXPECTED = FOLDER.with_suffix(".jsonl")


@dataclass(frozen=True, slots=True)
class Expected:
    """What one article of a file must be.

    Attributes:
        title: its title, in full.
        published: ISO 8601, or None.
        source: its source, or None.
        authors: names; None where they are not held against anything.
        language: its language.
        first: the words with which its text begins.
        last: the words with which its text ends.
        words: how many words its text has.
        lacks: what stands around the text in the file and must not be in it.
    """

    title: str
    published: str | None
    source: str | None
    authors: list[str] | None
    language: str
    first: str
    last: str
    words: int
    lacks: list[str]

    def faults_of(self, text: str) -> list[str]:
        """Tell what is wrong with a text; empty where it is this article's."""
        words = text.split()
        told = " ".join(words)
        found = {
            f"begins {told[:80]!r}": not told.startswith(self.first),
            f"ends {told[-80:]!r}": not told.endswith(self.last),
            f"has {len(words)} words": len(words) != self.words,
        }
        found |= {f"has {each!r}": each in text for each in self.lacks}
        return [fault for fault, is_there in found.items() if is_there]


def expected_articles() -> dict[str, list[Expected]]:
    """Give what is expected of each file, by its name: its articles in their order."""
    rows = map(json.loads, _EXPECTED.read_text(encoding="utf-8").splitlines())
    return {row["file"]: [Expected(**article) for article in row["articles"]] for row in rows}
