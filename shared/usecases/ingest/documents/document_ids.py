"""Ids of documents, which follow from bucket, key and record."""

import hashlib
import json
from bisect import bisect_left
from dataclasses import dataclass, field

from shared.domain.articles import Article
from shared.domain.objects import ObjectRef


@dataclass(slots=True)
class DocumentIds:
    """The ids of the documents of one object.

    An id follows from bucket, key and the record's own id. Where the record has none, or another
    record of the object has the same one, the id follows from the content. Where that id is used
    too, the number of earlier records with this content is added. So no id depends on what stands
    before its record, and copies have different ids.

    Attributes:
        ref: the object.
        used: ids that a document has already.
        next_copies: the number of the next copy of a content, by the id of its first copy.
    """

    ref: ObjectRef
    used: set[str] = field(default_factory=set)
    next_copies: dict[str, int] = field(default_factory=dict)

    def assign(self, article: Article) -> str:
        """Return the id of the next record: 32 hex digits."""
        id = self._from_record_id(article) or self._from_content(article)
        self.used.add(id)
        return id

    def _from_record_id(self, article: Article) -> str | None:
        """Return the id that follows from the record's own; None where there is none, or used."""
        if article.record_id is None:
            return None
        id = self._hash("record", article.record_id)
        return None if id in self.used else id

    def _from_content(self, article: Article) -> str:
        content = json.dumps([article.title, article.body, article.published, article.url])
        first = self._copy(content, 0)
        if first not in self.used:
            return first
        copy = self.next_copies.get(first) or self._first_unused_copy(content)
        self.next_copies[first] = copy + 1
        return self._copy(content, copy)

    def _first_unused_copy(self, content: str) -> int:
        """Return the first unused number of a copy; numbers have no gaps, so it bisects."""
        bound = 1
        while self._copy(content, bound) in self.used:
            bound *= 2
        numbers = range(bound)
        return bisect_left(numbers, True, key=lambda n: self._copy(content, n) not in self.used)

    def _copy(self, content: str, number: int) -> str:
        return self._hash("content", content, str(number))

    def _hash(self, *parts: str) -> str:
        text = json.dumps([self.ref.bucket, self.ref.key, *parts])
        return hashlib.sha256(text.encode()).hexdigest()[:32]
