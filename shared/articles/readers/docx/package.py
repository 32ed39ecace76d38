"""The parts of a Word document: its text, the names of its styles, its properties."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zipfile import ZipFile

from shared.articles.readers.docx.content import ContentHandler
from shared.articles.readers.docx.xml_events import Handler, attribute, bad_docx, local_name, parse
from shared.articles.streams.limits import MIB
from shared.articles.streams.zip_archives import WORD_MEMBER, archive_kind, open_member
from shared.domain.errors import PermanentError

_TEXT_BYTES = 64 * MIB
_SIDE_BYTES = 8 * MIB
_PROPERTIES = frozenset({"title", "creator", "created"})
_VALUE_CHARACTERS = 2_000


@dataclass(slots=True)
class _Relations:
    """A handler that finds the part with the text."""

    target: str = ""

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        if attribute(attributes, "Type").endswith("/officeDocument"):
            self.target = self.target or attribute(attributes, "Target").lstrip("/")

    def end(self, tag: str, /) -> None:
        pass

    def data(self, text: str, /) -> None:
        pass

    def close(self) -> None:
        pass


@dataclass(slots=True)
class _Styles:
    """A handler that collects the names and outline levels of styles, by their ids.

    Ids are in the language of the program that wrote them; names are always English.
    """

    names: dict[str, str] = field(default_factory=dict)
    _id: str = ""

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        name = local_name(tag)
        if name == "style":
            self._id = attribute(attributes, "styleId")
        elif name == "name" and self._id:
            self.names.setdefault(self._id, attribute(attributes, "val").lower())

    def end(self, tag: str, /) -> None:
        if local_name(tag) == "style":
            self._id = ""

    def data(self, text: str, /) -> None:
        pass

    def close(self) -> None:
        pass


@dataclass(slots=True)
class _Properties:
    """A handler that collects the properties of the document."""

    values: dict[str, str] = field(default_factory=dict)
    _name: str = ""

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        self._name = local_name(tag)

    def end(self, tag: str, /) -> None:
        self._name = ""

    def data(self, text: str, /) -> None:
        if self._name in _PROPERTIES:
            so_far = self.values.get(self._name, "")
            self.values[self._name] = (so_far + text)[:_VALUE_CHARACTERS]

    def close(self) -> None:
        pass


def read_content(archive: ZipFile) -> ContentHandler:
    """Read the paragraphs of a document.

    Raises:
        PermanentError: `unknown-format`: the archive is no Word document; `bad-docx`.
    """
    relations = _Relations()
    _parse_member(archive, "_rels/.rels", relations, _SIDE_BYTES)
    names = archive.namelist()
    text = relations.target if relations.target in names else f"{WORD_MEMBER}document.xml"
    what = archive_kind(names)
    if text not in names or (what and not text.startswith(WORD_MEMBER)):
        if what:
            raise PermanentError("unknown-format", f"This is {what}.")
        raise bad_docx("it has no text part")
    content = ContentHandler()
    _parse_member(archive, text, content, _TEXT_BYTES)
    return content


def read_styles(archive: ZipFile) -> dict[str, str]:
    """Read the English names of the styles, in lower case, by id."""
    styles = _Styles()
    _parse_member(archive, f"{WORD_MEMBER}styles.xml", styles, _SIDE_BYTES)
    return styles.names


def read_properties(archive: ZipFile) -> dict[str, str]:
    """Read the properties `title`, `creator` and `created` that the document has."""
    properties = _Properties()
    _parse_member(archive, "docProps/core.xml", properties, _SIDE_BYTES)
    return {name: " ".join(value.split()) for name, value in properties.values.items()}


def _parse_member(archive: ZipFile, name: str, handler: Handler, limit: int) -> None:
    """Parse a member if the archive has it."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return
    parse(open_member(archive, member, limit), handler)
