"""What the fields of a JSON article hold: texts and names, alone, in objects and in lists."""

from collections.abc import Iterable, Mapping, Sequence

from shared.articles.markup.fragments import fragment_line
from shared.articles.records.field_names import TITLE
from shared.articles.text.bylines import parse_bylines
from shared.articles.text.names import is_name
from shared.articles.text.urls import first_absolute_url

type JsonObject = Mapping[str, object]

# What holds the text inside an object: ninjs, JSON-LD, content systems, XML that was converted.
_VALUES = ("value", "@value", "rendered", "html", "text", "content", "#text", "raw")
# What holds a name, and what an address or an identifier, inside an object.
_NAMES = ("name", "value", "@value", "literal", "title")
_MARKS = ("value", "@value", "@id", "url", "uri", "$oid", "name", "literal")
_SIDE_ROLES = (
    "sub",
    "kicker",
    "over",
    "short",
    "seo",
    "web",
    "caption",
    "slug",
    "teaser",
    "social",
)
# Of an author's role: who did not write.
_OTHER_WORK = ("edit", "photo", "illustr", "transl", "produc", "camera", "graphic")
_MOST_NAMES = 50


def values_of(record: JsonObject, keys: Iterable[str]) -> list[object]:
    """Give the values that are not empty under some keys, in the order of the keys."""
    return [value for key in keys if (value := record.get(key))]


def entries_of(record: JsonObject, keys: Iterable[str]) -> list[object]:
    """Give the same values, and in the place of a list what it holds."""
    values = values_of(record, keys)
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def raw_text(value: object) -> str:
    """Return the text of a field as it is written, with any markup.

    Args:
        value: a string; an object that holds one; a list of paragraphs or blocks, which follow
            each other, or of `value`s as in ninjs, of which the best one is taken.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "" if values_of(value, TITLE.keys) else _inner(value)
    if not isinstance(value, list):
        return ""
    entries = [item for item in value if isinstance(item, Mapping)]
    if any("value" in entry or "@value" in entry for entry in entries):
        return next(filter(None, map(_inner, ranked(entries))), "")
    return "\n\n".join(filter(None, map(raw_text, value)))


def raw_title(value: object) -> str:
    """Return a title as it is written; of several, the main one."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return next(iter(value), "")
    return raw_text(value)


def ranked(entries: Sequence[JsonObject]) -> list[JsonObject]:
    """Put the entries of a ninjs list that say the same in order, the best one first.

    The main role goes before others, those of sub-headlines and captions come last; HTML goes
    before plain text, since it marks paragraphs, and both before other formats.
    """
    return sorted(
        entries, key=lambda entry: (_is_side(entry), _format(entry), entry_role(entry) != "main")
    )


def entry_role(entry: JsonObject) -> str:
    """Give the role of an entry in small letters, without the name of its vocabulary."""
    role = entry.get("role")
    return role.rpartition(":")[2].strip().lower() if isinstance(role, str) else ""


def _is_side(entry: JsonObject) -> bool:
    return entry_role(entry).startswith(_SIDE_ROLES)


def _format(entry: JsonObject) -> int:
    written = entry.get("contentType") or entry.get("contenttype")
    kind = written.lower() if isinstance(written, str) else ""
    if "html" in kind:
        return 0
    return 1 if not kind or kind.startswith("text/plain") else 2


def _inner(entry: JsonObject) -> str:
    return next((v for v in (entry.get(key) for key in _VALUES) if isinstance(v, str)), "")


def names_in(value: object) -> list[str]:
    """Return the names in a value as `strings_in` gives them; an address is none."""
    return [name for name in strings_in(value, _NAMES) if is_name(name)]


def strings_in(value: object, keys: Sequence[str] = _MARKS) -> list[str]:
    """Return what a string, a number, an object with one under some keys, or a list of these says.

    Args:
        value: any.
        keys: the first of them that an object has counts.
    """
    if isinstance(value, str):
        line = fragment_line(value)
        return [line] if line else []
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, Mapping):
        told = (strings_in(value[key], keys) for key in keys if value.get(key))
        return next(filter(None, told), [])
    if isinstance(value, list):
        flat = (item for item in value[:_MOST_NAMES] if not isinstance(item, list))
        return [line for item in flat for line in strings_in(item, keys)]
    return []


def first_name(record: JsonObject, keys: Iterable[str]) -> str | None:
    """Return the first name under some keys, in their order."""
    return next((n for value in values_of(record, keys) for n in names_in(value)), None)


def first_identifier(record: JsonObject, keys: Iterable[str]) -> str | None:
    """Return the first identifier or address under some keys, as it is written."""
    return next((m for value in values_of(record, keys) for m in strings_in(value)), None)


def first_url(record: JsonObject, keys: Iterable[str]) -> str | None:
    """Return the first absolute http address under some keys, in their order."""
    return first_absolute_url(m for value in values_of(record, keys) for m in strings_in(value))


def authors_of(value: object) -> tuple[str, ...]:
    """Return the authors of a field: a byline, or names, of which editors and the like are none."""
    if isinstance(value, str):
        return parse_bylines([fragment_line(value)])
    entries = value if isinstance(value, list) else [value]
    entries = [entry for entry in entries if not isinstance(entry, int)]  # numbers of accounts
    writers = [entry for entry in entries if not _does_other_work(entry)] or entries
    found: list[str] = []
    for name in names_in(writers):
        found += parse_bylines([name]) if name[:3].lower() == "by " else [name]
    return tuple(dict.fromkeys(found))


def _does_other_work(entry: object) -> bool:
    if not isinstance(entry, Mapping):
        return False
    roles = [*names_in(entry.get("role")), *names_in(entry.get("roles"))]
    return any(role.rpartition(":")[2].lower().startswith(_OTHER_WORK) for role in roles)
