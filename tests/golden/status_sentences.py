"""Sentences that tell whether an event has happened, and the share of them that is read right.

Run as `python -m tests.golden.status_sentences [FILE] [--errors]`. It prints the share of each
status, and with `--errors` the sentences that are read wrong.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shared.domain.annotations import Event, Span, Status
from shared.domain.articles import ArticleText
from shared.extraction.extractor import Extractor
from shared.vocabulary import load
from tests.golden.gold_comparison import FOLDER

STATUS_SENTENCES = FOLDER / "status_sentences.jsonl"


@dataclass(frozen=True, slots=True)
class StatusSentence:
    """A sentence or two, and the status of one event in it.

    Attributes:
        id: short name.
        text: the sentences.
        published: the day of the article, as ISO 8601.
        type: event types that a reader accepts; empty where no event may be tagged.
        status: statuses that a reader accepts; empty where no event may be tagged.
        quote: the words of `text` that tell the event.
    """

    id: str
    text: str
    published: str
    type: list[str]
    status: list[Status]
    quote: str

    def found(self, extractor: Extractor) -> list[Event]:
        """Return the events whose trigger overlaps the quote and whose upper type is acceptable."""
        article = ArticleText("", self.text, date.fromisoformat(self.published))
        start = self.text.index(self.quote)
        quote = start, start + len(self.quote)
        upper = {_upper(type) for type in self.type}
        return [
            event
            for event in extractor.extract(article).events
            if (not upper or _upper(event.type) in upper)
            and any(_overlap(span, quote) for span in _triggers(event))
        ]

    def is_right(self, found: Sequence[Event]) -> bool:
        """Return whether an event has an acceptable status, or there is none where none may be."""
        if not self.status:
            return not found
        return any(event.status in self.status for event in found)


def read_status_sentences(path: Path = STATUS_SENTENCES) -> list[StatusSentence]:
    """Return the sentences of a file, in its order."""
    return [StatusSentence(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print how many sentences of each status are read right."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path, nargs="?", default=STATUS_SENTENCES)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    extractor = Extractor(load())
    total, right, unfound = Counter[str](), Counter[str](), 0
    for sentence in read_status_sentences(options.file):
        found = sentence.found(extractor)
        wanted = next(iter(sentence.status), "none")
        total[wanted] += 1
        if sentence.is_right(found):
            right[wanted] += 1
            continue
        unfound += not found
        if options.errors:
            got = [f"{event.type} {event.status}" for event in found]
            _print(sentence.id, sentence.status, sentence.type[:1], got, "|", sentence.text)
    for wanted, count in sorted(total.items()):
        _print(f"{wanted:13}{right[wanted]:4} of {count}")
    _print(
        f"all          {right.total():4} of {total.total()} = {right.total() / total.total():.3f}"
    )
    _print(f"no event found where one is told: {unfound}")


def _print(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def _triggers(event: Event) -> Iterator[Span]:
    yield event.trigger
    for _, start, end in event.evidence:
        yield start, end


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _upper(type: str) -> str:
    return type.partition("/")[0]


if __name__ == "__main__":
    main()
