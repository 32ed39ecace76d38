"""The nodes of a page's JSON-LD that are its article, with the names to which they refer."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shared.articles.readers.html.metadata.headlines import share_words
from shared.articles.readers.html.metadata.json_ld import schema_types
from shared.articles.records.article import UPDATES
from shared.articles.records.references import NAMES, Node, nodes_by_id
from shared.articles.text.names import is_name, unescaped
from shared.articles.text.urls import is_same_page, names_page

_MOST_NODES = 500
_MOST_NAMES = 50
_MOST_HOPS = 4  # steps from one node to another by `@id`, or to a name inside a name
# Keys under which a node holds the page's article; lists of teasers and comments have others.
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "subjectOf")
_PARTS = ("hasPart", "subjectOf")
_POSTS = ("BlogPosting", "LiveBlogPosting", "Report")
# Types of posts; an article may show posts of other sites too.
_SOCIAL = ("SocialMediaPosting", "DiscussionForumPosting")
_PEOPLE = ("author", "creator")
_OFFICES = ("publisher", "provider", "sourceOrganization", "copyrightHolder")


@dataclass(frozen=True, slots=True)
class ArticleSigns:
    """The signs by which a page's own article differs from other articles in its JSON-LD.

    Attributes:
        addresses: the page's addresses, as it declares them.
        headlines: the headlines that the page shows and declares.
    """

    addresses: Sequence[str]
    headlines: Sequence[str]


class PageNodes:
    """All nodes of the JSON-LD of one page."""

    def __init__(self, values: Iterable[object]) -> None:
        """Index the values of the page's scripts, as `read_json_ld` returns them."""
        values = list(values)
        self._nodes = [node for node, _ in zip(_walked(values), range(_MOST_NODES), strict=False)]
        self._by_id = nodes_by_id(values)
        ranked = [node for node, _ in self._nodes if _rank(node) is not None]
        self._posts = {str(node["@id"]): node for node in ranked if node.get("@id")}

    def articles(self, signs: ArticleSigns) -> list[Node]:
        """Return the nodes that are the page's article, the most probable first.

        People and organisations in them are replaced by their names, which may be anywhere in the
        page's JSON-LD. Those without a name are left out, because an address is no name.
        """
        ranked: list[tuple[int, int, Node]] = []
        for node, is_part in self._nodes:
            rank, likeness = _rank(node), _likeness(node, signs)
            least = 1 if rank == len(_RANKS) - 1 else 0 if is_part else -1
            if rank is not None and likeness >= least:
                ranked.append((-likeness, rank, node))
        ranked.sort(key=lambda entry: entry[:2])
        return [self._with_names(node) for _, _, node in ranked]

    def site(self) -> str | None:
        """Return the name of the site or its publisher; None where there are several."""
        for kind in ("WebSite", "NewsMediaOrganization", "Organization"):
            named = (node for node, _ in self._nodes if kind in schema_types(node))
            names = {name for node in named for name in self._names(node)[:1]}
            if len(names) == 1:
                return names.pop()
        return None

    def values(self, kind: str, key: str) -> list[object]:
        """Return the values of a key in all nodes of one type."""
        return [
            node[key] for node, _ in self._nodes if node.get(key) and kind in schema_types(node)
        ]

    def _with_names(self, node: Node) -> Node:
        people = {
            key: [one for entry in _listed(node.get(key)) for one in self._people(entry)]
            for key in _PEOPLE
        }
        offices = {key: next(iter(self._names(node.get(key))), None) for key in _OFFICES}
        return {**node, **people, **offices, UPDATES: self._updates(node)}

    def _updates(self, node: Node) -> list[object]:
        """Return the updates of a live blog, each once, even if they are separate nodes."""
        given = _listed(node.get(UPDATES))
        told = [
            self._posts.get(str(one.get("@id")), one) for one in given if isinstance(one, Mapping)
        ]
        return list({id(one): one for one in told}.values())

    def _people(self, entry: object) -> list[object]:
        """Return the names of an author, with the role if there is one."""
        names = self._names(entry)
        role = entry.get("role") if isinstance(entry, Mapping) else None
        return [{"name": name, "role": role} for name in names] if role else list(names)

    def _names(self, value: object, hops: int = _MOST_HOPS) -> list[str]:
        if isinstance(value, str):
            name = unescaped(value)
            if is_name(name):
                return [name]
            value = {"@id": value}
        if isinstance(value, list):
            return [name for entry in value[:_MOST_NAMES] for name in self._names(entry, hops)]
        if not isinstance(value, Mapping) or not hops:
            return []
        told = (self._names(value.get(key), hops - 1) for key in NAMES)
        names = next(filter(None, told), None) or _full_name(value)
        known = self._by_id.get(str(value.get("@id")))
        return names or (self._names(known, hops - 1) if known else [])


_RANKS = (
    lambda kind: "NewsArticle" in kind or kind == "LiveBlogPosting",
    lambda kind: kind.endswith("Article") or kind in _POSTS,
    lambda kind: kind in _SOCIAL,
)


def _rank(node: Node) -> int | None:
    kinds = schema_types(node)
    ranks = (number for number, fits in enumerate(_RANKS) if any(map(fits, kinds)))
    return next(ranks, None)


def _likeness(node: Node, signs: ArticleSigns) -> int:
    """Return a score from -2 to 2 of how well a node fits the page's article."""
    headlines = [t for t in (node.get("headline"), node.get("name")) if isinstance(t, str)]
    own = list(filter(names_page, declared_urls(node)))
    others = list(filter(names_page, signs.addresses))
    return _sign(own, others, is_same_page) + _sign(headlines, signs.headlines, share_words)


def _sign(own: Sequence[str], others: Sequence[str], fit: Callable[[str, str], bool]) -> int:
    if not own or not others:
        return 0
    return 1 if any(fit(one, other) for one in own for other in others) else -1


def declared_urls(node: Node) -> list[str]:
    """Return the addresses that a node gives for its page, absolute or relative."""
    values = [node.get("url"), *_listed(node.get("mainEntityOfPage")), node.get("@id")]
    told = [one.get("@id") or one.get("url") if isinstance(one, Mapping) else one for one in values]
    return [one for one in told if isinstance(one, str) and one]


def _walked(values: Iterable[object], is_part: bool = False) -> Iterator[tuple[Node, bool]]:
    for value in values:
        if isinstance(value, list):
            yield from _walked(value, is_part)
        elif isinstance(value, Mapping):
            yield value, is_part
            for key in _INNER:
                yield from _walked(_listed(value.get(key)), is_part or key in _PARTS)


def _full_name(node: Node) -> list[str]:
    parts = [node.get("givenName"), node.get("familyName")]
    name = " ".join(unescaped(part) for part in parts if isinstance(part, str)).strip()
    return [name] if name else []


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
