"""What is wrong with a request, and the names that a wrong name of a parameter may have meant."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from shared.domain.errors import SummitryError
from shared.search.facet_registry import SYNONYMS

_MEANT = {
    **SYNONYMS,
    "query": ("q",), "search": ("q",), "text": ("q", "text"), "words": ("q",), "keywords": ("q",),
    "from": ("date_from",), "since": ("date_from",), "start": ("date_from",),
    "after": ("date_from", "cursor"), "to": ("date_to",), "until": ("date_to",),
    "end": ("date_to",), "before": ("date_to",),
    "date": ("newest", "date_from", "date_to", "published"),
    "page": ("cursor",), "offset": ("cursor",), "next": ("cursor",), "next_cursor": ("cursor",),
    "size": ("limit", "facet_size"), "count": ("limit", "facet_size"), "per_page": ("limit",),
    "rows": ("limit",), "order": ("sort",), "order_by": ("sort",), "body": ("text",),
    "content": ("text",),
    "headline": ("title",), "desc": ("newest",), "descending": ("newest",), "latest": ("newest",),
    "recent": ("newest",), "asc": ("oldest",), "ascending": ("oldest",), "score": ("relevance",),
    "best": ("relevance",), "or": ("any",), "and": ("all",), "yes": ("true",), "no": ("false",),
}  # fmt: skip
"""What people write for a parameter, a field or a fixed choice, with what they may mean."""

FEW = 10
"""If no value is near, all are offered where there are at most so many."""
_CUTOFF = 0.55


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a request.

    Attributes:
        parameter: the parameter it is about.
        message: one sentence for people.
        nearest: valid values that may have been meant, the likeliest first.
    """

    parameter: str
    message: str
    nearest: tuple[str, ...] = ()


class InvalidRequestError(SummitryError):
    """A request has a parameter that cannot be used.

    Attributes:
        problems: everything that is wrong with it.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; the first one is the message."""
        self.problems = tuple(problems)
        super().__init__(self.problems[0].message if self.problems else "invalid request")


def nearest_choices(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Find the names nearest to a wrong one, the likeliest first; all of a few if none is near."""
    known = tuple(dict.fromkeys(names))
    meant = _MEANT.get(name.casefold(), ())
    close = [*(one for one in meant if one in known), *get_close_matches(name, known, 3, _CUTOFF)]
    return tuple(dict.fromkeys(close)) or (known if len(known) <= FEW else ())
