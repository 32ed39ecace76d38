"""The paragraphs of a Word document in its final version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from shared.articles.readers.documents import join_row
from shared.articles.readers.docx.xml_events import attribute, local_name
from shared.articles.streams.limits import TEXT_BYTES
from shared.domain.errors import PermanentError

# Deleted and moved text, copies of text boxes for old programs, reading aids above a word.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "rt"})
_WRITTEN = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
}
_OFF = frozenset({"0", "false", "off"})
_ELEMENTS = 1_000_000


@dataclass(slots=True)
class StyledParagraph:
    """A paragraph with the id of its style.

    Attributes:
        text: its words.
        style: id of its style; empty where it has none.
        level: its own level in the outline, from 0, or None.
    """

    text: str = ""
    style: str = ""
    level: int | None = None


@dataclass(slots=True)
class ContentHandler:
    """A handler that collects the paragraphs of a document while its XML is read.

    Attributes:
        paragraphs: the complete paragraphs, in order; a row of short cells is one paragraph.
        foreign: whether the document contains a file of another format.
    """

    paragraphs: list[StyledParagraph] = field(default_factory=list)
    foreign: bool = False
    _names: list[str] = field(default_factory=list)
    _skipping: int = 0
    _open: list[StyledParagraph] = field(default_factory=list)
    _hidden: list[bool] = field(default_factory=list)
    _cells: list[list[StyledParagraph]] = field(default_factory=list)
    _rows: list[list[list[StyledParagraph]]] = field(default_factory=list)
    _placeholder: bool = False
    _elements: int = 0
    _characters: int = 0

    def start(self, tag: str, attributes: Mapping[str, str], /) -> None:
        """Handle the beginning of an element."""
        self._elements += 1
        if self._elements > _ELEMENTS:
            raise PermanentError(
                "too-complex", f"The document has more than {_ELEMENTS:,} parts. Save it as text."
            )
        name = local_name(tag)
        if self._skipping or self._is_skipped(name):
            self._skipping += 1
            return
        self._begin(name, attributes)
        self._names.append(name)

    def end(self, tag: str, /) -> None:
        """Handle the end of an element."""
        if self._skipping:
            self._skipping -= 1
            return
        name = self._names.pop()
        if name == "p" and self._open:
            self._keep(self._open.pop())
        elif name == "r" and self._hidden:
            self._hidden.pop()
        elif name == "tc" and self._cells and self._rows:
            self._rows[-1].append(self._cells.pop())
        elif name == "tr" and self._rows:
            self._end_row(self._rows.pop())

    def data(self, text: str, /) -> None:
        """Handle text; skip what is not text of the document."""
        if not self._skipping and self._names and self._names[-1] == "t":
            self._write(text)

    def close(self) -> None:
        """Do nothing at the end."""

    def _is_skipped(self, name: str) -> bool:
        if name == "sdtContent" and self._placeholder:
            self._placeholder = False
            return True
        parent = self._names[-1] if self._names else ""
        return name in _SKIPPED or (name == "rPr" and parent == "pPr")

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p":
            self._open.append(StyledParagraph())
        elif name == "r":
            self._hidden.append(False)
        elif name == "tr":
            self._rows.append([])
        elif name == "tc":
            self._cells.append([])
        elif name in _WRITTEN and "r" in self._names[-1:]:
            self._write(_WRITTEN[name])
        else:
            self._set(name, attributes)

    def _set(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attribute(attributes, "val")
        if name == "vanish" and self._hidden and value.lower() not in _OFF:
            self._hidden[-1] = True
        elif name == "pStyle" and self._open:
            self._open[-1].style = value
        elif name == "outlineLvl" and self._open and value.isdecimal():
            self._open[-1].level = int(value[:2])
        elif name == "showingPlcHdr":
            self._placeholder = value.lower() not in _OFF
        elif name == "altChunk":
            self.foreign = True

    def _write(self, text: str) -> None:
        if not self._open or (self._hidden and self._hidden[-1]):
            return
        self._characters += len(text)
        if self._characters > TEXT_BYTES:
            raise PermanentError(
                "text-too-long",
                f"The document's text is longer than {TEXT_BYTES // 2**20} MB. Upload it in parts.",
            )
        self._open[-1].text += text

    def _keep(self, paragraph: StyledParagraph) -> None:
        paragraph.text = paragraph.text.strip()
        if paragraph.text:
            (self._cells[-1] if self._cells else self.paragraphs).append(paragraph)

    def _end_row(self, cells: list[list[StyledParagraph]]) -> None:
        sink = self._cells[-1] if self._cells else self.paragraphs
        row = join_row([[one.text for one in cell] for cell in cells])
        sink += [StyledParagraph(text) for text in row]
