"""Changes of office holders written into the leaders' files, with Wikidata's ids beside."""

import re
from collections import Counter

from infra.vocabulary.refresh.difference import Change, Held
from infra.vocabulary.refresh.holders import Holder
from shared.vocabulary import Vocabulary
from shared.vocabulary.normal_form import fold
from shared.vocabulary.wikidata import LEADERS

_AS_OF = re.compile(r"(?m)^# as_of: .*$")


class Editor:
    """Text of the files on leaders, changed line by line; all other lines stay as they are."""

    def __init__(self, sources: dict[str, str], vocabulary: Vocabulary) -> None:
        self._lines = {
            file: text.split("\n") for file, text in sources.items() if file.startswith("leaders/")
        }
        self._sources = sources
        self._ids = set(vocabulary.leaders)
        self._of_item: dict[str, str] = {}
        self._items = {one.id: one.wikidata for one in vocabulary.leaders.values()}
        self._found: list[str] = []

    def apply(self, changes: list[Change], as_of: str) -> dict[str, str]:
        """Write the changes that are clear, and return the files that they change.

        Args:
            changes: as `compare` gives them; unclear ones are left out.
            as_of: ISO day up to which the changed files are known from now on.
        """
        for change in changes:
            if not change.unclear:
                self._write(change)
        edited = {file: "\n".join(lines) for file, lines in self._lines.items()}
        if LEADERS in self._sources:
            edited[LEADERS] = self._sources[LEADERS] + "".join(self._found)
        return {
            file: _AS_OF.sub(f"# as_of: {as_of}", text, count=1)
            for file, text in edited.items()
            if text != self._sources[file]
        }

    def _write(self, change: Change) -> None:
        start = change.holder.start
        file = self._home(change)
        if change.before:
            self._end(change.before, start)
        term = f"{change.office} {change.place} {start}.."
        known = change.leader or self._of_item.get(change.holder.item)
        if known:
            self._note_item(known, change.holder.item)
            self._add_term(known, term)
            return
        new = self._new_id(change.holder, change.place)
        aliases = "; ".join(_kept_aliases(change.holder))
        self._of_item[change.holder.item] = new
        self._note_item(new, change.holder.item)
        lines = self._lines[file]
        lines.insert(len(lines) - 1, f"{new} | {change.holder.name} | {aliases} | {term}")

    def _home(self, change: Change) -> str:
        """Choose the file for a new person: the predecessor's, else the place's."""
        if change.before:
            return self._find(change.before[0].id)[0]
        told = Counter(
            {
                file: "\n".join(lines).count(f" {change.place} ")
                for file, lines in self._lines.items()
            }
        )
        return told.most_common(1)[0][0]

    def _find(self, leader: str) -> tuple[str, int]:
        """Find a leader's file, and the index of the line there."""
        return next(
            (file, index)
            for file, lines in self._lines.items()
            for index, line in enumerate(lines)
            if line.partition("|")[0].strip() == leader
        )

    def _end(self, before: Held, day: str) -> None:
        leader, term = before
        file, index = self._find(leader.id)
        place = term.organisation or term.country
        open_term = re.compile(rf"{term.office} {place} {term.start}\.\.(?=\s*(;|$))")
        self._lines[file][index] = open_term.sub(rf"\g<0>{day}", self._lines[file][index])

    def _add_term(self, leader: str, term: str) -> None:
        file, index = self._find(leader)
        head, bar, terms = self._lines[file][index].rpartition("|")
        self._lines[file][index] = f"{head}{bar} {term}; {terms.strip()}".rstrip("; ")

    def _note_item(self, leader: str, item: str) -> None:
        if not self._items.get(leader):
            self._items[leader] = item
            self._found.append(f"{leader} | {item} | wikidata\n")

    def _new_id(self, holder: Holder, place: str) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(holder.name).lower()).strip("-")
        new = slug if slug not in self._ids else f"{slug}-{place.lower()}"
        self._ids.add(new)
        return new


def _kept_aliases(holder: Holder) -> list[str]:
    """Keep the spellings of the same surname; Wikidata's other labels are too often nicknames."""
    last = fold(holder.name).lower().rpartition(" ")[2]
    return sorted(
        alias
        for alias in set(holder.aliases)
        if " " in alias
        and not set(alias) & set("|;=#")
        and fold(alias).lower().rpartition(" ")[2] == last
        and fold(alias).lower() != fold(holder.name).lower()
    )
