"""The values of the fields of a JSON article: texts and names, alone, in objects or in lists."""

from collections.abc import Iterable, Mapping, Sequence

from shared.articles.markup.fragments import fragment_line
from shared.articles.records.field_names import TITLE
from shared.articles.text.bylines import parse_bylines
from shared.articles.text.names import is_name
from shared.articles.text.urls import first_absolute_url

type JsonObject = Mapping[str, object]

# Keys of the text in an object: ninjs, JSON-LD, content systems, XML converted to JSON.
_VALUES = ("value", "@value", "rendered", "html", "text", "content", "#text", "raw")
# Keys of a name in an object, and keys of an address or identifier.
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
# How the roles begin of people who did other work than writing.
_OTHER_WORK = ("edit", "photo", "illustr", "transl", "produc", "camera", "graphic")
_MOST_NAMES = 50


def values_of(record: JsonObject, keys: Iterable[str]) -> list[object]:
    """Return the values of some keys, in the order of the keys, without empty ones."""
    return [value for key in keys if (value := record.get(key))]


def entries_of(record: JsonObject, keys: Iterable[str]) -> list[object]:
    """Return the values of some keys as `values_of` does, with the items of lists for lists."""
    values = values_of(record, keys)
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def raw_text(value: object) -> str:
    """Return the text of a field as written, with its markup.

    Args:
        value: a string, an object that holds one, or a list. The items of a list are paragraphs or
            blocks, which are joined, or `value`s as in ninjs, of which the best one counts.
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
    """Return a title as written; the main one where there are several."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return next(iter(value), "")
    return raw_text(value)


def ranked(entries: Sequence[JsonObject]) -> list[JsonObject]:
    """Sort the entries of a ninjs list that have the same meaning, the best one first.

    Sub-headlines and captions come last. HTML comes before plain text, because it marks
    paragraphs, and both come before other formats. The main role comes before other roles.
    """
    return sorted(
        entries, key=lambda entry: (_is_side(entry), _format(entry), entry_role(entry) != "main")
    )


def entry_role(entry: JsonObject) -> str:
    """Return the role of an entry in lower case, without the name of its vocabulary."""
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
    """Return the names in a value, as `strings_in` does, without addresses."""
    return [name for name in strings_in(value, _NAMES) if is_name(name)]


def strings_in(value: object, keys: Sequence[str] = _MARKS) -> list[str]:
    """Return the strings in a string, a number, an object with some keys, or a list of these.

    Args:
        value: any JSON value.
        keys: the keys of an object that are read; the first one with a value counts.
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
    """Return the first name in the values of some keys, in their order."""
    return next((n for value in values_of(record, keys) for n in names_in(value)), None)


def first_identifier(record: JsonObject, keys: Iterable[str]) -> str | None:
    """Return the first identifier or address in the values of some keys, as written."""
    return next((m for value in values_of(record, keys) for m in strings_in(value)), None)


def first_url(record: JsonObject, keys: Iterable[str]) -> str | None:
    """Return the first absolute http address in the values of some keys, in their order."""
    return first_absolute_url(m for value in values_of(record, keys) for m in strings_in(value))


def authors_of(value: object) -> tuple[str, ...]:
    """Return the authors in a byline or in a list of names, without editors and the like."""
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
